/// The thirteen key messages on leadership that entries may be coded to.
package enum KeyMessage {
  package static let ids = (1...13).map { "km\($0)" }
}
