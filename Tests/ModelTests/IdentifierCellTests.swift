import Model
import Testing

@Suite struct `Cells that tell who somebody is` {
  @Test(
    arguments: [
      ("A123456789012", .upn), ("a123456789012", .upn), (" H801200001001 ", .upn), ("H80120000101X", .upn),
      ("A 1234 5678 9012", .upn), ("A12345678901", nil), ("AB23456789012", nil), ("A1234567890123", nil),
      ("9876543210", .uln), ("987 654 3210", .uln), ("12345-67890", nil), ("987654321", nil),
      ("0123456789", .telephone), ("01632 960001", .telephone), ("(0161) 496-0000", .telephone),
      ("+44 7700 900123", .telephone), ("07700900123", .telephone), ("0044 20 7946 0000", .telephone),
      ("+44 (0)20 7946 0000", .telephone), ("0.1234567890", nil),
      ("asha@example.org", .email), ("A.Begum+x@elm.sch.uk", .email), ("@elm", nil), ("b@x", nil),
      ("SW1A 1AA", .postcode), ("m11ae", .postcode), ("EC1A1BB", .postcode), ("QQ1 1AA", nil), ("KS2 1AC", nil),
      ("12 High Street", .address), ("Flat 2, 14b elm road", .address), ("12 Reading", nil), ("7 Street", nil),
      ("2009-05-14", .dateOfBirth), ("14/05/09", .dateOfBirth), ("14 May 2009", .dateOfBirth),
      ("14th May 2009", .dateOfBirth), ("May 14, 2009", .dateOfBirth), ("2009-05-14T00:00:00", .dateOfBirth),
      ("14/05/2009 00:00", .dateOfBirth), ("14-May-09", .dateOfBirth), ("1-02-14", nil), ("2014-09", nil),
      ("KS2-1-14", nil), ("3/4", nil),
    ] as [(String, Identifiers.Kind?)])
  func `are numbers, addresses and dates of birth`(cell: String, kind: Identifiers.Kind?) {
    #expect(Identifiers.kind(ofCell: cell) == kind)
  }

  @Test(
    arguments: [
      ("Asha Begum", .name), ("BEGUM, Asha", .name), ("Begum,Asha", .name), ("asha begum", .name), ("A. Begum", .name),
      ("Asha B", .name), ("Asha B, 11C", .name), ("Asha Begum (Year 7)", .name), ("Seán Ó Briain", .name),
      ("Élodie de la Tour", .name), ("Asha O’Brien-Smith", .name), ("Mrs Khan", .name), ("Asha White", .name),
      ("Asha", .name), ("Asha 7C", .name), ("AB 7C", .initials), ("J.S. 9B", .initials), ("AB in 7C", .initials),
      ("A B, 11C", .initials), ("ABC Year 7", .initials),
      ("P07", nil), ("Elm", nil), ("KS2-14", nil), ("KS 2A", nil), ("Pupil 7", nil), ("Pupil One", nil),
      ("Elm-07", nil),
      ("Elm 07", nil), ("k4vq7d2m", nil), ("AB", nil), ("PP 7C", nil), ("7C", nil), ("Elm School", nil), ("fox", nil),
      ("", nil), ("–", nil), ("N/A", nil), ("White British", nil),
    ] as [(String, Identifiers.Kind?)])
  func `are names, and no codes`(cell: String, kind: Identifiers.Kind?) {
    #expect(Identifiers.kind(ofCell: cell) == kind)
  }

  @Test(arguments: [
    ("Strongly Agree", Identifiers.Role.value), ("12", .value), ("1234567890", .value), ("-0.25", .value),
    ("2014-09-01", .occasion), ("Autumn Term", .occasion), ("After Easter", .occasion), ("Thomas Telford", .school),
    ("St Mary's", .school), ("Elm", .group), ("Asha B", .group), ("Free School Meals", .group), ("Elm 7C", .group),
    ("SEN Support", .group), ("7C", .group), ("Year 7", .group),
  ])
  func `are not the words of answers, times, schools and groups`(cell: String, role: Identifiers.Role) {
    #expect(Identifiers.kind(ofCell: cell, as: role) == nil)
  }

  @Test(arguments: [Identifiers.Role.participant, .group, .school, .occasion, .value])
  func `are found in every column where they are beyond doubt`(role: Identifiers.Role) {
    #expect(Identifiers.kind(ofCell: "A123456789012", as: role) == .upn)
    #expect(Identifiers.kind(ofCell: "asha@example.org", as: role) == .email)
    #expect(Identifiers.kind(ofCell: "SW1A 1AA", as: role) == .postcode)
    #expect(Identifiers.kind(ofCell: "01632 960001", as: role) == .telephone)
  }
}

@Suite struct `Headings that tell who somebody is` {
  @Test(
    arguments: [
      ("UPN", .upn), ("upn ", .upn), ("Unique Pupil Number (UPN)", .upn), ("ULN", .uln),
      ("Unique learner number", .uln),
      ("Name", .name), ("NAMES", .name), ("Pupil", .name), ("Pupil Name", .name), ("Student's name", .name),
      ("PupilName", .name), ("first_name", .name), ("Fore-name", .name), ("Forename", .name), ("Legal Surname", .name),
      ("Teacher name", .name), ("DOB", .dateOfBirth), ("D.O.B.", .dateOfBirth), ("DateOfBirth", .dateOfBirth),
      ("date of birth", .dateOfBirth), ("E-mail", .email), ("Email address", .email), ("Parent phone", .telephone),
      ("Mobile", .telephone), ("Home address", .address), ("Post Code", .postcode), ("postcode", .postcode),
      ("Admission No.", .admissionNumber), ("Adm No", .admissionNumber), ("Candidate number", .candidateNumber),
      ("Exam No", .candidateNumber), ("NHS number", .nhsNumber), ("pupil_id", .admissionNumber),
      ("Initials", .initials), ("asha@example.org", .email), ("A123456789012", .upn),
      ("participant", nil), ("code", nil), ("Group", nil), ("school", nil), ("School name", nil), ("class", nil),
      ("Year", nil), ("value", nil), ("pupil premium", nil), ("Pupil Premium?", nil), ("subgroup", nil), ("SEND", nil),
      ("occasion", nil), ("before", nil), ("Reading age", nil), ("Number of books", nil), ("pupil code", nil),
      ("", nil),
      ("2014-09-01", nil), ("Autumn Term", nil), ("Free School Meals", nil), ("ethnicity", nil),
    ] as [(String, Identifiers.Kind?)])
  func `in any spelling`(heading: String, kind: Identifiers.Kind?) {
    #expect(Identifiers.kind(ofHeading: heading) == kind)
  }
}

@Suite struct `Columns that tell who somebody is` {
  func findings(_ heading: String, _ role: Identifiers.Role, _ cells: [String]) -> [Identifiers.Finding] {
    Identifiers.findings(in: [Identifiers.Column(heading: heading, role: role, cells: cells)])
  }

  @Test func `are refused for one certain cell`() {
    let found = findings("participant", .participant, ["P01", "P02", "A123456789012", "P03"])
    #expect(found.map(\.words) == ["1 of 4 cells looks like a UPN"])
    #expect(found.map(\.isRefused) == [true])
  }

  @Test func `are refused where a third of the cells look like names, and else told of`() {
    let names = ["Asha Begum", "Ben Carter", "Chloe Dunn"]
    let codes = (1...6).map { "P0\($0)" }
    #expect(findings("code", .participant, names + codes).map(\.isRefused) == [true])
    let uncommon = ["Xylo Quartz", "Quill Basset", "Orrin Vane"]
    #expect(findings("code", .participant, uncommon + codes + ["P07"]).map(\.isRefused) == [false])
    #expect(findings("code", .participant, names).map(\.words) == ["3 of 3 cells look like names"])
  }

  @Test func `are refused for one title or common forename before a name, also among groups`() {
    #expect(findings("group", .group, Array(repeating: "Mrs Smith", count: 30)).map(\.isRefused) == [true])
    let groups = Array(repeating: "PP", count: 70) + Array(repeating: "Asha Begum", count: 8)
    #expect(findings("subgroup", .group, groups).map(\.isRefused) == [true])
    #expect(findings("code", .participant, ["Asha Begum"] + (1...20).map { "P\($0)" }).map(\.isRefused) == [true])
  }

  @Test(arguments: [["Asha", "Tom", "Li", "Wren"], ["BEGUM", "SMITH", "WEI", "OKAFOR"]])
  func `are refused where codes are words of letters alone`(cells: [String]) {
    #expect(findings("participant", .participant, cells).map(\.isRefused).contains(true))
    #expect(findings("group", .group, ["Daily", "Weekly", "Paired", "Usual"]).isEmpty)
    #expect(findings("participant", .participant, ["k4vq7d2m", "P07", "Elm-14", "x1"]).isEmpty)
  }

  @Test func `are not those of labels, which repeat`() {
    let labels = Array(repeating: ["Oak Ash", "Bright Start"], count: 12).flatMap { $0 }
    #expect(findings("group", .group, labels).map(\.isRefused) == [false])
    let names = ["Asha Begum", "Ben Carter", "Chloe Dunn", "Dev Patel", "Ella Jones"]
    #expect(findings("group", .group, names + names).map(\.isRefused) == [true])
  }

  @Test func `are refused by their heading alone`() {
    let found = findings("UPN", .participant, ["P01", "P02"])
    #expect(found.map(\.words) == ["the heading says that it holds UPNs"])
    #expect(found.map(\.isRefused) == [true])
  }

  @Test func `have four digits below a heading of exams`() {
    #expect(findings("exam", .participant, ["0101", "0102"]).map(\.kind) == [.candidateNumber])
    #expect(findings("participant", .participant, ["0101", "0102"]).isEmpty)
  }

  @Test func `are reported without a word of what stands there`() {
    let found = findings("asha@example.org", .value, ["SW1A 1AA", "Asha Begum", "A123456789012"])
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.heading == nil })
    for finding in found { #expect(!"\(finding)".contains("Asha") && !"\(finding)".contains("SW1A")) }
  }

  @Test func `count the same in parts as in one`() {
    let cells = (0..<40).map { $0 % 3 == 0 ? "Asha Begum\($0 == 0 ? "" : "-Khan")" : "P\($0)" }
    var one = Identifiers.Tally(heading: "code", column: 1, role: .participant)
    var parts = [one, one]
    for (place, cell) in cells.enumerated() {
      one.add(cell)
      parts[place % 2].add(cell)
    }
    parts[0].add(parts[1])
    #expect(parts[0].findings == one.findings)
  }
}
