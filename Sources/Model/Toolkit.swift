/// The catalogue of candidate interventions: strands of dimensions of placements.
package struct Toolkit: Hashable, Sendable {
  /// One of the source's three headings.
  package struct Strand: Hashable, Sendable {
    package let id: String
    package let title: String
    package let dimensions: [Dimension]

    package init(id: String, title: String, dimensions: [Dimension]) {
      self.id = id
      self.title = title
      self.dimensions = dimensions
    }
  }

  /// One of the twelve dimensions of an alliance's maturity, with what is listed under it in the source's order.
  package struct Dimension: Hashable, Sendable {
    /// Three letters, `jpd` … `arc`.
    package let code: String
    package let title: String
    package let about: String?
    package let placements: [Placement]

    package init(code: String, title: String, about: String?, placements: [Placement]) {
      self.code = code
      self.title = title
      self.about = about
      self.placements = placements
    }
  }

  /// A place in a dimension: `dsi.2`, where the intervention `jpd.7` stands once more.
  package struct Placement: Hashable, Sendable {
    package let id: String
    package let dimension: String
    package let intervention: String

    package init(id: String, dimension: String, intervention: String) {
      self.id = id
      self.dimension = dimension
      self.intervention = intervention
    }
  }

  /// Something an alliance could try.
  package struct Intervention: Hashable, Sendable {
    /// The id of its first placement, as `men.5`.
    package let id: String
    package let title: String
    package let about: String?

    package init(id: String, title: String, about: String?) {
      self.id = id
      self.title = title
      self.about = about
    }
  }

  package let title: String
  package let source: String?
  package let strands: [Strand]
  /// Each intervention once, in the order of the source.
  package let interventions: [Intervention]

  package init(title: String, source: String?, strands: [Strand], interventions: [Intervention]) {
    self.title = title
    self.source = source
    self.strands = strands
    self.interventions = interventions
    var byPlacement: [String: Intervention] = [:]
    let byID = Dictionary(interventions.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
    for placement in strands.flatMap(\.dimensions).flatMap(\.placements) {
      byPlacement[placement.id] = byID[placement.intervention]
    }
    self.byPlacement = byPlacement
  }

  private let byPlacement: [String: Intervention]

  /// Every placement, in the order of the source.
  package var placements: [Placement] { strands.flatMap(\.dimensions).flatMap(\.placements) }

  /// The intervention at a placement: `dsi.2` and `jpd.7` find the same one.
  package subscript(_ id: String) -> Intervention? { byPlacement[id] }

  /// The places where an intervention stands, its own first.
  package func placements(of intervention: String) -> [Placement] {
    placements.filter { $0.intervention == intervention }
  }

  package func dimension(_ code: String) -> Dimension? {
    strands.lazy.flatMap(\.dimensions).first { $0.code == code }
  }

  /// The id that was probably meant: `men5`, `mne.5`, `MEN.5` give `men.5`.
  package func nearestID(to word: String) -> String? {
    let plain = word.lowercased()
    let ids = placements.map(\.id)
    let letters = plain.prefix { $0.isLetter }
    let digits = plain.drop { !$0.isNumber }
    // A slip in the letters keeps the number: of all dimensions that have it, the nearest one.
    let sameNumber = ids.filter { $0.split(separator: ".").last.map(String.init) == String(digits) }
    return Nearest.match(for: "\(letters).\(digits)", among: sameNumber) ?? Nearest.match(for: plain, among: ids)
  }
}
