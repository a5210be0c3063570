package import Model

extension RecordReader {
  /// A definition that stands alone, in YAML or JSON, beside a file of rows.
  ///
  /// As a measure's record, but only the scale must be there; `null` means not given, and keys that the program does not
  /// know say where the data come from.
  package static func definition(_ source: SourceText) throws(RecordError) -> Reading<Measure> {
    let fields = Fields(try FrontMatter(source).root, in: source, nothing: "null")
    let name = source.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    let id = fields.text("id").flatMap { Slug($0) ?? Slug(from: $0) } ?? Slug(from: name) ?? Slug(known: "measure")
    let title = fields.text("title") ?? id.text
    guard let scale: Measure.Scale = fields.choice("scale") else {
      if fields.entry("scale") == nil { fields.missing("scale") }
      return Reading(value: nil, problems: fields.problems)
    }
    let measure = measure(Measure(id: id, title: title, scale: scale), fields)
    return Reading(value: measure, problems: fields.problems)
  }

  /// `4`, or the levels one by one.
  static func levels(_ fields: Fields) -> [Int] {
    guard case .list? = fields.entry("likert_levels")?.value.content else {
      return fields.whole("likert_levels", atLeast: 2).map { Array(1...min($0, 100)) } ?? []
    }
    let levels = fields.items(
      "likert_levels", { word in ExactNumber(word)?.whole.flatMap { $0 >= 0 ? $0 : nil } },
      orReport: { ("not_whole", "“\($0)” cannot be a level.", "Write a whole number from 0 up.") })
    let once = Set(levels).sorted()
    if let entry = fields.entry("likert_levels"), !levels.isEmpty {
      if once.count < 2 {
        fields.report(
          "few_levels", at: entry.value.range.lowerBound, "Answers need two levels or more.",
          "List them all, the lowest first, as [1, 2, 3, 4, 5]; or write how many there are.", severity: .warning)
      } else if once.count < levels.count {
        fields.report(
          "doubled_level", at: entry.value.range.lowerBound, "A level is listed twice; it counts once.",
          "Write \(once), if that is what is meant.", severity: .warning)
      }
    }
    return once
  }

  /// `2` for the two best levels, or `>=3`, `<=2`.
  static func topBox(_ fields: Fields) -> Measure.TopBox? {
    guard let words = fields.text("top_box"), let sign = [">=", "<="].first(where: words.hasPrefix) else {
      return fields.whole("top_box", atLeast: 1).map(Measure.TopBox.best)
    }
    guard let bound = ExactNumber(words.dropFirst(2)) else {
      fields.report(
        "not_a_number", at: fields.entry("top_box")?.value.range.lowerBound ?? fields.start,
        "“\(words)” does not say from which level on an answer counts as agreeing.",
        "Write \"\(sign)3\" with the level, in quotation marks; or how many of the levels count.")
      return nil
    }
    return sign == ">=" ? .atLeast(bound) : .atMost(bound)
  }
}
