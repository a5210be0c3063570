/// An entry of a map or an item of a list, with the comment lines above it.
struct WrittenPart: Equatable, Sendable {
  var above: [WrittenLine]
  /// The key; empty for an item.
  var key: String
  /// `key:`, or the dash.
  var head: ArraySlice<UInt8>
  var value: WrittenValue

  var comments: [ArraySlice<UInt8>] { above.compactMap(\.comment) + value.comments }
}
