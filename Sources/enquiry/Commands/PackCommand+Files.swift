internal import Archive
internal import Foundation
internal import Model
internal import Packs

extension PackCommand {
  func write(_ bytes: [UInt8], to file: String, in context: Context) throws -> String {
    let place = context.absolute(file)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: place), options: .atomic)
    } catch {
      throw Failure("The pack could not be written to \(file): \(FileTrouble.sentence(error, file, in: context))")
    }
    return place
  }

  /// A pack never takes the place of a record, nor stands among them.
  func refuseRecords(_ file: String, _ workspace: Workspace, in context: Context) throws {
    guard file != "-", let root = workspace.root else { return }
    let place = context.absolute(file)
    let kept = [Layout.records, Layout.privateFolder, Layout.templates, ".git"].map {
      context.absolute(root + "/" + $0) + "/"
    }
    guard kept.contains(where: place.hasPrefix) else { return }
    throw Failure(
      "\(file) is among the records.", hint: "Give -o a place outside of enquiries/, as pack.html.", code: .usage)
  }
}
