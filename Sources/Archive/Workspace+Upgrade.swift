package import Model
internal import Records

/// What moves a folder to today's format, worked out before anything is written.
package struct Upgrade: Sendable {
  /// All changes, for one commit; none when the folder is written as today's program writes it.
  package let changes: [RecordChange]
  /// The files that cannot be read, with the reason: they are left as they are.
  package let unread: [Problem]
  /// How many records were looked at.
  package let count: Int
}

/// One step forward: what a newer form of records needs that an older one has not.
private struct UpgradeStep {
  /// The edits that a record needs; none when it is written so already.
  let edits: @Sendable (FrontMatter) -> [RecordEdit]

  /// In their order, the oldest first. The first format is today's, `enquiry/1`, so all there is to do is to say so in
  /// records that do not.
  static let all: [UpgradeStep] = [
    UpgradeStep { matter in
      matter.root?["schema"]?.isEmpty ?? true ? [.set("schema", .token("enquiry/1"))] : []
    }
  ]
}

extension Workspace {
  /// Works out what must change in the records for today's format.
  ///
  /// - Throws: ``ArchiveError/notReadable(_:)`` with every record of a newer format: a folder is moved as a whole or not.
  package func upgrade() throws -> Upgrade {
    let snapshot = try snapshot(reach: .own)
    var changes: [RecordChange] = []
    var unread: [Problem] = []
    var newer: [Problem] = []
    let records = try snapshot.records(below: Layout.records)
    for (path, kind) in records {
      guard let bytes = try snapshot.bytes(path) else { continue }
      newer += RecordCheck.errors(path, bytes).filter { $0.code == "newer_schema" }
      do throws(RecordError) {
        let edits = try Workspace.edits(SourceText(path: path, bytes: bytes), kind)
        if !edits.isEmpty { changes.append(.edit(path, kind, edits)) }
      } catch {
        unread.append(error.problem)
      }
    }
    guard newer.isEmpty else { throw ArchiveError.notReadable(newer) }
    return Upgrade(changes: changes, unread: unread, count: records.count)
  }

  private static func edits(_ source: SourceText, _ kind: RecordKind) throws(RecordError) -> [RecordEdit] {
    var text = source
    var all: [RecordEdit] = []
    for step in UpgradeStep.all {
      let edits = step.edits(try FrontMatter(text))
      text = try text.applying(edits, as: kind)
      all += edits
    }
    return all
  }
}

extension Snapshot {
  /// Every record below a folder with its kind, in the order of the paths. Figures and attachments are none.
  fileprivate func records(below folder: String) throws -> [(path: String, kind: RecordKind)] {
    try names(in: folder).flatMap { name -> [(path: String, kind: RecordKind)] in
      let path = "\(folder)/\(name)"
      if let kind = Layout.location(of: path)?.kind { return [(path, kind)] }
      return try records(below: path)
    }
  }
}
