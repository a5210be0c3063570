internal import Archive
internal import Foundation
internal import Git
internal import Model

/// Makes an enquiry folder from one that others have on a server: its records with their whole history.
struct JoinWork {
  private let context: Context
  private let directory: String
  /// The folder as the person named it.
  private let name: String
  private let address: RemoteAddress
  private let child: NetworkChild
  private let signature: String?

  /// - Parameters:
  ///   - name: the folder as the person named it; made when it is not there.
  ///   - signature: how saves are signed here.
  init(_ address: RemoteAddress, into name: String, signature: String?, in context: Context, asks: Bool) {
    (self.address, self.name, self.signature, self.context) = (address, name, signature, context)
    directory = context.absolute(name)
    child = NetworkChild(in: context, patience: NetworkTask.usualPatience, asks: asks)
  }

  /// Whether what somebody gave names a repository, not a folder with records in it that are to be copied.
  static func isRepository(_ text: String, in context: Context) throws -> Bool {
    let isFolder = FileManager.default.fileExists(atPath: context.absolute(text) + "/" + Layout.records)
    guard case .path(let path) = try context.remoteAddress(text).place else { return true }
    return text.contains("://") || (!isFolder && FileManager.default.fileExists(atPath: path + "/HEAD"))
  }

  func join() throws -> JoinReport {
    let files = FileManager.default
    var isDirectory = ObjCBool(false)
    let wasThere = files.fileExists(atPath: directory, isDirectory: &isDirectory)
    if wasThere {
      guard isDirectory.boolValue, try files.contentsOfDirectory(atPath: directory).isEmpty else {
        throw Failure(
          "\(name == "." ? "This folder" : name) is not empty.",
          hint: "Name a new folder: enquiry init --from \(Failure.quoted(address.shown)) FOLDER")
      }
    }
    do { return try joined() } catch {
      // Nothing was there before, and nothing is left behind.
      let left = wasThere ? try files.contentsOfDirectory(atPath: directory).map { "\(directory)/\($0)" } : [directory]
      for path in left where files.fileExists(atPath: path) { try files.removeItem(atPath: path) }
      throw error
    }
  }

  private func joined() throws -> JoinReport {
    let workspace = try Workspace.begin(at: directory, signature: signature, environment: context.environment)
    let repository = workspace.repository
    let answer = try child.fetch(
      [], beginnings: [Workspace.packTags], from: address, into: repository,
      "Receiving from \(address.host ?? "the folder")")
    let there = answer.tips
    guard let branch = answer.usualBranch, let tip = there[branch] else {
      throw Failure(
        "Nothing is at \(address.shown) yet.",
        hint: "Make a folder: enquiry init. Then send it: enquiry sync --to \(Failure.quoted(address.text))")
    }
    try repository.beginOnBranch(branch)
    try repository.setUpstream("origin", address, branch: branch)
    guard let upstream = try workspace.upstream() else { throw ArchiveError.notAnEnquiryFolder(from: directory) }
    _ = try workspace.track(tip, of: upstream)
    _ = try workspace.take(packTags: there.filter { $0.key.hasPrefix(Workspace.packTags) })
    let merge = PendingMerge(theirs: tip, name: upstream.name)
    _ = try workspace.merge(merge, today: context.today, now: context.now) { _ in "" }
    if let program = context.ownWord { try workspace.mergeThrough(program) }
    let snapshot = try workspace.snapshot(.committed, reach: .own)
    guard let programme = try snapshot.programme().value else {
      throw Failure(
        "There is no enquiry folder at the top of \(address.shown).",
        hint: "Where it lies deeper, or is not one: git clone \(Failure.quoted(address.shown)), and look.")
    }
    return JoinReport(
      programme: programme.name, enquiries: try snapshot.enquiryNames().count, address: context.nearby(address),
      folder: name, isHere: directory == context.directory, role: signature)
  }
}

/// What was joined.
struct JoinReport: Report {
  let programme: String
  let enquiries: Int
  let address: String
  let folder: String
  let isHere: Bool
  let role: String?
  let kind = "join"

  func talk(_ page: Page) -> String {
    let go = isHere ? "" : "cd \(Failure.quoted(folder)), then "
    let count = enquiries.counted("enquiry", "enquiries")
    return [
      page.wrapped("Copied “\(programme)” from \(address), with its history: \(count)."),
      role.map { page.wrapped("What you save here is signed “\($0)”.") },
      page.next("\(go)see how things stand: enquiry status"),
      page.next("send what you save, and receive what others do: enquiry sync"),
    ].compactMap(\.self).joined(separator: "\n")
  }

  var json: [String: JSON] {
    [
      "programme": .text(programme), "enquiries": .count(enquiries), "remote": .text(address),
      "folder": .text(folder),
    ]
  }
}
