/// What would make a missing number computable: a code, whose words are in `Packs`.
package struct Remedy: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let record = Remedy(rawValue: "record")
  package static let importRows = Remedy(rawValue: "import_rows")
  package static let useOneDefinition = Remedy(rawValue: "use_one_definition")
  package static let measureSameSchools = Remedy(rawValue: "measure_same_schools")
  package static let correct = Remedy(rawValue: "correct")
}
