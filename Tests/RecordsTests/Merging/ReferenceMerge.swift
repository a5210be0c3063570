import Model
import Records

/// The merge of plain values, slow and obviously right: what each value must come to, one by one, with what is open.
struct ReferenceMerge {
  /// What a value says.
  indirect enum Said: Hashable {
    case nothing
    case text([UInt8])
    case list([Said])
    case map([String: Said])

    init(_ node: Node?, _ shape: RecordKey.Shape) {
      switch node?.content {
      case nil: self = .nothing
      case .scalar(let text, _)?:
        let word = Said.text(Array(text.utf8))
        self = node?.isEmpty == true ? .nothing : shape.word.map { .map([$0: word]) } ?? word
      case .list(let items, _)?:
        let said = items.map { Said($0, shape.ofItem) }
        self = said.isEmpty ? .nothing : .list(said)
      case .map(let entries, _)?:
        var said: [String: Said] = [:]
        for entry in entries {
          let value = Said(entry.value, shape.mapKeys.first { $0.name == entry.key }?.shape ?? .text)
          if value != .nothing { said[entry.key] = value }
        }
        self = said.isEmpty ? .nothing : .map(said)
      }
    }
  }

  let questions: [MergeQuestion]
  private(set) var faults: [String] = []
  /// The places of questions that were needed.
  private(set) var needed: Set<[String]> = []

  init(_ questions: [MergeQuestion]) { self.questions = questions }

  private func isOpen(_ path: [String]) -> Bool {
    questions.contains { question in
      if case .key(let place) = question.spot { return path.starts(with: place) }
      return false
    }
  }

  mutating func compare(
    _ path: [String], _ shape: RecordKey.Shape, _ items: RecordKey.Items, base: Said, ours: Said, theirs: Said,
    merged: Said
  ) {
    let all = [base, ours, theirs].filter { $0 != .nothing }
    if !all.isEmpty, items.order != .atomic, all.allSatisfy({ $0.isList }) {
      return compareLists(path, shape.ofItem, items, base.items, ours.items, theirs.items, merged)
    }
    // A record without keys is one all of whose keys hold nothing.
    if path.isEmpty || (ours.isMap && theirs.isMap && all.allSatisfy({ $0.isMap })) {
      let maps = [base, ours, theirs, merged].map(\.entries)
      for key in Set(maps.flatMap(\.keys)) {
        let inner = shape.mapKeys.first { $0.name == key }
        let values = maps.map { $0[key] ?? .nothing }
        compare(
          path + [key], inner?.shape ?? .text, inner?.items ?? .set, base: values[0], ours: values[1],
          theirs: values[2], merged: values[3])
      }
      return
    }
    let plain = [base, ours, theirs, merged].map { $0.withoutOrder(shape, items) }
    decide(path, base: plain[0], ours: plain[1], theirs: plain[2], merged: plain[3])
  }

  private mutating func decide(_ path: [String], base: Said, ours: Said, theirs: Said, merged: Said) {
    let expected: Said
    if ours == theirs {
      expected = ours
    } else if ours == base {
      expected = theirs
    } else if theirs == base {
      expected = ours
    } else {
      if isOpen(path) { mark(path) } else { faults.append("\(path) was changed twice, and nobody is asked") }
      return
    }
    if merged != expected, !isOpen(path) { faults.append("\(path) is \(merged), not \(expected)") }
  }

  private mutating func mark(_ path: [String]) {
    for question in questions {
      if case .key(let place) = question.spot, path.starts(with: place) { needed.insert(place) }
    }
  }

  private mutating func compareLists(
    _ path: [String], _ shape: RecordKey.Shape, _ items: RecordKey.Items, _ base: [Said], _ ours: [Said],
    _ theirs: [Said], _ merged: Said
  ) {
    let lists = [base, ours, theirs, merged.items].map { Self.named($0, shape, items) }
    if Self.mayBeRenamed(lists[0], lists[1]) || Self.mayBeRenamed(lists[0], lists[2]) {
      // Under which of two names an item goes on is tested by hand.
      for question in questions {
        if case .key(let place) = question.spot, place.starts(with: path) { needed.insert(place) }
      }
      return
    }
    let tables = lists.map { Dictionary(uniqueKeysWithValues: $0) }
    let doubled = Self.doubled(lists)
    for name in Set(tables.flatMap(\.keys)) {
      let found = tables.map { $0[name] }
      let place = path + [name]
      if let one = found[1], let other = found[2] {
        guard let there = found[3] else {
          faults.append("\(place) is gone")
          continue
        }
        compare(place, shape, .set, base: found[0] ?? .nothing, ours: one, theirs: other, merged: there)
      } else if doubled.contains(name) {
        // Where one side has more of them than there were, all stay.
        if found[3] == nil, found[1] != nil || found[2] != nil { faults.append("\(place) is gone") }
      } else {
        // Of what is not there, another thing than of what is empty.
        let said = found.map { item in
          Said.list(item.map { [$0.withoutOrder(shape, .set)] } ?? [])
        }
        decide(place, base: said[0], ours: said[1], theirs: said[2], merged: said[3])
      }
    }
    if items.order != .set { compareOrder(path, lists.map { $0.map(\.0) }) }
  }

  private mutating func compareOrder(_ path: [String], _ orders: [[String]]) {
    if questions.contains(where: { $0.spot == .order(path) }) { return }
    let common = orders[0].filter { name in orders.allSatisfy { $0.contains(name) } }
    func precedes(_ one: String, _ other: String, _ order: [String]) -> Bool {
      (order.firstIndex(of: one) ?? 0) < (order.firstIndex(of: other) ?? 0)
    }
    for one in common {
      for other in common where other != one {
        let said = orders.map { precedes(one, other, $0) }
        let expected = said[1] == said[2] ? said[1] : said[1] == said[0] ? said[2] : said[1]
        if said[3] != expected { faults.append("\(path): \(one) and \(other) stand in the wrong order") }
      }
    }
  }

  /// Names that a side has more often than the base that has them.
  private static func doubled(_ lists: [[(String, Said)]]) -> Set<String> {
    func plain(_ name: String) -> String {
      name.hasSuffix(")") ? name.split(separator: " (").dropLast().joined(separator: " (") : name
    }
    let counts = lists.map { list in Dictionary(grouping: list.map(\.0), by: plain).mapValues(\.count) }
    return Set(
      lists.joined().map(\.0).filter { name in
        let found = counts.map { $0[plain(name), default: 0] }
        return found[0] > 0 && max(found[1], found[2]) > found[0]
      })
  }

  private static func mayBeRenamed(_ base: [(String, Said)], _ side: [(String, Said)]) -> Bool {
    let (before, after) = (Set(base.map(\.0)), Set(side.map(\.0)))
    return !before.subtracting(after).isEmpty && !after.subtracting(before).isEmpty
      && side.contains { !before.contains($0.0) && $0.1.isMap }
  }

  // MARK: - Items

  private static func named(
    _ list: [Said], _ shape: RecordKey.Shape, _ items: RecordKey.Items
  ) -> [(String, Said)] {
    var counts: [[[UInt8]]: Int] = [:]
    return list.map { item in
      let words = item.name(shape, items)
      counts[words, default: 0] += 1
      let told = words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
      let name = words.count == 1 && words[0].first == 0 ? "?" + String(item.hashValue) : told
      let count = counts[words, default: 0]
      return (count == 1 ? name : "\(name) (\(count))", item)
    }
  }
}

extension ReferenceMerge.Said {
  var isList: Bool { if case .list = self { true } else { false } }
  var isMap: Bool { if case .map = self { true } else { false } }
  var items: [Self] { if case .list(let items) = self { items } else { [] } }
  var entries: [String: Self] { if case .map(let entries) = self { entries } else { [:] } }

  func withoutOrder(_ shape: RecordKey.Shape, _ items: RecordKey.Items) -> Self {
    switch self {
    case .nothing, .text: return self
    case .list(let list):
      let inner = list.map { $0.withoutOrder(shape.ofItem, .set) }
      return .list(items.order == .set ? inner.sorted { "\($0.sortable)" < "\($1.sortable)" } : inner)
    case .map(let entries):
      var inner: [String: Self] = [:]
      for (name, value) in entries {
        let key = shape.mapKeys.first { $0.name == name }
        inner[name] = value.withoutOrder(key?.shape ?? .text, key?.items ?? .set)
      }
      return .map(inner)
    }
  }

  private var sortable: String {
    switch self {
    case .nothing: ""
    case .text(let text): "t\(text)"
    case .list(let items): "l\(items.map(\.sortable))"
    case .map(let entries): "m\(entries.sorted { $0.key < $1.key }.map { $0.key + $0.value.sortable })"
    }
  }

  /// What an item is known by; a word that begins with a nought where all it says is.
  fileprivate func name(_ shape: RecordKey.Shape, _ items: RecordKey.Items) -> [[UInt8]] {
    let everything = [[0] + Array(withoutOrder(shape, .set).sortable.utf8)]
    switch self {
    case .text(let text): return [text]
    case .nothing, .list: return everything
    case .map(let entries):
      let keys: [String]
      switch items.identity {
      case .required:
        let required = shape.mapKeys.filter(\.isRequired).map(\.name)
        keys = required.isEmpty ? [shape.mapKeys.first?.name ?? ""] : required
      case .keys(let names): keys = names
      case .either(let names): keys = names.filter { entries[$0]?.word?.isEmpty == false }.prefix(1) + []
      case .everything: keys = []
      }
      let words = keys.map { entries[$0]?.word ?? [] }
      return words.allSatisfy(\.isEmpty) ? everything : words
    }
  }

  private var word: [UInt8]? { if case .text(let text) = self { text } else { nil } }
}

extension RecordKey.Shape {
  fileprivate var ofItem: RecordKey.Shape {
    switch self {
    case .list(let shape): shape
    case .either(let shapes): shapes.first { if case .list = $0 { true } else { false } }?.ofItem ?? .text
    default: .text
    }
  }
}
