/// What becomes of one version of a file.
package enum FileEdit: Hashable, Sendable {
  /// It stays as it is, or stays away.
  case keep
  case write([UInt8])
  case remove
}
