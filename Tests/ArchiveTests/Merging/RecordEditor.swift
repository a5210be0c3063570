import Model
import Records
import TestSupport

/// Changes a record of keys and text once, as the program does or as hands do; what comes out can be read.
struct RecordEditor {
  private let kind: RecordKind
  private let text: SourceText

  init(_ kind: RecordKind, _ text: SourceText) {
    self.kind = kind
    self.text = text
  }

  func edited(_ dice: inout SplitMix) -> SourceText {
    let made: String? =
      switch dice.below(12) {
      case 0, 1, 2, 3: keyed(&dice)
      case 4: withoutItem(&dice)
      case 5: withItemsSwapped(&dice)
      case 6: commented(&dice)
      case 7: dice.once(in: 3) ? otherLineEnds : withoutItem(&dice)
      case 8: withoutSection(&dice)
      default: kind.ending == "md" ? reworded(&dice) : keyed(&dice)
      }
    guard let made, let changed = try? SourceText(path: text.path, text: made), (try? FrontMatter(changed)) != nil
    else { return text }
    return changed
  }

  // MARK: - Keys

  /// A value set, put into a list or taken away, at any depth.
  private func keyed(_ dice: inout SplitMix) -> String? {
    guard let root = try? FrontMatter(text).root else { return nil }
    let written = kind.keys.filter { root[$0.name] != nil && $0.name != "id" }
    guard var key = (dice.once(in: 4) || written.isEmpty ? kind.keys : written).randomElement(using: &dice) else {
      return nil
    }
    // A folder that is a sample is not written to; ids and the format are nothing that people change.
    if ["id", "schema", "sample"].contains(key.name) { key = kind.keys.last ?? key }
    var (path, shape, node) = (key.name, key.shape, root[key.name])
    while !dice.once(in: 4) {
      if case .list(let items, _)? = node?.content, let item = Self.item(of: shape) {
        if dice.once(in: 3) { return applied(.add(dice.value(item), to: path)) }
        guard let number = items.indices.randomElement(using: &dice) else { break }
        (path, shape, node) = ("\(path).\(number)", item, items[number])
      } else if let inner = shape.inner.randomElement(using: &dice), case .map? = node?.content {
        (path, shape, node) = ("\(path).\(inner.name)", inner.shape, node?[inner.name])
      } else {
        break
      }
    }
    return applied(.set(path, dice.once(in: 7) ? .list([]) : dice.value(shape)))
  }

  private static func item(of shape: RecordKey.Shape) -> RecordKey.Shape? {
    switch shape {
    case .list(let item): item
    case .either(let shapes): shapes.lazy.compactMap { item(of: $0) }.first
    default: nil
    }
  }

  private func applied(_ edit: RecordEdit) -> String? {
    // Not all that hands have written can be changed by the program.
    (try? text.applying([edit], as: kind))?.text
  }

  // MARK: - Items

  /// The lines of the items of a list that has one item a line or more.
  private func items(_ dice: inout SplitMix) -> [Range<Int>] {
    var lists: [[Range<Int>]] = []
    func look(_ node: Node) {
      switch node.content {
      case .scalar: break
      case .map(let entries, _): for entry in entries { look(entry.value) }
      case .list(let items, let isFlow):
        if !isFlow, !items.isEmpty {
          lists.append(items.map { text.lineStart($0.range.lowerBound)..<text.nextLine($0.range.upperBound - 1) })
        }
        for item in items { look(item) }
      }
    }
    guard let root = try? FrontMatter(text).root else { return [] }
    look(root)
    return lists.randomElement(using: &dice) ?? []
  }

  private func withoutItem(_ dice: inout SplitMix) -> String? {
    items(&dice).randomElement(using: &dice).map {
      text.string(0..<$0.lowerBound) + text.string($0.upperBound..<text.bytes.count)
    }
  }

  private func withItemsSwapped(_ dice: inout SplitMix) -> String? {
    let items = items(&dice)
    guard items.count > 1 else { return nil }
    let index = dice.below(items.count - 1)
    let (one, other) = (items[index], items[index + 1])
    guard one.upperBound <= other.lowerBound else { return nil }
    return text.string(0..<one.lowerBound) + text.string(other) + text.string(one.upperBound..<other.lowerBound)
      + text.string(one) + text.string(other.upperBound..<text.bytes.count)
  }

  // MARK: - Layout

  private func commented(_ dice: inout SplitMix) -> String? {
    guard let matter = try? FrontMatter(text), case .map(let entries, _)? = matter.root?.content,
      let entry = entries.randomElement(using: &dice)
    else { return nil }
    let start = text.lineStart(entry.keyRange.lowerBound)
    let end = String(decoding: text.lineEnd, as: UTF8.self)
    return text.string(0..<start) + "# note \(dice.below(5))" + end + text.string(start..<text.bytes.count)
  }

  private var otherLineEnds: String {
    let bytes = text.bytes.filter { $0 != 13 }
    let isCRLF = text.lineEnd.count == 2
    return String(decoding: isCRLF ? bytes : bytes.flatMap { $0 == 10 ? [13, 10] : [$0] }, as: UTF8.self)
  }

  // MARK: - Text

  private var body: (head: String, lines: [String])? {
    guard let matter = try? FrontMatter(text), !matter.body.isEmpty else { return nil }
    let end = String(decoding: text.lineEnd, as: UTF8.self)
    let lines = text.string(matter.body).split(separator: end.last ?? "\n", omittingEmptySubsequences: false)
    return (text.string(0..<matter.body.lowerBound), lines.map(String.init))
  }

  /// A line changed, put in or taken away, or a section begun.
  private func reworded(_ dice: inout SplitMix) -> String? {
    guard let (head, written) = body else { return nil }
    var lines = written
    let index = dice.below(lines.count)
    switch dice.below(5) {
    case 0: lines[index] = "Line \(dice.below(30))."
    case 1: lines.remove(at: index)
    case 2:
      lines.insert(
        contentsOf: ["## " + dice.pick(["New", "Notes", "Decision"]), "", "Line \(dice.below(30))."], at: index)
    default: lines.insert(contentsOf: ["Line \(dice.below(30)).", ""], at: index)
    }
    return head + lines.joined(separator: String(decoding: text.lineEnd, as: UTF8.self))
  }

  private func withoutSection(_ dice: inout SplitMix) -> String? {
    guard let (head, lines) = body else { return nil }
    let starts = lines.indices.filter { lines[$0].hasPrefix("## ") }
    guard let start = starts.randomElement(using: &dice) else { return nil }
    let stop = starts.first { $0 > start } ?? lines.count
    let kept = lines[..<start] + lines[stop...]
    return head + kept.joined(separator: String(decoding: text.lineEnd, as: UTF8.self))
  }
}
