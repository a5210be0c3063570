internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

/// What an entry of the evidence log may be tied to.
struct EvidenceLinks: ParsableArguments {
  @Option(help: ArgumentHelp("A measure it bears on; again for more.", valueName: "id"))
  var measure: [String] = []

  @Option(help: ArgumentHelp("A claim it bears on, mc1 to mc8; again for more.", valueName: "id"))
  var claim: [String] = []

  @Option(help: ArgumentHelp("A level of impact it shows: see “framework show guskey”.", valueName: "id"))
  var guskey: [String] = []

  @Option(help: ArgumentHelp("Who gained: see “framework show beneficiaries”.", valueName: "id"))
  var beneficiary: [String] = []

  @Flag(inversion: .prefixedNo, help: "At a later look, it was still felt, or not.")
  var stillFelt: Bool?

  func edits(_ snapshot: Snapshot, _ name: EnquiryName) throws -> [RecordEdit] {
    let frameworks = try snapshot.frameworks().value
    let measures = try NewName.unique(measure).map { try snapshot.find(measure: $0, of: name).text }
    var edits = RecordEdit.list("measures", measures)
    edits += try RecordEdit.coded(.claims, claim, frameworks)
    edits += try RecordEdit.coded(.guskey, guskey, frameworks)
    edits += try RecordEdit.coded(.beneficiaries, beneficiary, frameworks)
    if let stillFelt { edits.append(.set("still_felt", .token(String(stillFelt)))) }
    return edits
  }
}

/// What an entry of the leadership log may be coded to.
struct LeadershipCodes: ParsableArguments {
  @Option(help: ArgumentHelp("A key message it speaks to, km1 to km13; again for more.", valueName: "id"))
  var keyMessage: [String] = []

  @Option(help: ArgumentHelp("A claim it bears on, mc1 to mc8; again for more.", valueName: "id"))
  var claim: [String] = []

  @Option(help: ArgumentHelp("A skill or behaviour it shows: see “framework show behaviours”.", valueName: "id"))
  var behaviour: [String] = []

  @Option(help: ArgumentHelp("The challenge it is about: see “framework show challenges”.", valueName: "id"))
  var challenge: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What was done about the challenge: an id of a response, or your words.", valueName: "text"))
  var response: String?

  func edits(_ snapshot: Snapshot) throws -> [RecordEdit] {
    let frameworks = try snapshot.frameworks().value
    var edits = try RecordEdit.coded(.keyMessages, keyMessage, frameworks)
    edits += try RecordEdit.coded(.claims, claim, frameworks)
    edits += try RecordEdit.coded(.behaviours, behaviour, frameworks)
    if let challenge {
      edits.append(.set("challenge", .token(try Codes.id(challenge, of: .challenges, in: frameworks))))
    }
    if let response = NewName.plain(response) { edits.append(.set("response", .text(response))) }
    return edits
  }
}

/// What any entry may be tied to: a cycle, and schemes of one's own.
struct EntryLinks: ParsableArguments {
  @Option(help: ArgumentHelp("The number of the cycle it belongs to.", valueName: "number"))
  var cycle: Int?

  @Option(help: ArgumentHelp("A code of your own scheme, as our-scheme/first; again for more.", valueName: "code"))
  var code: [String] = []

  func edits(_ snapshot: Snapshot, _ name: EnquiryName) throws -> [RecordEdit] {
    let edits = try RecordEdit.cycle(cycle, of: name, in: snapshot)
    let codes = try code.isEmpty ? [] : Codes.own(code, in: try snapshot.frameworks().value)
    return edits + RecordEdit.list("codes", codes.map(\.description))
  }
}

extension RecordEdit {
  /// The cycle that an entry belongs to, by its number; nothing where none is named.
  static func cycle(_ number: Int?, of name: EnquiryName, in snapshot: Snapshot) throws -> [RecordEdit] {
    guard let number, let id = try snapshot.find(cycle: number, of: name).location.id else { return [] }
    return [.set("cycle", .token(id.text))]
  }

  /// A list of words that have a form of their own; nothing where there are none.
  static func list(_ key: String, _ words: [String]) -> [RecordEdit] {
    words.isEmpty ? [] : [.set(key, .list(words.map { .token($0) }))]
  }

  static func coded(_ key: CodedKey, _ words: [String], _ frameworks: Frameworks) throws -> [RecordEdit] {
    list(key.key, try Codes.ids(words, of: key.framework, in: frameworks))
  }
}
