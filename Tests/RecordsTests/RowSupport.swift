import Model
import Records
import Testing

/// What a table gave, for tests to look at.
struct ReadRows {
  let proposal: RowProposal
  let rows: RowReading<[ParticipantRow]>
  let observations: RowReading<Observations>
  /// The same, made in pieces by several threads.
  let inPieces: RowReading<Observations>

  /// `P1 before 3` a row, those without a value with `–`.
  var spoken: [String] {
    (rows.value ?? []).map { "\($0.participant) \($0.occasion) \($0.value?.reduced.description ?? "–")" }
  }

  var codes: [String] { proposal.problems.map(\.code) + rows.problems.map(\.code) }
  /// `4 NON_NUMERIC_VALUE: “x” is no number.`
  var complaints: [String] { (proposal.problems + rows.problems).map { "\($0.place.line) \($0.code): \($0.message)" } }

  init(_ bytes: [UInt8], _ measure: Measure = .score, wishes: [String] = []) throws {
    let table = try RowTable(path: "export.csv", bytes: bytes)
    proposal = table.proposal(for: measure, wishes: wishes.compactMap { RowMappingWish($0) })
    guard let mapping = proposal.mapping else {
      rows = RowReading(value: nil)
      observations = RowReading(value: nil)
      inPieces = observations
      return
    }
    rows = table.rows(mapping, of: measure)
    observations = table.observations(mapping, of: measure)
    inPieces = table.observations(mapping, of: measure, pieceSize: 20)
  }

  init(_ text: String, _ measure: Measure = .score, wishes: [String] = []) throws {
    try self.init(Array(text.utf8), measure, wishes: wishes)
  }
}

extension Measure {
  /// A test with no limits.
  static var score: Measure { made(.continuous) }

  static func made(_ scale: Scale, _ change: (inout Measure) -> Void = { _ in }) -> Measure {
    guard let id = Slug("score") else { preconditionFailure("“score” is a short name") }
    var measure = Measure(id: id, title: "Score", scale: scale)
    change(&measure)
    return measure
  }
}
