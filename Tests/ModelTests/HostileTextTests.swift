import Model
import Testing

/// What teachers write when they do mean a pupil, and when they do not.
@Suite struct `Texts about pupils of the code book` {
  private static func person(_ name: String, _ school: String = "Elm School") -> NameBook.Person {
    NameBook.Person(name: name, school: school, code: "")
  }

  static let book = NameBook(people: [
    person("Zoë Leeming"), person("Siobhán O’Brien"), person("Tom Reed"), person("Maya Fenwick-Jones"),
    person("Nuttall, Amy Louise"), person("Lucy Green"), person("Sam Brown"), person("Joe Young"), person("Ella Page"),
    person("Max Reading"), person("Hope Dunmore"), person("Ella May"), person("Mark Read"), person("Will Chance"),
    person("Luis García Ortega"), person("Anna Young"), person("Ian Hope"), person("Amelia Hartley"),
    person("Zed Just"), person("Kit Grant"), person("Ruth Shepherd"), person("Ned Hare"), person("Kim Close"),
  ])

  private func refused(_ text: String) -> [String] {
    Identifiers.sightings(in: text, book: Self.book).filter { !$0.isDoubtful }.map(\.words)
  }

  @Test(arguments: [
    "Zoe Leeming read", "zoë leeming read", "Zoe\u{308} Leeming", "ZOË LEEMING", "Siobhan O'Brien",
    "siobhán o’brien left",
    "O‘Brien", "Oʼbrien", "O`Brien", "O´Brien", "OBrien", "O Brien read", "Siobhan Obrien", "O’Brien’s book",
    "Fenwick read", "Maya Jones", "Fenwick Jones", "Fenwick‑Jones", "Fenwick–Jones", "Fenwick - Jones", "fenwick-jones",
    "Tom  Reed", "Tom\u{A0}Reed", "Tom\u{202F}Reed", "Tom\u{2009}Reed", "Tom\u{200B}Reed", "Tom\tReed", "Reed, Tom",
    "Reed,Tom", "Tom/Amy Nuttall", "Nuttall/Reed", "TOM REED", "REED Tom", "T. Reed read", "T.Reed read", "Reed, T.",
    "T Reed read", "Tom R. read", "Tom R read aloud", "Nut\u{AD}tall read", "Hartley—she read", "Hartley…",
    "*Hartley* read",
    "**Tom** Reed", "[Hartley](x)", "Hartley_reading", "Luis Garcia", "Garcia Ortega", "Amy Nuttall", "Amy Louise",
    "Will Chance read", "Mark Read, and others", "Max Reading was away", "Young, Joe", "“Hartley”", "Hartley&Nuttall",
    "<b>Hartley</b>", "Leeming;Green", "name=Hartley", "We saw Shepherd read", "Hare’s book", "Amelia:Hartley",
  ])
  func `are refused`(text: String) {
    #expect(!refused("We saw it. " + text).isEmpty)
    #expect(!refused(text).isEmpty)
  }

  @Test(arguments: [
    "Green card for good work", "a green and brown page", "Brown paper was used", "Young people read more",
    "young readers", "Page 12 of the page", "Reading improved in Reading", "We went to Reading by train",
    "Paired Reading",
    "reading, writing", "the Reading Festival", "We hope to read more", "I hope so", "I Hope so", "A Young reader",
    "Hope to see more of it", "May we say so", "In May we read", "by the end of May 2014", "3 May 2014",
    "mark each page",
    "Mark the books", "Will chance decide", "Pupils will mark, read and talk", "the mark read 7", "a young reader",
    "Year 10 read", "Y7, KS2, PP, EAL and SEN", "Y7 PP and EAL", "a page a day",
    "May I ask", "Hope R. said", "O level", "the Tom and Jerry film",
    "Anna: young readers", "No reed, no Tom", "Hartley School", "Hartley Road", "luis and ortegas",
    "We just got a grant for close reading.",
    "Just what we hoped", "the shepherd and the hare",
  ])
  func `are not refused where ordinary words are meant`(text: String) {
    #expect(refused(text).isEmpty)
    #expect(refused("And " + text).isEmpty)
  }

  @Test(arguments: [
    "Reading improved.", "In May we read.", "Paired Reading helped.", "Hope to see more.", "Will the pupils read?",
    "May we go on?", "Since March they write.", "3 May 2014", "Mark the books.", "Green card scheme: a green card.",
    "Young people read more.", "The reading age rose; Reading is fun.", "Summer term", "Read the page.",
    "Page 12 of 14.",
    "We went to Reading.", "Pupils will hope.", "May to July", "Hope that it lasts.",
  ])
  func `are not even pointed out in everyday sentences`(text: String) {
    let seen = Identifiers.sightings(in: text, book: Self.book).filter { $0.words != "Green" }
    #expect(seen.map(\.words) == [])
  }

  @Test(arguments: ["Mrs Hartley led it.", "Mr. Nuttall, lead teacher", "Dr Leeming helped"])
  func `are pointed out only where a title says that it is no pupil`(text: String) {
    let seen = Identifiers.sightings(in: text, book: Self.book)
    #expect(seen.map(\.isDoubtful) == [true])
  }
}

@Suite struct `Numbers and days however they are typed` {
  @Test(
    arguments: [
      ("T.R. in 7C read", .initials), ("T.R. (7C) read", .initials), ("T. R. in 7C", .initials), ("T.R, 7C", .initials),
      ("In 7C T.R. read", .initials), ("a123456789012", .upn), ("upn a123 456 789 012", .upn),
      ("UPN: a 1234 5678 9012", .upn), ("A\u{A0}1234\u{A0}5678\u{A0}9012", .upn), ("h80120000101x", .upn),
      ("H801-200-001-014", .upn), ("born 3 May 2014", .dateOfBirth), ("born on 3rd May 2014", .dateOfBirth),
      ("born on the 3rd of May 2014", .dateOfBirth), ("born on the 3rd of May, 2014", .dateOfBirth),
      ("born May 3, 2014", .dateOfBirth), ("born 3.5.2014", .dateOfBirth), ("born 03/05/14", .dateOfBirth),
      ("born on Saturday 3 May 2014", .dateOfBirth), ("DOB 3-5-2014", .dateOfBirth), ("d.o.b. 3/5/14", .dateOfBirth),
      ("D.O.B: 2014-05-03", .dateOfBirth), ("(born 03.05.14)", .dateOfBirth), ("Birthday: 3rd May 2014", .dateOfBirth),
      ("date of birth was 3 May 2014", .dateOfBirth), ("her birthday is 3 May", .dateOfBirth),
      ("date of birth 3\u{A0}May\u{A0}2014", .dateOfBirth), ("dob:03/05/2014", .dateOfBirth),
      ("mailto:asha@elm.sch.uk", .email), ("<asha.begum@elm.sch.uk>", .email), ("ASHA@ELM.SCH.UK", .email),
      ("asha_begum+x@elm.sch.uk", .email), ("e-mail:asha@elm.sch.uk", .email),
      ("asha@elm.sch.uk/bea@elm.sch.uk", .email),
      ("07700900123", .telephone), ("07700-900-123", .telephone), ("07700.900.123", .telephone),
      ("+44 (0)7700 900123", .telephone), ("+447700900123", .telephone), ("0044 7700 900123", .telephone),
      ("tel:07700900123", .telephone), ("020 7946 0958", .telephone), ("01632\u{A0}960\u{A0}001", .telephone),
    ] as [(String, Identifiers.Kind)])
  func `are seen`(text: String, kind: Identifiers.Kind) {
    #expect(Set(Identifiers.sightings(in: text).map(\.kind)) == [kind])
  }

  @Test(arguments: [
    "Pupils born between 1 September 2013 and 31 August 2014 read later.", "born after 31 August 2014",
    "children born from 1 April 2014", "summer-born pupils (born before 1 September 2014)", "born in May",
    "a 2014 2015 2016 comparison", "Year 10 and Y7 in KS2", "Y7 PP, EAL and SEN in 7C",
    "10 May 2014, 7C: PP and EAL read",
    "In 7C the mark was 12 of 20.", "May 2014: 7C", "Hope in 7C rose.", "0.75 to 0.82 in 2014", "07.30 to 08.45 in 7C",
    "In Year 10 KS4 PP pupils", "Y10 EAL (SEN K) in 10A", "ITT and ECT in 8B", "on 03.05.2014 in 7C",
    "The school's birthday is in May.",
    "week 3 2014, Mon-Fri", "score 3/5", "7C (PP), 8B (EAL)", "SEND in 7C", "FSM6 in 7C", "the OUP books in 7C",
    "The birthday of the school: 100 years", "the birth of reading on 3 wards", "ratio 1:30 and 07700 books",
    "20:30 at home",
  ])
  func `are not seen where nobody is told of`(text: String) {
    #expect(Identifiers.sightings(in: text).map(\.words) == [])
  }
}
