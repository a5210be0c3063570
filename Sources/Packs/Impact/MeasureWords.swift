import Impact
import Model

/// The nouns and verbs of a measure: sentences take theirs from it, never "pupils" by habit.
struct MeasureWords {
  let measure: Measure

  init(_ measure: Measure) { self.measure = measure }

  /// `pupils`; `people` when the measure does not say.
  var people: String { measure.people ?? "people" }

  /// `pupil`, `class`, `child`, `person`
  var person: String {
    let irregular = ["people": "person", "children": "child", "staff": "member of staff"]
    if let known = irregular[people] { return known }
    if people.hasSuffix("ies") { return people.dropLast(3) + "y" }
    if people.hasSuffix("sses") || people.hasSuffix("ches") { return String(people.dropLast(2)) }
    return people.hasSuffix("s") ? String(people.dropLast()) : people
  }

  /// `16 teachers`, `1 teacher`
  func count(_ n: Int) -> String { n == 1 ? "1 \(person)" : "\(n) \(people)" }

  /// `27 months`, `1 month`, `2.5` without a unit.
  /// `plain`: without zeros at the end.
  func amount(_ number: Double, places: Int, plain: Bool = false) -> String {
    amount(plain ? NumberText.plain(number, places: places) : NumberText.fixed(number, places: places))
  }

  /// A number in words with its unit.
  func amount(_ text: String) -> String {
    guard let unit = measure.unit else { return text }
    return text == "1" ? "1 " + MeasureWords.singularUnit(unit) : "\(text) \(unit)"
  }

  /// `1 month`, `7 months`
  static func months(_ number: Double) -> String {
    let text = NumberText.plain(number, places: 1)
    return text == "1" ? "1 month" : "\(text) months"
  }

  /// Whom a stratum is, within a sentence: `all pupils`, `pupil premium pupils`, `the target group`.
  func name(_ stratum: Stratum) -> String {
    switch stratum {
    case .all: "all \(people)"
    case .group(let name): theGroup(name)
    case .subgroup(let subgroup): self.name(subgroup)
    case .cell(let group, let subgroup): "\(name(subgroup)) in \(theGroup(group))"
    case .between(let treatment, let control, let subgroup):
      "\(theGroup(treatment)) against \(theGroup(control))" + (subgroup.map { ", \(name($0))" } ?? "")
    case .gap(let focus, let reference, _): "\(name(focus)) and \(name(reference))"
    case .gapToAll(let focus, _): "\(name(focus)) and all \(people)"
    }
  }

  /// `pupil premium pupils` for the value `yes` of `pupil_premium`, `other pupils` for `no`, `pupil premium: Y` where the value
  /// alone means nothing, other values as written.
  func name(_ subgroup: Subgroup) -> String {
    guard let column = subgroup.column else { return subgroup.value }
    switch subgroup.value {
    case "yes": return "\(MeasureWords.spoken(column)) \(people)"
    case "no": return "other \(people)"
    default:
      return MeasureWords.speaksForItself(subgroup.value)
        ? subgroup.value : "\(MeasureWords.spoken(column)): \(subgroup.value)"
    }
  }

  /// Whether a value can be understood without its column: `Y`, `2` and `true` cannot.
  private static func speaksForItself(_ value: String) -> Bool {
    let isWord = value.contains { $0.isLetter } && value.count > 2
    return isWord && !["true", "false", "none", "other", "unknown", "yes", "no"].contains(value.lowercased())
  }

  /// `the target group`, `the parallel cohort`, `Oak School`
  func theGroup(_ name: String) -> String {
    let spoken = MeasureWords.spoken(name)
    let said = { (words: [String]) in words.contains { spoken.lowercased().contains($0) } }
    if said(["school", "academy", "college"]) { return spoken }
    return said(["group", "cohort", "class"]) ? "the \(spoken)" : "the \(spoken) group"
  }

  /// `before`, or the label or id of a point of measurement.
  func occasion(_ id: String) -> String {
    measure.occasions.first { $0.id == id }?.label ?? Day(iso: id)?.spoken ?? MeasureWords.spoken(id)
  }

  /// ` before`, or ` (autumn 2013)` where the words do not fit into a sentence by themselves.
  func at(_ id: String?) -> String {
    guard let id else { return "" }
    let words = occasion(id)
    return ["before", "after"].contains(words) ? " \(words)" : " (\(words))"
  }

  static func spoken(_ name: String) -> String {
    String(name.map { $0 == "_" || $0 == "-" ? " " : $0 })
  }

  /// With a capital letter at the start.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// `month of reading age` for `months of reading age`.
  private static func singularUnit(_ unit: String) -> String {
    var words = unit.split(separator: " ").map(String.init)
    let position = words.firstIndex(of: "of").map { $0 - 1 } ?? words.count - 1
    guard position >= 0, words[position].hasSuffix("s") else { return unit }
    words[position].removeLast()
    return words.joined(separator: " ")
  }
}
