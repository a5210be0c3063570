internal import Model
internal import Records

/// Two versions of a few records that git cannot merge line by line, and what they come to: to see whether git merges them through
/// this program.
package struct MergeProof {
  /// One file, in the version of both bases and sides, and as it must be after the merge.
  package struct File: Sendable {
    /// From the top of the repository.
    package let path: String
    package let base: String
    package let ours: String
    package let theirs: String
    package let merged: String
  }

  package let files: [File]

  /// - Parameter prefix: the enquiry folder's place in the repository.
  package init(prefix: String) throws {
    let folder = "\(prefix)\(Layout.records)/proof/proof"
    let definition = "schema: enquiry/1\ntitle: Reading\nscale: continuous\n"
    let columns =
      "occasion,group,subgroup_by,subgroup,school,definition,n,mean,sd,count,of,change,elapsed_months,moved,"
      + "source,note\n"
    let row = { (school: String) in "before,,,,\(school),,24,31.4,5.2,,,,,,,\n" }
    files = try [
      File(
        "\(folder)/measures/reading.yaml", definition, definition + "unit: marks\n", definition + "people: pupils\n"),
      File(
        "\(folder)/measures/reading.figures.csv", columns, columns + row("Elm School"), columns + row("Oak School")),
      File("\(prefix)\(Layout.programme)", "schema: enquiry/1\nname: Proof\n"),
    ]
  }
}

extension MergeProof.File {
  fileprivate init(_ path: String, _ base: String, _ ours: String? = nil, _ theirs: String? = nil) throws {
    let form: TextMerge.Form = path.hasSuffix(".csv") ? .figures : .record(.measure)
    func source(_ text: String) throws -> SourceText { try SourceText(path: path, text: text) }
    let merged = try TextMerge(form, bases: [source(base)]).merge(source(ours ?? base), source(theirs ?? base))
    self.init(
      path: path, base: base, ours: ours ?? base, theirs: theirs ?? base,
      merged: String(decoding: merged.bytes, as: UTF8.self))
  }
}
