internal import Foundation

/// Services that synchronise folders, known by the names of the folders or by the files that they leave in them.
enum CloudFolder {
  /// The service whose folder a place lies in; nil for none that is known.
  static func service(over path: String) -> String? {
    var place = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    while place.path != "/" {
      // macOS: ~/Library/CloudStorage/OneDrive-ElmSchool.
      let folder = place.deletingLastPathComponent()
      if folder.lastPathComponent == "CloudStorage" {
        let name = place.lastPathComponent.split(separator: "-").first.map(String.init) ?? ""
        return service(named: name) ?? "a cloud service"
      }
      if let service = service(named: place.lastPathComponent) ?? service(marking: place) { return service }
      place = folder
    }
    return nil
  }

  /// `OneDrive - Elm School`, `Dropbox (Elm School)`, `Elm School Dropbox`, `Nextcloud2`; no `OneDrive guides`, which is
  /// anybody's folder.
  private static func service(named name: String) -> String? {
    if name == "Box" { return name }
    let name = name.lowercased()
    for (service, names) in services {
      for known in names where name.hasPrefix(known) {
        let rest = name.dropFirst(known.count)
        if rest.isEmpty || rest.allSatisfy(\.isNumber) || [" - ", " (", ":"].contains(where: rest.hasPrefix) {
          return service
        }
      }
    }
    return name.hasSuffix(" dropbox") ? "Dropbox" : nil
  }

  private static let services: [(String, [String])] = [
    ("OneDrive", ["onedrive"]), ("Dropbox", ["dropbox"]),
    ("iCloud", ["icloud drive", "iclouddrive", "icloud", "mobile documents", "com~apple~clouddocs"]),
    ("Google Drive", ["google drive", "googledrive", "google-drive", "my drive", "shared drives"]),
    ("Nextcloud", ["nextcloud"]), ("ownCloud", ["owncloud"]), ("Box", ["box sync"]),
    ("pCloud", ["pclouddrive", "pcloud drive"]), ("MEGA", ["megasync"]),
  ]

  private static func service(marking place: URL) -> String? {
    for (mark, service) in marks where FileManager.default.fileExists(atPath: place.appendingPathComponent(mark).path) {
      return service
    }
    // In the home folder `.dropbox` is a folder, wherever Dropbox keeps its files.
    var isFolder: ObjCBool = false
    let dropbox = place.appendingPathComponent(".dropbox").path
    if FileManager.default.fileExists(atPath: dropbox, isDirectory: &isFolder), !isFolder.boolValue { return "Dropbox" }
    return nil
  }

  private static let marks = [
    (".dropbox.cache", "Dropbox"), (".nextcloudsync.log", "Nextcloud"), (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"), (".tmp.driveupload", "Google Drive"),
    (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
  ]
}
