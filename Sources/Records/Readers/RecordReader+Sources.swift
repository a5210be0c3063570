internal import Model

extension RecordReader {
  /// The folders that a programme names beside its own.
  static func sources(_ fields: Fields) -> [Source] {
    var names: Set<Slug> = []
    var kept: Set<Slug> = []
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
        return Source(
          name: name, url: url, branch: branch, folder: folder, alliances: alliances(inner, besides: &kept))
      }
      return nil
    }
  }

  /// Each alliance keeps its name for one source: the first that names it.
  private static func alliances(_ fields: Fields, besides kept: inout Set<Slug>) -> [Slug]? {
    guard fields.entry("alliances") != nil else { return nil }
    let named = fields.slugs("alliances", of: "an alliance", "Write its name as it is there, as elm.")
    return named.filter { alliance in
      if kept.insert(alliance).inserted { return true }
      fields.reportValue(
        "doubled_source", of: "alliances", "Two sources keep the name “\(alliance)” for an alliance of theirs.",
        "Take it out of one of them.")
      return false
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
