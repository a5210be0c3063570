internal import Foundation
internal import Git
internal import Model

extension Workspace {
  /// Refuses a sheet with codes where everything is saved: among the records and templates.
  package func refuseSheet(at path: String) throws(ArchiveError) {
    guard let place = folderPath(of: path) else { return }
    let folder = place.split(separator: "/").first.map(String.init)
    if folder == Layout.records || folder == Layout.templates { throw .sheetAmongRecords(path: place) }
  }

  /// Tells git to leave a file of the folder alone, on this machine only: no `git add` takes it in. In `private/` it does so
  /// anyway, and the folder is made.
  ///
  /// - Parameter path: absolute.
  /// - Returns: whether the file lies where git would look.
  package func leaveAlone(_ path: String) throws(ArchiveError) -> Bool {
    guard let top = repository.workDirectory, let place = Workspace.relative(path, to: top) else { return false }
    if let own = folderPath(of: path), own.hasPrefix(Layout.privateFolder + "/") {
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw .cannotMake(folder: folder, reason: error.localizedDescription)
      }
      return false
    }
    let line = "/" + Workspace.escaped(place)
    let file = URL(fileURLWithPath: repository.commonDirectory + "/info/exclude")
    do {
      let exists = FileManager.default.fileExists(atPath: file.path)
      var text = exists ? String(decoding: try Data(contentsOf: file), as: UTF8.self) : ""
      if text.split(whereSeparator: \.isNewline).contains(Substring(line)) { return true }
      if !text.isEmpty, text.last?.isNewline == false { text += "\n" }
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data((text + line + "\n").utf8).write(to: file, options: .atomic)
      return true
    } catch {
      throw .cannotMake(folder: file.path, reason: error.localizedDescription)
    }
  }

  /// The path from the enquiry folder of a file in it; nil for one outside.
  private func folderPath(of path: String) -> String? { root.flatMap { Workspace.relative(path, to: $0) } }

  private static func relative(_ path: String, to folder: String) -> String? {
    let file = URL(fileURLWithPath: path).standardizedFileURL
    // The file may not be there yet, its folder is.
    let place = file.deletingLastPathComponent().resolvingSymlinksInPath().path + "/" + file.lastPathComponent
    let top = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
    return place.hasPrefix(top) ? String(place.dropFirst(top.count)) : nil
  }

  /// Marks what would mean something else in a line of `.gitignore`.
  private static func escaped(_ path: String) -> String {
    let marked = path.map { "\\*?[".contains($0) ? "\\\($0)" : String($0) }.joined()
    return marked.hasSuffix(" ") ? marked.dropLast() + "\\ " : marked
  }
}
