import Foundation
import Testing

@testable import Archive

@Suite struct `Folders that a service synchronises` {
  @Test(
    arguments: [
      ("/home/anna/OneDrive/enquiries", "OneDrive"), ("/home/anna/OneDrive - Elm School/enquiries", "OneDrive"),
      ("/Users/anna/Library/CloudStorage/OneDrive-ElmSchool/x", "OneDrive"),
      ("/mnt/c/Users/Anna/OneDrive - Elm School/x", "OneDrive"), ("/home/anna/Dropbox/x", "Dropbox"),
      ("/home/anna/Dropbox (Elm School)/x", "Dropbox"), ("/home/anna/Elm School Dropbox/Anna/x", "Dropbox"),
      ("/Users/anna/Library/CloudStorage/Dropbox/x", "Dropbox"), ("/home/anna/Google Drive/x", "Google Drive"),
      ("/Users/anna/Library/CloudStorage/GoogleDrive-a@elm.example.org/My Drive/x", "Google Drive"),
      ("/Volumes/GoogleDrive/Shared drives/Elm/x", "Google Drive"), ("/home/anna/google-drive/x", "Google Drive"),
      ("/run/user/1000/gvfs/google-drive:host=elm.example.org,user=anna/x", "Google Drive"),
      ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud"),
      ("/mnt/c/Users/anna/iCloudDrive/x", "iCloud"), ("/Users/anna/iCloud Drive (Archive)/x", "iCloud"),
      ("/home/anna/Nextcloud/x", "Nextcloud"), ("/home/anna/Nextcloud2/x", "Nextcloud"),
      ("/home/anna/ownCloud/x", "ownCloud"),
      ("/home/anna/Box/x", "Box"), ("/Users/anna/Library/CloudStorage/Box-Box/x", "Box"),
      ("/home/anna/pCloudDrive/x", "pCloud"), ("/Users/anna/Library/CloudStorage/SomeService/x", "a cloud service"),
    ])
  func `are known by the names that the services give them`(path: String, service: String) {
    #expect(CloudFolder.service(over: path) == service)
  }

  @Test(arguments: [
    "/home/anna/enquiries", "/home/anna/Documents/research/enquiries", "/Users/anna/Documents/elm", "/srv/school/elm",
    "/mnt/school/Staff/elm", "/mnt/s/Shared/elm", "/media/anna/USB DRIVE/elm", "/Volumes/Staff Share/elm",
    "/run/user/1000/gvfs/smb-share:server=elm,share=staff/x", "//fileserver/staff/elm", "/home/anna/box/elm",
    "/home/anna/Box files/elm", "/home/anna/OneDrive guides/elm", "/home/anna/dropbox-policy/elm", "/home/cloud/elm",
    "/home/anna/drive/elm", "/home/anna/sync/elm", "/home/anna/onedriveless/elm", "/home/anna/Library/elm",
  ])
  func `are not seen in plain folders, drives and shares of a school`(path: String) {
    #expect(CloudFolder.service(over: path) == nil)
  }

  @Test func `are known by what the services leave in them; Dropbox's settings in a home folder are no such mark`()
    throws
  {
    let files = FileManager.default
    let home = files.temporaryDirectory.appendingPathComponent("home \(UUID().uuidString)")
    try files.createDirectory(at: home.appendingPathComponent(".dropbox"), withIntermediateDirectories: true)
    defer { #expect(throws: Never.self) { try files.removeItem(at: home) } }
    for folder in ["enquiries", "Team/enquiries", "Files/enquiries"] {
      try files.createDirectory(at: home.appendingPathComponent(folder), withIntermediateDirectories: true)
    }
    try Data().write(to: home.appendingPathComponent("Team/.dropbox"))
    try Data().write(to: home.appendingPathComponent("Files/.nextcloudsync.log"))
    func service(_ folder: String) -> String? { CloudFolder.service(over: home.appendingPathComponent(folder).path) }
    #expect(service("enquiries") == nil)
    #expect(service("Team/enquiries") == "Dropbox")
    #expect(service("Files/enquiries") == "Nextcloud")
  }
}
