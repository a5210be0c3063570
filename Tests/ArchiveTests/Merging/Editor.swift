import Model
import Records
import TestSupport

@testable import Archive

/// Somebody who works on a folder: changes records as the program and as hands do, renames, adds and deletes.
struct Editor {
  private(set) var files: [String: [UInt8]]
  var dice: SplitMix
  /// What this person works on, so that several people often work on the same.
  private let hot: [String]

  /// - Parameter hot: ids and names that paths of interest contain.
  init(_ files: [String: [UInt8]], hot: [String], _ dice: SplitMix) {
    self.files = files
    self.hot = hot
    self.dice = dice
  }

  mutating func work() {
    if dice.once(in: 5) { return rearrange() }
    let paths = files.keys.sorted()
    let near = paths.filter { path in hot.contains { path.contains($0) } }
    guard let path = (near.isEmpty || dice.once(in: 6) ? paths : near).randomElement(using: &dice) else { return }
    edit(path)
  }

  private mutating func edit(_ path: String) {
    guard let bytes = files[path] else { return }
    switch Layout.mergeForm(of: path) {
    case .figures: files[path] = TableEditor(bytes).figures(&dice)
    case .summary: files[path] = TableEditor(bytes).summary(&dice)
    case .lines where path.hasSuffix(".png"): files[path] = bytes + Array("\(dice.below(3))\n".utf8)
    case .lines: files[path] = lines(path, bytes)
    case .whole: files[path] = bytes + Array("# \(dice.below(3))\n".utf8)
    case .record(let kind):
      guard let text = try? SourceText(path: path, bytes: bytes) else { return }
      files[path] = RecordEditor(kind, text).edited(&dice).bytes
    }
  }

  private mutating func lines(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let index = dice.below(lines.count)
    if dice.once(in: 3) { lines.remove(at: index) } else { lines.insert("Line \(dice.below(9)).", at: index) }
    return Array(lines.joined(separator: "\n").utf8)
  }

  // MARK: - Whole files

  private mutating func rearrange() {
    switch dice.below(10) {
    case 0: renameEnquiry()
    case 1: renameAlliance()
    case 2, 3: renameEntry()
    case 4: delete()
    case 5: deleteMeasure()
    case 6 where dice.once(in: 3): deleteEnquiry()
    default: add()
    }
  }

  /// Moves all below a folder.
  private mutating func move(_ from: String, to: String) {
    guard !files.keys.contains(where: { $0.hasPrefix(to) }) else { return }
    for path in files.keys where path.hasPrefix(from) {
      files[to + path.dropFirst(from.count)] = files.removeValue(forKey: path)
    }
  }

  private var enquiries: [String] {
    files.keys.filter { $0.hasSuffix("/enquiry.md") }.map { String($0.dropLast(10)) }.sorted()
  }

  private mutating func renameEnquiry() {
    guard let from = enquiries.randomElement(using: &dice) else { return }
    let alliance = from.split(separator: "/")[1]
    move(
      from,
      to: "enquiries/\(dice.once(in: 6) ? "oak" : alliance)/\(dice.pick(["pairs", "reading-pairs", "talk-more"]))/")
  }

  private mutating func renameAlliance() {
    let alliances = files.keys.filter { $0.hasSuffix("/alliance.yaml") }.sorted()
    guard let from = alliances.randomElement(using: &dice) else { return }
    move(String(from.dropLast(13)), to: "enquiries/\(dice.pick(["elm-and-ash", "oak-hill"]))/")
  }

  /// Another day, kind or period in the name of an entry, or another enquiry.
  private mutating func renameEntry() {
    let entries = files.keys.filter { EntryPath($0) != nil }.sorted()
    guard let path = entries.randomElement(using: &dice), var entry = EntryPath(path) else { return }
    if dice.once(in: 8), let enquiry = enquiries.randomElement(using: &dice), let inner = entry.folderOfEnquiry {
      entry.folder = enquiry + inner
    } else {
      entry.rename(&dice)
    }
    guard files[entry.path] == nil else { return }
    files[entry.path] = files.removeValue(forKey: path)
  }

  private mutating func delete() {
    let kept = ["programme.yaml", "alliance.yaml", "cluster.yaml", "enquiry.md"]
    let paths = files.keys.filter { path in !kept.contains { path.hasSuffix($0) } }.sorted()
    guard let path = paths.randomElement(using: &dice) else { return }
    files[path] = nil
  }

  private mutating func deleteMeasure() {
    let measures = files.keys.filter { $0.contains("/measures/") && $0.hasSuffix(".yaml") }.sorted()
    guard let path = measures.randomElement(using: &dice) else { return }
    for ending in ["yaml", "figures.csv", "summary.csv"] { files[path.dropLast(4) + ending] = nil }
  }

  private mutating func deleteEnquiry() {
    guard let folder = enquiries.randomElement(using: &dice) else { return }
    for path in files.keys where path.hasPrefix(folder) { files[path] = nil }
  }

  /// A new record: with an id of its own, or under a name that somebody else may choose, too.
  private mutating func add() {
    let id = String((0..<8).map { _ in dice.pick(EntryID.alphabet) })
    let folder = enquiries.randomElement(using: &dice) ?? "enquiries/elm/new/"
    let day = dice.pick(["2014-12-01", "2014-12-02", "undated"])
    let measure = folder + "measures/" + dice.pick(["wellbeing", "reading"])
    let number = dice.below(3)
    let new: (path: String, text: String) = dice.pick([
      ("\(folder)evidence/\(day)-survey-\(id).md", MadeFolder.evidence),
      ("\(folder)leadership/\(day)-\(id).md", MadeFolder.leadership),
      ("\(folder)participation/\(day)-left-\(id).md", MadeFolder.participation),
      ("\(folder)cycles/\(dice.pick(["spring-2015", "autumn-2014"]))-\(id).md", MadeFolder.cycle),
      ("\(measure).yaml", MadeFolder.measure("Measure \(number)")),
      ("\(measure).figures.csv", MadeFolder.figures), ("\(measure).summary.csv", MadeFolder.summary),
      ("\(MadeFolder.river)actions/\(id).md", MadeFolder.action),
      ("\(MadeFolder.river)meetings/2015-01-20.md", MadeFolder.meeting),
      ("enquiries/toolkit/more.yaml", MadeFolder.toolkit),
      (
        "enquiries/elm/\(dice.pick(["maths", "talk-more"]))/enquiry.md",
        MadeFolder.enquiry(id, "Maths", measure: "none")
      ),
      ("notes \(number) é.txt", "One line.\n\nAnother line \(number).\n"),
    ])
    guard files[new.path] == nil else { return }
    files[new.path] = Array(new.text.utf8)
    edit(new.path)
  }
}

/// The path of a record with an id in its name, in parts.
private struct EntryPath {
  var folder: String
  var words: String
  let id: String

  init?(_ path: String) {
    guard Layout.location(of: path)?.id != nil, let slash = path.lastIndex(of: "/") else { return nil }
    folder = String(path[...slash])
    let name = path[path.index(after: slash)...].dropLast(3)
    id = String(name.suffix(8))
    words = String(name.dropLast(8))
  }

  var path: String { folder + words + id + ".md" }

  /// The last part of the folder, where the entry belongs to an enquiry.
  var folderOfEnquiry: String? {
    let parts = folder.split(separator: "/")
    return parts.count == 4 ? parts[3] + "/" : nil
  }

  mutating func rename(_ dice: inout SplitMix) {
    let day = dice.pick(["2014-10-05", "2014-10-06", "undated"])
    switch folder.split(separator: "/").last {
    case "cycles": words = dice.pick(["autumn-2014-", "spring-2015-", "unknown-"])
    case "evidence": words = day + dice.pick(["-survey-", "-observation-"])
    case "participation": words = day + dice.pick(["-joined-", "-left-"])
    case "leadership": words = day + "-"
    case "check-ins": words = day + dice.pick(["-elm-", "-oak-"])
    default: break
    }
  }
}
