internal import Archive
internal import Foundation

/// A file that a document is written to: never among the records.
struct OutputFile {
  private let file: String
  private let context: Context

  /// - Parameters:
  ///   - file: as it was given, from the folder where the command works.
  ///   - example: a name that would do.
  init(_ file: String, as example: String, of workspace: Workspace, in context: Context) throws {
    (self.file, self.context) = (file, context)
    guard let root = workspace.root else { return }
    let place = context.absolute(file)
    let kept = [Layout.records, Layout.privateFolder, Layout.templates, ".git"].map {
      context.absolute(root + "/" + $0)
    }
    guard kept.contains(where: { place == $0 || place.hasPrefix($0 + "/") }) else { return }
    throw Failure(
      "\(file) is among the records.", hint: "Give -o a place outside of enquiries/, as \(example).", code: .usage)
  }

  /// Writes it whole or not at all; a folder that is not there is made.
  ///
  /// - Returns: where it was written.
  func write(_ bytes: [UInt8], makingFolder: Bool = false) throws -> String {
    let place = URL(fileURLWithPath: context.absolute(file))
    do {
      if makingFolder {
        try FileManager.default.createDirectory(
          at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      }
      try Data(bytes).write(to: place, options: .atomic)
    } catch {
      throw Failure("\(file) could not be written: \(FileTrouble.sentence(error, file, in: context))")
    }
    return place.path
  }
}
