import Foundation
import TestSupport
import Testing

@testable import enquiry

/// What `impact` shows: twelve lines a measure, everything under `--detail`, a line a school.
struct ImpactViewTests {
  /// A desk whose enquiry has a measure of two schools, before and after.
  private func measured() -> Desk {
    let desk = Desk.withEnquiry()
    desk.does(
      "measure new test --title 'Maths test' --scale continuous --scale-min 0 --scale-max 50 --unit points --people pupils --verb scored --no-input"
    )
    for (occasion, school, mean) in [
      ("before", "Oak School", "31.4"), ("after", "Oak School", "34.1"), ("before", "Elm School", "30.2"),
      ("after", "Elm School", "33.9"),
    ] {
      desk.does(
        "measure record test --occasion \(occasion) --school '\(school)' --n 24 --mean \(mean) --sd 5.2 --no-input")
    }
    return desk
  }

  @Test(
    .scratch, arguments: ["paired-reading", "maths-fluency", "number-readers", "coaching-network", "differentiation"])
  func `no measure of the published sample takes more than twelve lines of eighty columns`(slug: String) {
    var desk = Desk()
    desk.folder = Self.project
    let text = desk.does("impact \(slug)").out
    let blocks = text.split(separator: "\n\n", omittingEmptySubsequences: true).dropFirst()
    for block in blocks {
      let lines = block.split(separator: "\n")
      #expect(lines.count <= 12, "\(block)")
      #expect(lines.allSatisfy { $0.count <= 80 }, "\(block)")
    }
  }

  /// The lines of the first measure of `impact --data` over rows that are made here.
  private func view(_ definition: String, _ rows: [String]) throws -> [String] {
    let desk = Desk()
    try desk.write(definition, to: "test.yaml")
    try desk.write((["participant,group,occasion,value"] + rows).joined(separator: "\n") + "\n", to: "rows.csv")
    let out = desk.does("impact --data rows.csv --definition test.yaml").out
    return (out.components(separatedBy: "\n\n").first ?? "").split(separator: "\n").map(String.init)
  }

  @Test(.scratch) func `every group that is compared has its result in the twelve lines`() throws {
    let people = (0..<60).flatMap { number -> [String] in
      let group = ["daily", "weekly", "usual"][number % 3]
      let start = 20 + number * 7 % 11
      let end = start + number * 5 % 7 + ["daily": 6, "weekly": 3, "usual": 0][group, default: 0]
      return ["p\(number),\(group),before,\(start)", "p\(number),\(group),after,\(end)"]
    }
    let lines = try view(
      "title: Words read\nscale: continuous\ntreatment_groups: [daily, weekly]\ncontrol_group: usual\n", people)
    #expect(lines.count <= 12, "\(lines)")
    for group in ["daily", "weekly"] {
      #expect(lines.joined(separator: " ").contains("the \(group) group finished "), "\(lines)")
    }
  }

  @Test(.scratch, arguments: [1, 3, 6])
  func `the averages of both groups and the gravest caution are in the twelve lines`(words: Int) throws {
    // Names as long as schools have them, and as many lost as make every caution.
    let names = ["daily", "usual"].map {
      (0..<words).map { "\($0)" }.joined(separator: "-") + "-" + $0 + "-reading-class"
    }
    let people = (0..<50).flatMap { number -> [String] in
      let start = 20 + number * 7 % 11 + number % 2 * 3
      let before = "p\(number),\(names[number % 2]),before,\(start)"
      return number % 4 == 0 ? [before] : [before, "p\(number),\(names[number % 2]),after,\(start + number * 5 % 7)"]
    }
    let definition = """
      title: Words read in a minute from a list that is new to the pupils of both of the schools
      scale: continuous
      unit: words read right in a minute
      treatment_groups: [\(names[0])]
      control_group: \(names[1])
      clustered: true
      self_report: true
      selected_for_low_score: true

      """
    let lines = try view(definition, people)
    #expect(lines.count <= 12 && lines.allSatisfy { $0.count <= 80 }, "\(lines)")
    let text = lines.joined(separator: " ")
    #expect(text.contains(" finished ") && text.contains("Caution: These people were chosen because"), "\(lines)")
    #expect(words > 1 || text.contains("Average before → after: 0 daily reading class "), "\(lines)")
    #expect(text.contains(" of them cautions: ") || text.contains(" more cautions: "), "\(lines)")
  }

  @Test(.scratch) func `a gap that the definition declares, and a name that nobody goes by, are in the twelve lines`()
    throws
  {
    let desk = Desk()
    let people = (0..<80).flatMap { number -> [String] in
      let (group, part) = (number % 2 == 0 ? "daily" : "usual", number % 4 < 2 ? "yes" : "no")
      let start = 20 + number * 7 % 11 + (part == "no" ? 4 : 0)
      return [
        "p\(number),\(group),\(part),before,\(start)", "p\(number),\(group),\(part),after,\(start + number * 5 % 7)",
      ]
    }
    try desk.write((["participant,group,pp,occasion,value"] + people).joined(separator: "\n") + "\n", to: "rows.csv")
    func view(_ focus: String) throws -> String {
      let definition = """
        title: Words read
        scale: continuous
        treatment_groups: [daily]
        control_group: usual
        subgroup_columns: [pp]
        focus_subgroup: "\(focus)"
        reference_subgroup: "no"

        """
      try desk.write(definition, to: "test.yaml")
      let out = desk.does("impact --data rows.csv --definition test.yaml").out
      let block = out.components(separatedBy: "\n\n").first ?? ""
      #expect(block.split(separator: "\n").count <= 12, "\(block)")
      return block.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let told = try view("yes")
    #expect(told.contains("Pp people were "), "\(told)")
    #expect(try view("pupil premium").contains("calls the pupil group in focus “pupil premium”, and no row"))
  }

  @Test(.scratch) func `a series has its run chart in the twelve lines`() throws {
    let points = (1...24).map {
      "all,,2025-\($0 < 13 ? "01" : "02")-\($0 < 10 ? "0" : "")\($0),\($0 < 13 ? $0 % 3 : $0)"
    }
    let lines = try view(
      "title: Late marks\nscale: series\nintervention_date: 2025-02-13\n", points)
    #expect(lines.count <= 12, "\(lines)")
    #expect(lines.contains { $0.contains("the work begins") }, "\(lines)")
  }

  @Test(.scratch) func `what is left out is counted, with the way to it, and is there`() {
    var desk = Desk()
    desk.folder = Self.project
    #expect(
      desk.does("impact paired-reading").out.contains(
        "more, 2 of them cautions: enquiry impact paired-reading --detail"))
    let detail = desk.does("impact paired-reading --detail").out
    #expect(detail.contains("Months gained: all pupils\n"))
    #expect(detail.contains("  gain for every month"))
    #expect(detail.contains("Not given, since"))
    #expect(!detail.contains("--detail"))
  }

  @Test(.scratch) func `a line a school in the order of the alphabet, and who has none`() {
    let desk = measured()
    let out = desk.does("impact --by school").out
    let schools = out.split(separator: "\n").filter { $0.hasPrefix("Elm School") || $0.hasPrefix("Oak School") }
    #expect(schools.map { $0.prefix(3) } == ["Elm", "Oak"], "\(out)")
    #expect(schools.first?.contains("+3.7") == true, "\(out)")
    #expect(!out.contains("rank"))
  }

  @Test(.scratch) func `long names of schools leave the table eighty columns wide`() {
    let desk = measured()
    for school in [
      "Elm School of Mathematics and Performing Arts", "Oak School for the Humanities and Languages of the North",
    ] {
      for (occasion, mean) in [("before", "31.4"), ("after", "34.1")] {
        desk.does(
          "measure record test --occasion \(occasion) --school '\(school)' --n 24 --mean \(mean) --sd 5 --no-input"
        )
      }
    }
    let lines = desk.does("impact --by school").out.split(separator: "\n")
    #expect(lines.contains { $0.contains("34.1") } && lines.allSatisfy { $0.count <= 80 }, "\(lines)")
  }

  @Test(.scratch) func `rows of too few people for a sum are said to be kept, not to be nothing`() throws {
    let desk = Desk.withMeasure()
    #expect(desk.does("impact --measure reading").out.contains("Nothing is recorded for it yet."))
    try desk.write(Rows.wide(3), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    let few = desk.does("impact --measure reading")
    let words = few.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Rows of 3 people are kept on this machine, too few to stand in the record: sums of fewer than 6 are not "
          + "committed."), "\(few.seen)")
    #expect(!words.contains("Nothing is recorded"))
    #expect(!desk.does("impact --measure reading --committed").out.contains("Rows of 3"))
    try desk.write(Rows.wide(9), to: "../marks.csv")
    desk.does("measure import reading ../marks.csv")
    _ = try desk.git("reset", "-q", "--hard", "HEAD~1")
    let more = desk.does("impact --measure reading").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(more.contains("Rows of 9 people are kept on this machine, but their sums are not in the record"), "\(more)")
  }

  @Test(.scratch) func `two views at once are refused in words`() {
    let answer = measured()("impact --detail --by school")
    #expect(answer.code == 64)
    #expect(answer.err.contains("--detail and --by are two views; give one of them."))
  }

  @Test(.scratch) func `months of progress asked of one group are refused, with what it would take`() {
    let desk = measured()
    #expect(desk.does("impact --months").out.contains("they are for attainment"))
    desk.does("edit measure test --set attainment=true")
    let words = desk.does("impact --months").out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("there is no comparison group, and a change in one group holds ordinary growth too"))
    #expect(!desk.does("impact").out.contains("onths of progress"))
  }

  @Test(.scratch) func `a measure more than once is told once, in the order of the record`() {
    let desk = measured()
    desk.does("measure new views --title 'Pupil views' --scale binary --people pupils --no-input")
    let out = desk.does("impact --measure views --measure test --measure views").out
    #expect(out.components(separatedBy: "MAPS").count == 1)
    #expect(out.components(separatedBy: "(test)").count == 2)
    #expect(out.components(separatedBy: "(views)").count == 2)
  }

  @Test(.scratch) func `pictures are plain where the terminal knows only plain characters`() {
    var desk = measured()
    let fine = desk.does("impact --detail").out
    #expect(fine.contains("●"), "\(fine)")
    desk.environment["LC_ALL"] = "C"
    #expect(desk.does("impact --detail").out == fine, "what goes into a file is the same in every locale")
    desk.environment["TERM"] = "dumb"
    #expect(!desk.does("impact --detail").out.contains("●"))
  }

  @Test(.scratch) func `a criterion with an amount is judged in impact and in show`() throws {
    let desk = measured()
    let file = desk.folder + "/enquiries/elm/paired-reading/enquiry.md"
    var text = try String(contentsOfFile: file, encoding: .utf8)
    let criterion = """
      success:
        - text: The average rises by two points
          measure: test
          rise_of: 2
        - text: They enjoy it
          measure: views
          at_least: 80%
        - Staff want to go on
      """
    text = try #require(Self.replacingSuccess(in: text, with: criterion))
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    for command in ["impact", "show"] {
      let out = desk.does(command).out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        out.contains("“The average rises by two points”: met: up by 3.20 points; the aim was 2 points."), "\(out)")
      #expect(out.contains("“They enjoy it”: not measured yet."))
      #expect(out.contains("“Staff want to go on”: for people to judge."))
    }
    let only = desk.does("impact --measure test").out
    #expect(!only.contains("Staff want"))
  }

  /// The folder of the package, which is an enquiry folder itself.
  private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// The front matter with its list of criteria replaced.
  private static func replacingSuccess(in text: String, with criterion: String) -> String? {
    var lines = text.components(separatedBy: "\n")
    if !text.contains("success:"), let title = lines.firstIndex(where: { $0.hasPrefix("title:") }) {
      lines.insert("success:", at: title + 1)
    }
    guard let start = lines.firstIndex(where: { $0.hasPrefix("success:") }) else { return nil }
    var end = start + 1
    while end < lines.count, lines[end].hasPrefix(" ") || lines[end].hasPrefix("-") && lines[end] != "---" { end += 1 }
    lines.replaceSubrange(start..<end, with: criterion.components(separatedBy: "\n"))
    return lines.joined(separator: "\n")
  }
}
