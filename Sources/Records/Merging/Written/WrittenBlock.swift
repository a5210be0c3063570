/// Keys or items, one a line.
struct WrittenBlock: Equatable, Sendable {
  /// What stands behind the key or dash above them.
  var tail: ArraySlice<UInt8>
  /// How much further in than what they belong to.
  var offset: Int
  /// Whether the first one stands right behind a dash.
  var isInline: Bool
}
