internal import Model

extension RecordReader {
  /// The folders that a programme names beside its own.
  static func sources(_ fields: Fields) -> [Source] {
    var names: Set<Slug> = []
    return fields.maps("sources") { inner in
      let branch = inner.text("branch")
      let folder = inner.text("folder")
      let url = inner.text("url")
      guard let name = name(inner, besides: &names) else { return nil }
      if let branch, !Source.isBranch(branch) {
        inner.reportValue(
          "not_a_branch", of: "branch", "“\(branch)” cannot be a branch.", "Write its name, as shared/cluster.")
      } else if let folder, !Source.isFolder(folder) {
        inner.reportValue(
          "not_a_folder", of: "folder", "“\(folder)” is no folder of a repository.", "Write it as schools/elm.")
      } else if url == nil, branch == nil {
        // Not a missing key of the programme, which can be used without this source.
        inner.reportValue(
          "wrong_source", of: "name", "The source “\(name)” has neither an address nor a branch.",
          "Add a line url: with its address.")
      } else {
        return Source(name: name, url: url, branch: branch, folder: folder)
      }
      return nil
    }
  }

  private static func name(_ fields: Fields, besides names: inout Set<Slug>) -> Slug? {
    if fields.entry("name") == nil {
      fields.reportValue("wrong_source", of: "name", "A source has no name.", "Add a line name: with a short name.")
    }
    guard let name = fields.slug("name", of: "a source", "Write lower-case letters, digits and hyphens, as elm.") else {
      return nil
    }
    if name.text != Source.here, names.insert(name).inserted { return name }
    fields.reportValue(
      "doubled_source", of: "name",
      name.text == Source.here ? "“here” stands for this folder itself." : "There are two sources “\(name)”.",
      "Call one of them otherwise.")
    return nil
  }
}
