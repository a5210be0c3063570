import Model
import Testing

@Suite struct `Texts that tell who somebody is` {
  @Test(
    arguments: [
      ("Moved up: A123456789012.", .upn, 11), ("ULN 9876543210 sat it again", .uln, 5),
      ("write to asha.begum@elm.sch.uk, please", .email, 10), ("ring (01632) 960001 after four", .telephone, 7),
      ("ring 01632 960 001", .telephone, 6), ("call +44 7700 900123.", .telephone, 6),
      ("lives at 12 High Street, London SW1A 1AA", .address, 10), ("born on 12 March 2009", .dateOfBirth, 1),
      ("DOB: 12/03/2009", .dateOfBirth, 1), ("her date of birth is 2009-03-12", .dateOfBirth, 13),
      ("AB in 7C read more", .initials, 1), ("we saw J.S. (9B) read", .initials, 8), ("Asha B, 11C, read", .name, 1),
      ("with Asha Begum of 7C", .name, 6), ("A B, 11C", .initials, 1),
      ("they live near SW1A 1AA now", .postcode, 16), ("SW1A1AA", .postcode, 1), ("postcode: m1 1ae", .postcode, 11),
      ("house 12, M1 1AE", .address, 11), ("seen at 14b Elm Tree Road.", .address, 9), ("3 Mill Lane", .address, 1),
      ("Moved up: A 1234 5678 9012.", .upn, 11), ("A123 456 789 012 moved", .upn, 1), ("H-80120000101-X", .upn, 1),
      ("H801 2000 0101 X", .upn, 1), ("candidate 0417 sat it", .candidateNumber, 11),
      ("Candidate number: 2014", .candidateNumber, 19), ("candidate no. 1234 left", .candidateNumber, 15),
      ("admission number 4711", .admissionNumber, 18), ("943 476 5919 was ill", .nhsNumber, 1),
      ("NHS number 9434765919", .nhsNumber, 12), ("ULN 123 456 7890", .uln, 5), ("his ULN 1234567890", .uln, 9),
      ("ring 07700 900123 at home", .telephone, 6), ("ring 0161-496-0000", .telephone, 6),
    ] as [(String, Identifiers.Kind, Int)])
  func `are seen, with their place`(text: String, kind: Identifiers.Kind, column: Int) {
    let seen = Identifiers.sightings(in: "Nothing here.\n" + text)
    #expect(seen.map(\.kind) == [kind])
    #expect(seen.map(\.line) == [2])
    #expect(seen.map(\.column) == [column])
  }

  @Test(arguments: [
    "In autumn 2014 24 of 30 pupils in 7C read aloud.", "from 31.4 to 34.1 (n = 1204567890.5)",
    "The TA in 7C kept notes.",
    "Paired Reading in 7C and 8B", "ISBN 0415123456, https://doi.org/10.1080/03054985.2014.1234567890",
    "2014-09-01 to 2015-07-20, 09:30", "Elm School, 12 pupils in SW1A", "See section 3, page 1234567890123.",
    "Reading in 7C. PP in 8A. Year 7", "01-09-2014 30 pupils", "@home with 20 books", "P07 and KS2-14 moved up",
    "date: 2014-03-05", "born in 2009", "key messages km1 to km13 of group 7B",
    "SW1", "Year 7B4 and KS2", "on A1 paper in room B12", "from 31.4 to 34.1 in E2", "B12 3PM", "E1 2nd half",
    "123 456 7890 pupils in England", "candidates 2014 to 2016", "1234 candidates", "the candidate 2014 cohort",
    "30 Park Road pupils", "In 2014 High Street closed", "Year 7 Mill Lane", "2 High Street School", "12 Close reading",
    "A 12 week project", "A 2014 report of 1204", "ISBN 978 0 415 12345 6", "ISBN 041 512 3456", "candidate 12",
    "roll out 1204 books", "maths-7a and reading-2014-15", "A level 2014 9 5 31", "the K1 2ND group",
  ])
  func `are not seen where nobody is told of`(text: String) {
    #expect(Identifiers.sightings(in: text).map(\.kind) == [])
  }

  @Test(arguments: [
    ("A boy in 7C with initials JB read.", "JB"), ("JB, who is new to 7C, read.", "JB"),
    ("In 9B we saw J.S. read aloud.", "J.S"), ("Seen in 8A today: KLM and others.", "KLM"),
  ])
  func `are seen where initials stand in the sentence of a class`(text: String, words: String) {
    #expect(Identifiers.sightings(in: text).map(\.words) == [words])
    #expect(Identifiers.sightings(in: text).map(\.kind) == [.initials])
  }

  @Test(arguments: [
    "PE in 7C was short.", "In 7C the TA left; SEN, EAL and PP pupils of KS3 did ICT.", "JB read. 7C wrote.",
    "Moved to level 4B with ZQ books", "They made 3D models of JQ blocks.", "The DHT saw 7C with the HLTA in RE.",
    "USA and UK maps in 8B", "Henry VIII was read in 7C", "THE TEXT OF 7C IS ALL IN CAPITALS",
  ])
  func `are not seen where capitals beside a class are subjects, roles or numbers`(text: String) {
    #expect(Identifiers.sightings(in: text).map(\.words) == [])
  }

  static let book = NameBook(["Asha Begum", "O’Brien, Seán Michael", "Élodie Dupont"])

  @Test(arguments: [
    "asha begum read", "Begum, Asha read", "BEGUM Asha", "Asha Begum's book", "Seán O'Brien", "Sean Michael O'Brien",
    "O'Brien, Sean", "Elodie Dupont",
  ])
  func `are seen where a name of the code book stands in either order`(text: String) {
    #expect(Identifiers.sightings(in: text, book: Self.book).map(\.isForenameOnly) == [false])
  }

  @Test func `are only doubtful where a forename stands alone`() {
    #expect(Identifiers.sightings(in: "Asha read aloud.", book: Self.book).map(\.isForenameOnly) == [true])
    #expect(Identifiers.sightings(in: "asha read", book: Self.book).isEmpty)
    #expect(Identifiers.sightings(in: "The begum of asha", book: Self.book).map(\.ground) == [.codeBook])
    #expect(Identifiers.sightings(in: "Ashab Begums", book: Self.book).isEmpty)
  }
}

@Suite struct `Names of files and ways to sign` {
  @Test(
    arguments: [
      ("asha-begum", .name), ("ab-7c", .initials), ("a123456789012", .upn), ("begum-asha.csv", .name),
    ] as [(String, Identifiers.Kind)])
  func `tell who somebody is`(name: String, kind: Identifiers.Kind) {
    #expect(Identifiers.sighting(inName: name, book: `Texts that tell who somebody is`.book)?.kind == kind)
  }

  @Test(arguments: [
    "talk-partners-7c", "paired-reading", "pp-7c", "year-7c", "2014-09-05-survey-k4vq7d2m.md", "reading-2014-15",
    "asha",
    "k4vq7d2m-1.jpg", "ks2-maths", "1-2014-autumn-1-k4vq7d2m.md", "reading.figures.csv", "plan.lock.yaml",
  ])
  func `are short names like others`(name: String) {
    #expect(Identifiers.sighting(inName: name, book: `Texts that tell who somebody is`.book) == nil)
  }

  @Test func `are a role and a school, no person`() {
    for role in ["project lead, Elm School", "deputy head, Elm", "Year 7 lead", "head, St Mary's", "SENCo, Park Road"] {
      #expect(Identifiers.kind(ofSignature: role) == nil, "\(role)")
    }
    #expect(Identifiers.kind(ofSignature: "Mrs Khan, Elm School") == .name)
    #expect(Identifiers.kind(ofSignature: "project lead, Asha Begum") == .name)
    #expect(Identifiers.kind(ofSignature: "lead@elm.sch.uk") == .email)
  }
}
