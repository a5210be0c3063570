/// A key of JSON that is made of data: a family, a stratum, a quantity.
struct NamedKey: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String

  init(_ name: String) { stringValue = name }
  init(stringLiteral name: String) { stringValue = name }
  init?(stringValue: String) { self.stringValue = stringValue }

  /// Never a position in a list.
  var intValue: Int? { nil }
  init?(intValue: Int) { nil }
}
