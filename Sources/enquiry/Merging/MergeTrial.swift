internal import Archive
internal import Foundation
internal import Git

/// A merge that plain git makes in a repository of its own, with the settings of the folder's, to see that it goes through this
/// program.
///
/// It lies inside of the git directory, so that settings which git takes for some folders only hold there too; it is gone
/// afterwards.
struct MergeTrial {
  private let workspace: Workspace
  private let git: String
  private let context: Context
  private let proof: MergeProof
  private let place: String

  init(_ workspace: Workspace, _ git: String, _ context: Context) throws {
    (self.workspace, self.git, self.context) = (workspace, git, context)
    proof = try MergeProof(prefix: workspace.prefix)
    place = "\(workspace.repository.gitDirectory)/enquiry/trial-\(getpid())-\(UInt32.random(in: 0 ... .max))"
  }

  func ailments() -> [Ailment] {
    defer { remove() }
    do {
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      if let reason = try merge() { return [PlainMergeCheck.failed(reason)] }
      return text(of: proof.alike.path) == proof.alike.merged ? [] : [PlainMergeCheck.renames]
    } catch {
      return [PlainMergeCheck.failed("no place could be made for it in \(workspace.repository.gitDirectory).")]
    }
  }

  private func remove() {
    // Where it cannot be removed it could not be made either.
    do { try FileManager.default.removeItem(atPath: place) } catch {}
  }

  /// What went wrong; nil where the records of both sides are merged as they should be.
  private func merge() throws -> String? {
    let run = GitRun(
      git, in: place, settings: Self.settings, place: (place + "/.git", place), environment: context.environment)
    if let reason = reason(run("init", "-q", "--template=")) { return reason }
    try copySettings()
    if let reason = reason(run("fast-import", "--quiet", input: try history())) { return reason }
    if let reason = reason(run("reset", "-q", "--hard", "ours")) { return reason }
    let outcome = run("merge", "-q", "--no-ff", "--no-edit", "theirs")
    if outcome == .tooLong { return reason(outcome) }
    for file in proof.files where text(of: file.path) != file.merged {
      if case .ended(let code, let said) = outcome, code != 0 {
        return Self.telling(said) ?? "it stopped, as if a person had to decide."
      }
      return "something else came of \(file.path)."
    }
    return nil
  }

  private func reason(_ outcome: GitRun.Outcome) -> String? {
    switch outcome {
    case .ended(0, _): nil
    case .ended(let code, let said): Self.telling(said) ?? "git ended with code \(code)."
    case .tooLong: "it took longer than 20 seconds."
    }
  }

  /// The line that says most of why: not one of git's own about the conflict that comes of it.
  private static func telling(_ said: String) -> String? {
    let lines = said.split(whereSeparator: \.isNewline).map(String.init)
    let own = ["Auto-merging", "CONFLICT", "Automatic merge failed", "hint:"]
    let line = lines.first { line in !own.contains { line.hasPrefix($0) } }
    return line.map { $0.hasSuffix(".") ? "“\($0)”" : "“\($0)”." }
  }

  // MARK: - What it is made of

  /// What must not reach into the trial from the settings of the folder: hooks, signatures, other ways to keep files.
  private static let settings = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.sparseCheckout=false", "core.untrackedCache=false",
    "commit.gpgSign=false", "merge.verifySignatures=false", "merge.stat=false", "gc.auto=0", "maintenance.auto=false",
    "rerere.enabled=false", "user.name=enquiry", "user.email=enquiry@enquiry.invalid",
  ]

  private func copySettings() throws {
    let repository = workspace.repository
    let files = [repository.commonDirectory + "/config", repository.gitDirectory + "/config.worktree"]
    let included = files.filter { FileManager.default.fileExists(atPath: $0) }.map { path in
      let quoted = path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "[include]\n\tpath = \"\(quoted)\"\n"
    }
    let config = place + "/.git/config"
    let text = (FileManager.default.contents(atPath: config).map { String(decoding: $0, as: UTF8.self) } ?? "")
    try Data((text + included.joined()).utf8).write(to: URL(fileURLWithPath: config))
    let attributes = repository.commonDirectory + "/info/attributes"
    guard FileManager.default.fileExists(atPath: attributes) else { return }
    try FileManager.default.createDirectory(atPath: place + "/.git/info", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: attributes, toPath: place + "/.git/info/attributes")
  }

  /// Both sides and what they started from, as `git fast-import` reads it.
  private func history() throws -> String {
    let attributes = attributeFiles()
    func commit(_ branch: String, _ number: Int, from: Int?, _ files: [(path: String, text: String?)]) -> String {
      var lines = "commit refs/heads/\(branch)\nmark :\(number)\n"
      lines += "committer enquiry <enquiry@enquiry.invalid> 1000000000 +0000\ndata 5\ntrial\n"
      if let from { lines += "from :\(from)\n" }
      for file in files {
        let path = Self.quoted(file.path)
        lines += file.text.map { "M 100644 inline \(path)\ndata \($0.utf8.count)\n\($0)\n" } ?? "D \(path)\n"
      }
      return lines + "\n"
    }
    let versions = [\MergeProof.File.base, \.ours, \.theirs].map { side in
      proof.all.map { (path: $0.path, text: $0[keyPath: side]) }
    }
    return commit("ours", 1, from: nil, versions[0].filter { $0.text != nil } + attributes)
      + commit("theirs", 2, from: 1, versions[2]) + commit("ours", 3, from: 1, versions[1])
  }

  /// The files of attributes that hold for the records of the trial.
  private func attributeFiles() -> [(path: String, text: String?)] {
    guard let top = workspace.repository.workDirectory, let path = proof.files.first?.path else { return [] }
    let folders = path.split(separator: "/").dropLast()
    let places = [""] + folders.indices.map { folders[...$0].joined(separator: "/") + "/" }
    return places.compactMap { place in
      FileManager.default.contents(atPath: "\(top)/\(place).gitattributes").map {
        (path: place + ".gitattributes", text: String(decoding: $0, as: UTF8.self))
      }
    }
  }

  private static func quoted(_ path: String) -> String {
    "\"" + path.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private func text(of path: String) -> String? {
    FileManager.default.contents(atPath: "\(place)/\(path)").map { String(decoding: $0, as: UTF8.self) }
  }
}
