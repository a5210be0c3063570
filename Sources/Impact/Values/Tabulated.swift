/// A result that lists its quantities once; JSON and the list of what is not computed follow from that list.
package protocol Tabulated: Hashable, Sendable {
  /// In the order in which they are written, missing ones included.
  var fields: [Field] { get }
}
