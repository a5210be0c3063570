internal import Archive
internal import Model
internal import Records

/// What a value of a record may name: ids of frameworks, measures, entries, cycles, interventions, alliances.
struct References {
  let snapshot: Snapshot
  /// Whose measures, entries and cycles are meant; nil for records of no enquiry.
  let enquiry: EnquiryName?

  /// The value as the record is to have it: what it names is there, and is named in full.
  ///
  /// - Throws: what `check` would say afterwards, before anything is saved.
  func named(_ word: String, by key: RecordKey) throws -> String {
    switch (key.name, key.shape.ofValue) {
    case ("interventions", _): try intervention(word)
    case (_, .code(let framework)): try Codes.id(word, of: framework, in: try snapshot.frameworks().value)
    case (_, .ownCode): try Codes.own([word], in: try snapshot.frameworks().value).first?.description ?? word
    case ("alliances", _), ("alliance", _): try snapshot.find(alliance: word).text
    case (_, .enquiry): try snapshot.find(enquiry: word).description
    case ("measures", _), ("measure", _): try enquiry.map { try snapshot.find(measure: word, of: $0).text } ?? word
    case ("cycle", _): try enquiry.map { try cycle(word, of: $0) } ?? word
    case ("evidence_for", _), ("evidence_against", _):
      try enquiry.map { try snapshot.find(entry: word, of: $0).text } ?? word
    default: word
    }
  }

  /// By its number, or by the beginning of its id.
  private func cycle(_ word: String, of enquiry: EnquiryName) throws -> String {
    let found =
      try Int(word).map { try snapshot.find(cycle: $0, of: enquiry) }
      ?? snapshot.find(record: word, of: enquiry, kind: .cycle)
    return found.location.id?.text ?? word
  }

  /// An id of the toolkit, or words of one's own, which have a blank in them.
  private func intervention(_ word: String) throws -> String {
    word.contains(" ") ? word : try Interventions.id(word, try snapshot.toolkit().value)
  }
}
