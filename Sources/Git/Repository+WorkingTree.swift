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

  /// The plain files of a folder of the working folder by name, read in one go; nil when it is not there, or no working
  /// folder is.
  ///
  /// What is a folder or a link, has more than `limit` bytes or vanishes meanwhile is left out: ``workingFile(_:limit:)``
  /// says why.
  package func workingFiles(in folder: String, limit: Int) throws(GitError) -> [String: [UInt8]]? {
    guard let workDirectory else { return nil }
    let folders = folder.isEmpty ? [] : try WorkPath(folder + "/x", for: "list \(folder)").folders
    return try WorkTree(root: workDirectory).files(in: folders, limit: limit)
  }

  /// Puts new bytes in the place of a file of the working folder; HEAD and the index stay as they are.
  ///
  /// Throws `.modified` when the file is not what it was any more, `.locked` when another process holds the lock.
  package func replaceWorkingFile(
    _ path: String, of before: [UInt8], with after: [UInt8], patience: Duration = .seconds(2)
  ) throws(GitError) {
    let attempt = "write \(path)"
    let place = try WorkPath(path, for: attempt)
    guard let workDirectory else { return }
    let lock = try RepositoryLock(commonDirectory, until: Deadline(after: patience))
    defer { withExtendedLifetime(lock) {} }
    let workTree = WorkTree(root: workDirectory)
    let found = try workTree.read(place, limit: 64 << 20)
    let checkout = Checkout(workTree)
    guard let found, found.bytes == before else {
      throw GitError(attempt, .modified, message: "it was changed meanwhile", detail: .path(path))
    }
    try checkout.prepare(place, after, mode: .file, expecting: found.stamp)
    guard try checkout.isUndisturbed() else {
      throw GitError(attempt, .modified, message: "it was changed meanwhile", detail: .path(path))
    }
    if let failure = checkout.publish() { throw failure }
  }

  /// The names in a folder of the working folder, in order; nil when it is not there, or no working folder is.
  ///
  /// No symbolic link is followed on the way (`.notAFile`). An empty path is the top.
  package func workingNames(in folder: String) throws(GitError) -> [String]? {
    guard let workDirectory else { return nil }
    let folders = folder.isEmpty ? [] : try WorkPath(folder + "/x", for: "list \(folder)").folders
    return try WorkTree(root: workDirectory).names(in: folders)?.filter { $0 != ".git" }.sorted()
  }

  /// Those of some names in a folder of the working folder that are folders and hold a plain file of some name; none when it
  /// is not there, or no working folder is.
  package func workingFolders(
    among names: [String], in folder: String, holding file: String
  ) throws(GitError) -> Set<String> {
    guard let workDirectory else { return [] }
    let folders = folder.isEmpty ? [] : try WorkPath(folder + "/x", for: "list \(folder)").folders
    return try WorkTree(root: workDirectory).folders(among: names, in: folders, holding: file)
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
