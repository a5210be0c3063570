/// What becomes of one version of a file.
package enum FileEdit: Hashable, Sendable {
  /// It stays as it is, or stays away.
  case keep
  case write([UInt8])
  /// What the store has already under this id: its bytes are neither read nor stored again for the commit.
  case take(ObjectID)
  case remove
}
