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

  /// The names in a folder of the working folder, in order; nil when it is not there, or no working folder is.
  ///
  /// No symbolic link is followed on the way (`.notAFile`). An empty path is the top.
  package func workingNames(in folder: String) throws(GitError) -> [String]? {
    guard let workDirectory else { return nil }
    let folders = folder.isEmpty ? [] : try WorkPath(folder + "/x", for: "list \(folder)").folders
    return try WorkTree(root: workDirectory).names(in: folders)?.filter { $0 != ".git" }.sorted()
  }

  /// Whether a file or folder of HEAD was left out of the working folder on purpose (`git sparse-checkout`).
  package func isLeftOut(_ path: String) throws(GitError) -> Bool {
    isBare ? false : try Index(at: gitDirectory + "/index").isLeftOut(path)
  }

  /// The staged version of a file: its blob in the index; nil when there is none, or no index.
  ///
  /// A file with a conflict has none; one that is only announced (`git add -N`) has none either.
  package func stagedBlob(_ path: String) throws(GitError) -> ObjectID? {
    if isBare { return nil }
    return try Index(at: gitDirectory + "/index").entry(path)?.id
  }
}
