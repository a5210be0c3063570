import Model

/// Looks for all that is wrong with the templates that a folder has in place of the shipped ones.
package struct TemplateCheck {
  private let templates: [String: String]
  private let shipped: [String: String]
  /// Every name that templates may use, but for those of words.
  private let values: Set<String>

  /// - Parameters:
  ///   - templates: those that packs are made with, by their path below `templates/`: the folder's own over the shipped ones.
  ///   - shipped: those that come with the program.
  package init(_ templates: [String: String], shipped: [String: String]) throws {
    self.templates = templates
    self.shipped = shipped
    let tags = shipped.filter { $0.key.hasSuffix(".mustache") }.values.flatMap(TemplateTag.all)
    var names = Set(tags.compactMap(\.value).flatMap { $0.split(separator: ".").map(String.init) })
    let words = try PackWords(shipped)
    for layout in PackContents.Layout.allCases {
      PageRegion(contents: TemplateSample.contents(layout), words: words, style: nil).value.addNames(to: &names)
    }
    values = names
  }

  /// In the order of the files and their lines; none where everything is as it was shipped.
  package func problems() -> [TemplateError] {
    let own = templates.keys.filter { $0.hasPrefix("pack/") && templates[$0] != shipped[$0] }.sorted()
    guard !own.isEmpty else { return [] }
    var found = own.flatMap(problems)
    for dialect in [Dialect.html, .markdown] {
      found += caught { _ = try TemplateSet(templates, dialect: dialect) }
    }
    if found.isEmpty { found = PackContents.Layout.allCases.flatMap { rendered(TemplateSample.contents($0)) } }
    var seen: Set<TemplateError> = []
    return found.filter { seen.insert($0).inserted }.sorted {
      ($0.template, $0.line ?? 0, $0.message) < ($1.template, $1.line ?? 0, $1.message)
    }
  }

  private func problems(in name: String) -> [TemplateError] {
    switch name {
    case "pack/words.txt": caught { _ = try PackWords(templates, shipped: shipped[name]) }
    case "pack/pack.css": styleProblems(name)
    case _ where name.hasSuffix(".mustache"): unknownNames(in: name) + uncalled(name)
    default: []
    }
  }

  private func caught(_ make: () throws -> Void) -> [TemplateError] {
    do { try make() } catch let error as TemplateError { return [error] } catch {
      return [TemplateError(template: "pack", line: nil, message: "\(error)")]
    }
    return []
  }

  /// A page of each kind is made of a few made-up words.
  private func rendered(_ contents: PackContents) -> [TemplateError] {
    caught { _ = try Pack.html(contents, templates: templates) }
      + caught { _ = try Pack.markdown(contents, templates: templates) }
  }

  // MARK: - What a style sheet must have

  private func styleProblems(_ name: String) -> [TemplateError] {
    let css = templates[name] ?? ""
    var problems = caught { _ = try PackStyle(templates, running: "") }
    if !css.contains("\"{{running}}\"") {
      problems.append(
        TemplateError(
          template: name, line: nil, message: "The line at the foot of each page is missing.",
          remedy: "Put this into @page: @bottom-left { content: \"{{running}}\"; }"))
    }
    if !css.contains("@page") {
      problems.append(
        TemplateError(
          template: name, line: nil, message: "Nothing says how pages are printed.",
          remedy: "Add a rule: @page { size: A4; margin: 14mm; }"))
    }
    return problems
  }

  // MARK: - Names

  /// Names that no template is given, with the one that was probably meant.
  private func unknownNames(in name: String) -> [TemplateError] {
    let words = shipped["pack/words.txt"].map { PackWords.names(of: $0) } ?? []
    return TemplateTag.all(in: templates[name] ?? "").filter { $0.sign != "/" }.compactMap { tag in
      guard let value = tag.value else { return nil }
      let parts = value.split(separator: ".").map(String.init)
      let isWord = parts.first == "w" && parts.count == 2
      let unknown = isWord ? parts.dropFirst().first { !words.contains($0) } : parts.first { !values.contains($0) }
      guard let unknown else { return nil }
      return TemplateError(
        template: name, line: tag.line,
        message: isWord ? "words.txt has no name “\(unknown)”." : "A pack has nothing called “\(unknown)”.",
        remedy: Nearest.question(for: unknown, among: (isWord ? words : values).sorted())
          ?? "Use a name that the shipped template has.")
    }
  }

  /// A part of one's own that no template puts in.
  private func uncalled(_ name: String) -> [TemplateError] {
    guard shipped[name] == nil else { return [] }
    let part = String(name.dropFirst("pack/".count).dropLast(".mustache".count))
    let calls = templates.filter { $0.key.hasSuffix(".mustache") }.values.flatMap(TemplateTag.all).compactMap(\.part)
    guard !calls.contains(part) else { return [] }
    return [
      TemplateError(
        template: name, line: nil, message: "No template puts this part in, and none of this name is shipped.",
        remedy: Nearest.question(for: name, among: shipped.keys.sorted()) ?? "Write {{> \(part)}} where it belongs.")
    ]
  }
}

extension Value {
  /// The names of all fields in it.
  fileprivate func addNames(to names: inout Set<String>) {
    switch self {
    case .fields(let fields):
      names.formUnion(fields.keys)
      for value in fields.values { value.addNames(to: &names) }
    case .list(let values): for value in values { value.addNames(to: &names) }
    case .text, .prose, .markup, .picture, .flag, .absent: break
    }
  }
}

/// A pack of made-up words, which is made to try templates and never shown.
enum TemplateSample {
  static func contents(_ layout: PackContents.Layout) -> PackContents {
    let alliance = Slug(known: "alliance")
    let name = EnquiryName(alliance: alliance, slug: Slug(known: "enquiry"))
    var enquiry = Enquiry(name: name, title: "An enquiry")
    enquiry.practice = "what is tried"
    let cluster = Cluster(slug: Slug(known: "cluster"), name: "A cluster", alliances: [alliance])
    return PackContents(
      cluster: cluster, meeting: PackMeeting(date: nil),
      alliances: [
        PackAlliance(
          alliance: Alliance(slug: alliance, name: "An alliance"),
          enquiries: [PackEnquiry(telling: Dossier(enquiry: enquiry), to: .cluster)])
      ],
      toolkit: Toolkit(title: "", source: nil, strands: [], interventions: []), basis: PackBasis(version: nil),
      layout: layout)
  }
}
