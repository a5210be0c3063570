internal import Model
internal import Records

/// Two versions of a few records that git cannot merge line by line, and what they come to: to see whether git merges them through
/// this program, and takes no record for another one.
package struct MergeProof {
  /// One file, in the version of the base and of both sides, and as it must be after the merge; nil where it is not there.
  package struct File: Sendable {
    /// From the top of the repository.
    package let path: String
    package let base: String?
    package let ours: String?
    package let theirs: String?
    package let merged: String?
  }

  /// Records that both sides changed.
  package let files: [File]
  /// A record that one side took out and the other changed. Git stops there.
  package let gone: File
  /// A record that came in where the other one was taken out, and that is like it: nobody else changed it.
  package let alike: File

  package var all: [File] { files + [gone, alike] }

  /// - Parameter prefix: the enquiry folder's place in the repository.
  package init(prefix: String) throws {
    let folder = "\(prefix)\(Layout.records)/proof/proof"
    let definition = "schema: enquiry/1\ntitle: Reading\nscale: continuous\n"
    let columns =
      "occasion,group,subgroup_by,subgroup,school,definition,n,mean,sd,count,of,change,elapsed_months,moved,source,note\n"
    let row = { (school: String) in "before,,,,\(school),,24,31.4,5.2,,,,,,,\n" }
    let programme = "schema: enquiry/1\nname: Proof\n"
    files = [
      try File(
        "\(folder)/measures/reading.yaml", definition, definition + "unit: marks\n", definition + "people: pupils\n"),
      try File(
        "\(folder)/measures/reading.figures.csv", columns, columns + row("Elm School"), columns + row("Oak School")),
      File(
        path: prefix + Layout.programme, base: programme, ours: programme, theirs: programme, merged: programme),
    ]
    let entry = "---\nschema: enquiry/1\nsource: A survey of 31 pupils\nconsent: given\n---\nThey read on.\n"
    let withdrawn = entry.replacing("given", with: "withdrawn")
    gone = File(
      path: "\(folder)/evidence/2014-03-05-survey-2345672a.md", base: entry, ours: nil, theirs: withdrawn, merged: nil)
    alike = File(
      path: "\(folder)/evidence/2014-03-12-survey-2345672b.md", base: nil, ours: entry, theirs: nil, merged: entry)
  }
}

extension MergeProof.File {
  fileprivate init(_ path: String, _ base: String, _ ours: String, _ theirs: String) throws {
    let form: TextMerge.Form = path.hasSuffix(".csv") ? .figures : .record(.measure)
    func source(_ text: String) throws -> SourceText { try SourceText(path: path, text: text) }
    let merged = try TextMerge(form, bases: [source(base)]).merge(source(ours), source(theirs))
    self.init(path: path, base: base, ours: ours, theirs: theirs, merged: String(decoding: merged.bytes, as: UTF8.self))
  }
}
