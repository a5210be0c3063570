internal import Model

// The keys of packs that were issued, and of the names that schools have in some of them.
extension RecordKind {
  static let packKeys: [RecordKey] = [
    .schema,
    RecordKey("commit", .text, "The commit that it was made of.", isRequired: true),
    RecordKey(
      "sources",
      .list(
        .map([
          RecordKey("name", .text, "A folder that was read beside this one.", isRequired: true),
          RecordKey("commit", .text, "Its commit.", isRequired: true),
        ])), "Other folders that it was made of.", items: .set.known(by: .keys(["name"]))),
    RecordKey("program", .text, "The version of the program that made it.", isRequired: true),
    RecordKey("sha256", .text, "The checksum of the page, as 64 hexadecimal digits.", isRequired: true),
    RecordKey("supersedes", .text, "The edition whose place it takes, as cluster."),
  ]

  static let pseudonymKeys: [RecordKey] = [
    .schema,
    RecordKey("schools", .list(.text), "Schools in the order of their letters: the first is School A.", items: .fixed),
    RecordKey("alliances", .list(.text), "Alliances likewise: the first is Alliance A.", items: .fixed),
  ]
}
