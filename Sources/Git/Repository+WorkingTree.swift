internal import Clibgit2

extension Repository {
  /// The bytes of a file in the working folder; nil when there is none, or no working folder.
  ///
  /// No symbolic link is followed, not on the way either (`.notAFile`); more than `limit` bytes throw `.tooLarge`; a
  /// path out of the folder or into `.git` throws `.badPath`.
  package func workingFile(_ path: String, limit: Int = 64 << 20) throws(GitError) -> [UInt8]? {
    let place = try WorkPath(path, for: "read \(path)")
    guard let workDirectory else { return nil }
    return try WorkTree(root: workDirectory).read(place, limit: limit)?.bytes
  }

  /// The staged version of a file: its blob in the index; nil when there is none, or no index.
  ///
  /// A file with a conflict has none; one that is only announced (`git add -N`) has none either.
  package func stagedBlob(_ path: String) throws(GitError) -> ObjectID? {
    if isBare { return nil }
    return try Index(at: gitDirectory + "/index").entry(path)?.id
  }
}
