package import Model
package import Records

extension Snapshot {
  /// The built-in toolkit, with the strands of the folder's own files after it, and what sources have besides; by what an alliance
  /// of a source calls things see ``toolkit(for:)``.
  package func toolkit() throws -> Loaded<Toolkit> {
    var problems: [Problem] = []
    let builtIn = try Toolkit.builtIn()
    var strands = builtIn.strands
    var interventions = builtIn.interventions
    for name in try names(in: Layout.toolkit) where name.hasSuffix(".yaml") {
      guard let more = try record("\(Layout.toolkit)/\(name)", &problems, RecordReader.toolkit) else { continue }
      strands += more.strands
      let ids = Set(more.interventions.map(\.id))
      interventions = interventions.filter { !ids.contains($0.id) } + more.interventions
    }
    for source in try mountedSources() {
      let theirs = try snapshot(of: source).toolkit().value
      let known = (Set(strands.map(\.id)), Set(interventions.map(\.id)))
      strands += theirs.strands.filter { !known.0.contains($0.id) }
      interventions += theirs.interventions.filter { !known.1.contains($0.id) }
    }
    return Loaded(
      Toolkit(title: builtIn.title, source: builtIn.source, strands: strands, interventions: interventions),
      problems: problems)
  }

  /// The toolkit by which an alliance goes: that of its own folder.
  package func toolkit(for alliance: Slug) throws -> Toolkit {
    try home(of: alliance)?.toolkit().value ?? toolkit().value
  }

  /// The frameworks by which an alliance goes: those of its own folder.
  package func frameworks(for alliance: Slug) throws -> Frameworks {
    try home(of: alliance)?.frameworks().value ?? frameworks().value
  }

  /// The folder that an alliance comes from; nil for this one.
  private func home(of alliance: Slug) throws -> Snapshot? {
    try source(of: alliance).map { source throws(ArchiveError) in try snapshot(of: source) }
  }

  /// The built-in frameworks, with the folder's own ones over and beside them, and what sources have besides.
  package func frameworks() throws -> Loaded<Frameworks> {
    var problems: [Problem] = []
    var frameworks: [Slug: Framework] = [:]
    for framework in try Frameworks.builtIn().all { frameworks[framework.id] = framework }
    for file in try names(in: Layout.frameworks) {
      guard case .framework(let id)? = Layout.location(of: "\(Layout.frameworks)/\(file)") else { continue }
      let own = try record("\(Layout.frameworks)/\(file)", &problems) { source throws(RecordError) in
        try RecordReader.framework(source, id: id)
      }
      if let own { frameworks[id] = frameworks[id]?.overridden(by: own) ?? own }
    }
    for source in try mountedSources() {
      for theirs in try snapshot(of: source).frameworks().value.all where frameworks[theirs.id] == nil {
        frameworks[theirs.id] = theirs
      }
    }
    return Loaded(Frameworks(Array(frameworks.values)), problems: problems)
  }

  /// A template: the folder's own one, else the built-in one.
  package func template(_ name: String) throws -> SourceText {
    let path = "\(Layout.templates)/\(name)"
    guard let bytes = try bytes(path) ?? Templates.builtIn(name) else {
      throw ArchiveError.notFound(
        .template, name: name, nearest: Nearest.match(for: name, among: Templates.names), choices: [])
    }
    return try SourceText(path: path, bytes: bytes)
  }

  /// All templates by name: the folder's own ones over the built-in ones, with parts of packs that it has beside them.
  package func templates() throws -> [String: String] {
    var texts: [String: String] = [:]
    for name in Templates.names { texts[name] = try template(name).text }
    for name in try ownTemplates() where texts[name] == nil && name.hasPrefix("pack/") {
      let path = "\(Layout.templates)/\(name)"
      texts[name] = try bytes(path).map { try SourceText(path: path, bytes: $0).text }
    }
    return texts
  }

  /// The templates that the folder itself has, by name: those of built-in names, and further parts of packs.
  package func ownTemplates() throws -> [String] {
    let known = try Templates.names.filter { try exists("\(Layout.templates)/\($0)") }
    let parts = try names(in: "\(Layout.templates)/pack").filter { $0.hasSuffix(".mustache") }.map { "pack/\($0)" }
    return (known + parts).unique.sorted()
  }
}

extension Toolkit {
  /// The toolkit that ships with the program.
  package static func builtIn() throws -> Toolkit {
    let source = try SourceText(path: "templates/toolkit.yaml", bytes: Templates.builtIn("toolkit.yaml") ?? [])
    let reading = try RecordReader.toolkit(source)
    guard let toolkit = reading.value else { throw ArchiveError.notReadable(reading.problems) }
    return toolkit
  }
}

extension Frameworks {
  /// The frameworks that ship with the program.
  package static func builtIn() throws -> Frameworks {
    let folder = "frameworks/"
    return Frameworks(
      try Templates.names.filter { $0.hasPrefix(folder) }.compactMap { name -> Framework? in
        guard let id = Slug(name.dropFirst(folder.count).dropLast(".yaml".count)) else { return nil }
        let source = try SourceText(path: "templates/\(name)", bytes: Templates.builtIn(name) ?? [])
        let reading = try RecordReader.framework(source, id: id)
        guard let framework = reading.value else { throw ArchiveError.notReadable(reading.problems) }
        return framework
      })
  }
}
