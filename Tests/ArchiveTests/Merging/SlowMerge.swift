/// The merge of plain values, slow and obviously right: what each value of each file must come to, one by one.
struct SlowMerge {
  /// A value that did not come to what it must come to.
  struct Fault: CustomStringConvertible {
    let file: String
    let spot: SaidInFile.Spot
    let what: String

    var description: String { "\(file) \(spot.joined(separator: " > ")): \(what)" }
  }

  let bases: [SaidInFolder]
  let ours: SaidInFolder
  let theirs: SaidInFolder

  /// What a value comes to: taken from the side that changed it; what is not the same in all bases was nowhere before.
  ///
  /// - Returns: nil where both sides changed it differently.
  static func merged<Value: Equatable>(_ bases: [Value?], _ ours: Value?, _ theirs: Value?) -> Value?? {
    if ours == theirs { return .some(ours) }
    if let base = bases.first, bases.allSatisfy({ $0 == base }) {
      if ours == base { return .some(theirs) }
      if theirs == base { return .some(ours) }
      return nil
    }
    if ours == nil { return .some(theirs) }
    return theirs == nil ? .some(ours) : nil
  }

  func faults(in merged: SaidInFolder) -> [Fault] {
    let all = bases + [ours, theirs, merged]
    return Set(all.flatMap(\.files.keys)).sorted().flatMap { file in
      faults(in: merged.files[file], file, bases.map { $0.files[file] }, ours.files[file], theirs.files[file])
    }
  }

  private func faults(
    in merged: SaidInFile?, _ file: String, _ bases: [SaidInFile?], _ ours: SaidInFile?, _ theirs: SaidInFile?
  ) -> [Fault] {
    let all = bases + [ours, theirs, merged]
    // Which of two versions that cannot be looked into holds is decided as a whole.
    let isLookedInto = all.allSatisfy { $0?.isReadable ?? true }
    var faults: [Fault] = []
    for spot in Set(all.compactMap { $0 }.flatMap(\.values.keys)).sorted(by: { "\($0)" < "\($1)" }) {
      if !isLookedInto, spot[0] != "whole", spot[0] != "place" { continue }
      if spot[0] == "line", all.contains(where: { ($0?.values[spot]).flatMap(Int.init) ?? 0 > 1 }) { continue }
      if isInRenamedItem(spot, bases + [ours, theirs]) || isInDoubledItem(spot, all) { continue }
      let found = merged?.values[spot]
      let expected = verdicts(spot, bases, ours?.values[spot], theirs?.values[spot])
      if expected.contains(found) { continue }
      let what = expected.first.map { "is \(told(found)), not \(told($0))" }
      faults.append(
        Fault(
          file: file, spot: spot, what: what ?? "was changed twice, and nobody is asked"))
    }
    return faults + wrongOrders(all, file)
  }

  /// What a value may come to; nothing where somebody must be asked.
  private func verdicts(_ spot: SaidInFile.Spot, _ bases: [SaidInFile?], _ ours: String?, _ theirs: String?)
    -> [String?]
  {
    let before = bases.map { $0?.values[spot] }
    var verdicts = [Self.merged(before, ours, theirs)].compactMap(\.self)
    // An item of a list, and a text, of which the bases say different things may count as a whole as never there before.
    let whole =
      spot[0] == "line" ? ["line"] : spot.indices.first { spot[$0].hasSuffix(" 0") }.map { Array(spot[...$0]) }
    if let whole, Set(bases.map { base in base?.values.filter { $0.key.starts(with: whole) } }).count > 1 {
      verdicts += [Self.merged([nil, "unknown"], ours, theirs)].compactMap(\.self)
    }
    return verdicts
  }

  private func told(_ value: String?) -> String { value.map { "“\($0)”" } ?? "gone" }

  /// Whether a value stands in an item that may go on under another name: which one it is, the tests of one record look at.
  private func isInRenamedItem(_ spot: SaidInFile.Spot, _ all: [SaidInFile?]) -> Bool {
    spot.indices.contains { end in
      let lists = all.compactMap { $0?.lists[Array(spot[..<end])].map(Set.init) }
      return lists.contains { one in
        lists.contains { other in !one.subtracting(other).isEmpty && !other.subtracting(one).isEmpty }
      }
    }
  }

  /// Whether a value stands in one of several items of one name: where a side has more of them than there were, all stay.
  private func isInDoubledItem(_ spot: SaidInFile.Spot, _ all: [SaidInFile?]) -> Bool {
    spot.indices.contains { place in
      guard spot[place].hasSuffix(" 0") || spot[place].hasSuffix(" 1") else { return false }
      let second = Array(spot[..<place]) + [spot[place].dropLast() + "1", "is there"]
      return all.contains { $0?.values[second] != nil }
    }
  }

  /// Any two items that all versions have stand as the side says that changed their order.
  private func wrongOrders(_ all: [SaidInFile?], _ file: String) -> [Fault] {
    var faults: [Fault] = []
    for spot in Set(all.compactMap { $0 }.flatMap(\.orders.keys)) {
      let orders = all.compactMap { $0?.orders[spot] }
      guard orders.count == all.count else { continue }
      let common = orders[0].filter { name in orders.allSatisfy { $0.contains(name) } }
      for one in common {
        for other in common where one < other {
          let said = orders.map { $0.firstIndex(of: one) ?? 0 < $0.firstIndex(of: other) ?? 0 }
          let expected = Self.merged(said.dropLast(3), said[said.count - 3], said[said.count - 2])
          if let expected, expected == said[said.count - 1] { continue }
          faults.append(
            Fault(
              file: file, spot: spot, what: "\(one) and \(other) stand in the wrong order"))
        }
      }
    }
    return faults
  }
}
