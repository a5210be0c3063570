internal import Git
internal import Records

extension Snapshot {
  /// A PNG or JPEG without what it tells of where and when it was made; nil for what is none, is not there, or is too large.
  package func cleanedPicture(_ path: String) throws -> [UInt8]? {
    try pictureBytes(path).flatMap(Snapshot.cleaned)?.bytes
  }

  /// Nil for what is too large to be looked at.
  func pictureBytes(_ path: String) throws -> [UInt8]? {
    do { return try bytes(path, limit: 64 << 20) } catch ArchiveError.git(let error)
      where [.tooLarge, .notAFile].contains(error.code)
    { return nil }
  }

  /// Nil for what cannot be cleaned, which nobody can say anything about.
  static func cleaned(_ picture: [UInt8]) -> PictureMetadata.Cleaned? {
    do { return try PictureMetadata.removed(from: picture) } catch { return nil }
  }
}
