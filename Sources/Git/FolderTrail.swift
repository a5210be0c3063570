/// An open folder of the working tree; closed with its last owner.
final class OpenFolder {
  let descriptor: FileDescriptor

  var number: Int32 { descriptor.number }

  init(_ descriptor: consuming FileDescriptor) { self.descriptor = descriptor }
}

/// The folders from the root to the file that was looked at last, still open: the next file mostly lies near.
///
/// For a few milliseconds' use: a folder that somebody moves meanwhile is still the same one here.
final class FolderTrail {
  private var names: [String] = []
  private var folders: [OpenFolder] = []

  /// The root, and what is open on the way to a folder; leaves the others behind.
  func begin(_ path: [String]) -> (root: OpenFolder?, rest: ArraySlice<String>) {
    // By bytes: for Swift two ways to write an é are one.
    let common = zip(names, path).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    names.removeLast(names.count - common)
    folders.removeLast(max(0, folders.count - common - 1))
    return (folders.last, path[common...])
  }

  /// Notes the root, or a folder in the last one.
  func enter(_ name: String?, _ folder: OpenFolder) {
    if let name { names.append(name) }
    folders.append(folder)
  }
}
