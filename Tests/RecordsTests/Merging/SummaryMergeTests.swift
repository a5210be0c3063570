import Model
import Records
import Testing

@Suite struct `A merge of sums` {
  private let head = "school,group,subgroup_by,subgroup,occasion,definition,batches,n,sum\n"

  private func source(_ text: String) throws -> SourceText { try SourceText(path: "m.summary.csv", text: text) }

  private func merge(
    _ base: String?, _ ours: String, _ theirs: String, _ answer: MergeAnswer? = nil
  ) throws -> (text: String, questions: [MergeQuestion]) {
    let merge = TextMerge(.summary, bases: [try base.map { try source(head + $0) }])
    let merged = merge.merge(try source(head + ours), try source(head + theirs)) { _ in answer }
    #expect(merged.bytes.starts(with: head.utf8))
    return (String(decoding: merged.bytes.dropFirst(head.utf8.count), as: UTF8.self), merged.questions)
  }

  private let ash = "Ash School,,,,before,,aaaaaaaa,24,620\n"
  private let elm = "Elm School,,,,before,,bbbbbbbb,18,430.5\n"

  @Test func `puts the schools of both machines together`() throws {
    #expect(try merge("", elm, ash).text == ash + elm)
    #expect(try merge(nil, elm + "Fir School,,,,before,,cccccccc,9,1\n", ash + elm).questions.isEmpty)
  }

  @Test func `asks which rows of one school hold, and adds nothing up`() throws {
    let mine = "Ash School,,,,before,,aaaaaaaa cccccccc,30,700\n"
    let others = "Ash School,,,,before,,aaaaaaaa dddddddd,26,650\n"
    let (text, questions) = try merge(ash + elm, mine + elm, others + elm)
    let question = try #require(questions.first)
    #expect(question.spot == .sums(schools: ["Ash School"], definition: nil) && questions.count == 1)
    #expect(question.base == "24 people, batch aaaaaaaa")
    #expect(question.ours == "30 people, batches aaaaaaaa cccccccc")
    #expect(question.theirs == "26 people, batches aaaaaaaa dddddddd")
    #expect(!question.allowsBoth && !question.allowsValue)
    #expect([mine + elm, others + elm].contains(text))
    #expect(try merge(ash + elm, mine + elm, others + elm, .theirs).text == others + elm)
    #expect(try merge(ash, mine, others, .value("28")).questions.count == 1)
  }

  @Test func `tells of two sums of the same people what differs in them`() throws {
    let question = try #require(
      try merge(ash, ash.replacing("620", with: "621"), ash.replacing("620", with: "622")).questions.first)
    #expect(question.base == "24 people, batch aaaaaaaa, sum 620")
    #expect(question.ours == "24 people, batch aaaaaaaa, sum 621")
    #expect(question.theirs == "24 people, batch aaaaaaaa, sum 622")
  }

  @Test func `never lets a school stand alone and with another`() throws {
    let pooled = "Ash School + Fir School,,,,before,,aaaaaaaa cccccccc,28,700\n"
    // The other machine took nothing in for Ash School since: its rows go into those of both.
    #expect(
      try merge(ash + elm, elm + pooled, ash + elm + "Lime School,,,,before,,eeeeeeee,9,4\n").text
        == pooled + elm + "Lime School,,,,before,,eeeeeeee,9,4\n")
    let (_, questions) = try merge(ash + elm, pooled + elm, ash.replacing("24,620", with: "25,640") + elm)
    #expect(questions.map(\.spot) == [.sums(schools: ["Ash School", "Fir School"], definition: nil)])
    // Alike where only one of them is spelt with capitals.
    let shouted = try merge(ash, pooled, ash.replacing("Ash School", with: "ASH SCHOOL").replacing("620", with: "3"))
    #expect(shouted.questions.map(\.spot) == [.sums(schools: ["ASH SCHOOL", "Fir School"], definition: nil)])
  }

  @Test func `keeps the rows of each definition apart`() throws {
    let second = "Ash School,,,,before,2,cccccccc,22,300\n"
    #expect(
      try merge(ash, ash + second, ash.replacing("620", with: "630")).text == ash.replacing("620", with: "630") + second
    )
    let (_, questions) = try merge(ash, ash + second, ash + second.replacing("300", with: "310"))
    #expect(questions.map(\.spot) == [.sums(schools: ["Ash School"], definition: "2")])
  }

  @Test func `asks where the rows of a school were taken away and changed`() throws {
    let (text, questions) = try merge(ash + elm, elm, ash.replacing("620", with: "630") + elm)
    #expect(questions.map(\.ours) == [nil] && questions.map(\.theirs) == ["24 people, batch aaaaaaaa"])
    #expect(text == ash.replacing("620", with: "630") + elm)
    #expect(try merge(ash + elm, elm, ash).text.isEmpty)
  }

  @Test func `counts everybody once, at the point where most were measured`() throws {
    func rows(_ sum: Int) -> String {
      ",,,,before,,aaaaaaaa,24,\(sum)\n,,,,after,,aaaaaaaa,22,\(sum)\n,new way,,,before,,aaaaaaaa,12,\(sum)\n"
        + ",,sex,girls,before,,aaaaaaaa,11,\(sum)\n"
    }
    let question = try #require(try merge(nil, rows(1), rows(2)).questions.first)
    #expect(question.spot == .sums(schools: [], definition: nil))
    #expect(question.ours?.hasPrefix("24 people, batch aaaaaaaa, sum ") ?? false, "\(question)")
  }

  @Test func `asks for the whole file where the two are of different scales, or one cannot be read`() throws {
    let moves = "school,group,subgroup_by,subgroup,from,to,definition,batches,from_level,to_level,n\n"
    for other in [moves, head + "Ash School,,,,before,,aaaaaaaa,24\n", head + ash + ash, head + "\"", "x\n"] {
      let merged = TextMerge(.summary, bases: [try source(head)]).merge(try source(head + ash), try source(other))
      #expect(merged.questions.map(\.spot) == [.whole], "\(other)")
    }
  }
}
