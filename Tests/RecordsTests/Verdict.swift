import Model
import Records

/// What the readers say of a record of a kind.
enum Verdict {
  /// All that is wrong, hints included.
  static func problems(_ source: SourceText, as kind: RecordKind) throws(RecordError) -> [Problem] {
    guard let slug = Slug("own-scheme"), let id = EntryID("00000000"), let day = Day(iso: "2014-03-05") else {
      return []
    }
    return switch kind {
    case .programme: try RecordReader.programme(source).problems
    case .alliance: try RecordReader.alliance(source, slug: slug).problems
    case .cluster: try RecordReader.cluster(source, slug: slug).problems
    case .enquiry: try RecordReader.enquiry(source, name: EnquiryName(alliance: slug, slug: slug)).problems
    case .cycle: try RecordReader.cycle(source, id: id, period: .unknown).problems
    case .evidence: try RecordReader.evidence(source, id: id, date: day, kind: .survey).problems
    case .leadership: try RecordReader.leadership(source, id: id, date: day).problems
    case .participation: try RecordReader.participation(source, id: id, date: day, kind: .joined).problems
    case .coding: try RecordReader.coding(source, id: id, date: day, entry: id).problems
    case .measure: try RecordReader.measure(source, id: slug).problems
    case .framework: try RecordReader.framework(source, id: slug).problems
    case .toolkit: try RecordReader.toolkit(source).problems
    case .lock: try RecordReader.lock(source).problems
    case .meeting: try RecordReader.meeting(source, cluster: slug, date: day).problems
    case .checkIn: try RecordReader.checkIn(source, id: id, date: day, cluster: slug, alliance: slug).problems
    case .action: try RecordReader.action(source, id: id, cluster: slug).problems
    case .pack:
      try RecordReader.pack(source, cluster: slug, meeting: day, edition: PackIssue.Edition(audience: "cluster"))
        .problems
    case .pseudonyms: try RecordReader.pseudonyms(source).problems
    }
  }

  /// Whether a schema may accept what this complains about.
  static func isForReadersOnly(_ error: Problem) -> Bool {
    // To an editor 12 is as much a number as 12345678, which is an id.
    readersOnly[error.code] != nil || error.code == "not_an_id" && error.message.contains(/“[0-9.]+”/)
  }

  /// What only the readers know, since it is about several values or the file's name: a schema may accept it.
  static let readersOnly: [String: String] = [
    "not_a_branch": "git's rules for the names of branches are long",
    "not_a_folder": "what leads out of a folder has many forms",
    "wrong_source": "an address or a branch is needed",
    "doubled_source": "items are known by one of their keys",
    "wrong_term": "terms follow each other through the year",
    "not_a_day_of_the_year": "a day of every year, in words",
    "no_terms": "a list of terms names one",
    "other_id": "a framework is called as its file",
    "doubled_id": "an id stands once in a framework",
    "not_in_folder": "a path stays in the folder",
    "unknown_group": "an entry stands in a group of its framework",
  ]
}

/// A record as an editor sees it: plain words typed by the core rules of YAML 1.2, as JSON.
enum EditorJSON {
  static func text(_ node: Node?) -> String {
    guard let node else { return "{}" }
    switch node.content {
    case .scalar(let text, style: .plain): return typed(text)
    case .scalar(let text, style: _): return quoted(text)
    case .list(let items, _): return "[" + items.map(EditorJSON.text).joined(separator: ",") + "]"
    case .map(let entries, _):
      return "{" + entries.map { quoted($0.key) + ":" + text($0.value) }.joined(separator: ",") + "}"
    }
  }

  private static func typed(_ word: String) -> String {
    if ["", "~", "null", "Null", "NULL"].contains(word) { return "null" }
    if ["true", "True", "TRUE"].contains(word) { return "true" }
    if ["false", "False", "FALSE"].contains(word) { return "false" }
    if let hex = word.wholeMatch(of: /0x([0-9a-fA-F]+)/), let number = Int(hex.1, radix: 16) { return String(number) }
    if let octal = word.wholeMatch(of: /0o([0-7]+)/), let number = Int(octal.1, radix: 8) { return String(number) }
    guard let number = word.wholeMatch(of: /([-+]?)([0-9]*)(\.[0-9]*)?([eE][-+]?[0-9]+)?/) else { return quoted(word) }
    let whole = number.2.drop { $0 == "0" }
    let fraction = number.3.map { $0.dropFirst() } ?? ""
    if number.2.isEmpty && fraction.isEmpty { return quoted(word) }
    return (number.1 == "-" ? "-" : "") + (whole.isEmpty ? "0" : whole) + (fraction.isEmpty ? "" : "." + fraction)
      + (number.4.map(String.init) ?? "")
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20:
        quoted +=
          "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
          + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
