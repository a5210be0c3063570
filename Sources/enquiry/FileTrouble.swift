internal import Foundation

/// Why a file could not be read or written, in words.
enum FileTrouble {
  static func sentence(_ error: any Error, _ path: String, in context: Context) -> String {
    let place = context.absolute(path)
    let folder = URL(fileURLWithPath: place).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) { return "there is no folder for it." }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: place, isDirectory: &isFolder), isFolder.boolValue {
      return "it is a folder."
    }
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: return "there is no such file."
    case .fileReadNoPermission, .fileWriteNoPermission: return "you are not allowed to."
    case .fileWriteOutOfSpace: return "the disk is full."
    default: return error.localizedDescription
    }
  }
}
