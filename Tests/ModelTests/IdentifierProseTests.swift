import Model
import Testing

@Suite struct `Texts that tell who somebody is` {
  @Test(
    arguments: [
      ("Moved up: A123456789012.", .upn, 11), ("ULN 9876543210 sat it again", .uln, 5),
      ("write to asha.begum@elm.sch.uk, please", .email, 10), ("ring (01632) 960001 after four", .telephone, 7),
      ("ring 01632 960 001", .telephone, 6), ("call +44 7700 900123.", .telephone, 6),
      ("lives at 12 High Street, London SW1A 1AA", .address, 33), ("born on 12 March 2009", .dateOfBirth, 1),
      ("DOB: 12/03/2009", .dateOfBirth, 1), ("her date of birth is 2009-03-12", .dateOfBirth, 13),
      ("AB in 7C read more", .initials, 1), ("we saw J.S. (9B) read", .initials, 8), ("Asha B, 11C, read", .name, 1),
      ("with Asha Begum of 7C", .name, 6), ("A B, 11C", .initials, 1),
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
  ])
  func `are not seen where nobody is told of`(text: String) {
    #expect(Identifiers.sightings(in: text).map(\.kind) == [])
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
    #expect(Identifiers.sightings(in: "The begum of asha", book: Self.book).isEmpty)
    #expect(Identifiers.sightings(in: "Ashab Begums", book: Self.book).isEmpty)
  }
}
