internal import Archive
internal import Model
internal import Packs
internal import Records

/// The templates that a folder may have in place of the shipped ones, and what each is for.
enum TemplateUses {
  /// Those that are read from a folder's own `templates/`; frameworks and the toolkit stand among the records.
  static let names = Templates.names.filter { use(of: $0) != nil }

  /// A phrase; nil for what has no place in a folder's `templates/`.
  static func use(of name: String) -> String? {
    let parts = name.split(separator: "/").map(String.init)
    guard parts.count == 2, let stem = parts[1].split(separator: ".").first.map(String.init) else { return nil }
    switch parts[0] {
    case "pack": return pack(stem) + (parts[1].hasSuffix(".md.mustache") ? ", as text" : "")
    case "meeting": return "the layout of a meeting's agenda"
    case "records": return RecordKind(rawValue: stem).map { "what a new record begins as: \($0.title)" }
    default: return nil
    }
  }

  private static func pack(_ stem: String) -> String {
    let uses = [
      "words": "all headings and fixed words of packs", "page": "a pack as a whole",
      "report": "the report of one enquiry",
      "governors": "the page for governors", "head": "what stands before the page: title, style",
      "cover": "the cover with the agenda", "glance": "all enquiries at a glance", "actions": "actions from last time",
      "spread": "the two pages of an enquiry", "left": "the left page of an enquiry: what was tried, what changed",
      "right": "the right page of an enquiry: what the meeting needs", "themes": "what enquiries have in common",
      "annex": "the annex", "chart": "a chart with its table", "figures": "the measures in detail",
      "table": "a table of figures", "logs": "the logs", "entry": "an entry of a log",
      "origin": "where a fact comes from",
      "plan": "changes to a plan",
    ]
    return uses[stem] ?? "the style of packs: fonts, colours, how pages break"
  }

  /// The template that a person names: `left.html.mustache`, `pack/left.html.mustache`, `templates/pack/left.html.mustache`.
  static func find(_ word: String) throws -> String {
    let plain = word.hasPrefix("templates/") ? String(word.dropFirst("templates/".count)) : word
    if let name = names.first(where: { $0 == plain || $0.hasSuffix("/" + plain) }) { return name }
    if Templates.names.contains(plain) {
      throw Failure(
        "“\(word)” is not read from templates/.",
        hint:
          "A toolkit or a framework of your own stands in enquiries/toolkit/ or enquiries/frameworks/: see docs/format.md.",
        code: .usage)
    }
    let short = names.compactMap { $0.split(separator: "/").last.map(String.init) }
    throw Failure(
      "There is no template “\(word)”.",
      hint: Nearest.question(for: plain, among: names + short) ?? "See them all: enquiry templates list",
      code: .notFound)
  }
}

extension Snapshot {
  /// The templates of packs: the folder's own over the shipped ones.
  ///
  /// - Throws: ``TemplateError`` for the first thing that is wrong with one of the folder's own.
  func packTemplates() throws -> [String: String] {
    let templates = try templates()
    if let problem = try TemplateCheck(templates, shipped: Templates.texts()).problems().first { throw problem }
    return templates
  }
}
