internal import Git
package import Model
package import Records

/// What a save does to one file, as text to text: applied apart to the committed, the staged and the working version,
/// so that hand edits elsewhere in the file stay what they were.
package struct RecordChange: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A file that must not be there yet.
    case create(SourceText)
    /// Edits of fields of a kind of record.
    case edit([RecordEdit], as: RecordKind)
    /// The whole text of a file becomes another one, unless it is not what it was any more.
    case replace(SourceText, of: [UInt8])
    /// A figure, in its measure's file of figures; the file is made when it is not there.
    case figure(Figure)
    /// A file that must not be there yet and is no record, as a picture.
    case file([UInt8])
    /// The whole file becomes what it is in the folder by hand, as it was read and checked; nil where it was deleted.
    case adopt([UInt8]?)
    /// The whole file becomes what it was before an action that is undone, unless it is not what that left any more.
    case restore([UInt8]?, of: [UInt8]?)
    /// The file goes, as one that was given another name does.
    case remove
    /// The file has this line; it is put below the others where it is missing.
    case line(String)
  }

  /// From the enquiry folder.
  package let path: String
  package let kind: Kind

  package init(_ path: String, _ kind: Kind) {
    self.path = path
    self.kind = kind
  }

  package static func create(_ source: SourceText) -> RecordChange { RecordChange(source.path, .create(source)) }

  package static func edit(_ path: String, _ kind: RecordKind, _ edits: [RecordEdit]) -> RecordChange {
    RecordChange(path, .edit(edits, as: kind))
  }
}

extension RecordChange {
  /// What becomes of the three versions of the file; nil when nothing changes.
  ///
  /// - Throws: ``ArchiveError`` when a hand edit stands in the way, ``RecordError`` when a version cannot be read.
  func planned(_ versions: FileVersions, in workspace: Workspace) throws -> PlannedFile? {
    let place = workspace.inRepository(path)
    if case .adopt(let bytes) = kind {
      guard bytes == versions.working else { throw ArchiveError.editedMeanwhile(path: path) }
      if bytes == versions.committed, bytes == versions.staged { return nil }
      return bytes.map { .write($0, to: place) } ?? .remove(place)
    }
    if case .restore(let former, let present) = kind {
      guard versions.committed == present else { throw ArchiveError.editedMeanwhile(path: path) }
      guard !versions.isEditedByHand else { throw ArchiveError.editedByHand(path: path, field: "Something") }
      if former == present { return nil }
      return former.map { .write($0, to: place) } ?? .remove(place)
    }
    if case .file(let bytes) = kind {
      guard versions.committed == nil, versions.staged == nil, versions.working == nil else {
        throw ArchiveError.inTheWay(path: path)
      }
      return .write(bytes, to: place)
    }
    if case .remove = kind {
      guard !versions.isEditedByHand else { throw ArchiveError.editedByHand(path: path, field: "the text") }
      return versions.committed == nil ? nil : .remove(place)
    }
    let committed = try after(versions.committed, versions)
    try refuseUnreadable(committed, before: versions.committed)
    let staged = try side(versions.staged, versions)
    let working = try side(versions.working, versions)
    if committed == versions.committed, staged == versions.staged, working == versions.working { return nil }
    return PlannedFile(
      place, committed: Self.edit(versions.committed, committed), staged: Self.edit(versions.staged, staged),
      working: Self.edit(versions.working, working))
  }

  private static func edit(_ before: [UInt8]?, _ after: [UInt8]) -> FileEdit {
    before == after ? .keep : .write(after)
  }

  /// The new bytes of the staged or the working version, whose field must be the committed one's.
  private func side(_ version: [UInt8]?, _ versions: FileVersions) throws -> [UInt8] {
    if version == versions.committed { return try after(version, versions) }
    guard version != nil else { throw ArchiveError.deletedByHand(path: path) }
    try refuseIfTouched(version, versions.committed)
    return try after(version, versions)
  }

  private func after(_ bytes: [UInt8]?, _ versions: FileVersions) throws -> [UInt8] {
    let text = try bytes.map { bytes in try SourceText(path: path, bytes: bytes) }
    switch kind {
    case .create(let source):
      guard versions.committed == nil, versions.staged == nil, versions.working == nil else {
        throw ArchiveError.inTheWay(path: path)
      }
      return source.bytes
    case .edit(let edits, let kind):
      guard let text else { throw ArchiveError.neverSaved(path: path) }
      return try text.applying(edits, as: kind).bytes
    case .replace(let source, let base):
      guard bytes == base else { throw ArchiveError.editedMeanwhile(path: path) }
      return source.bytes
    case .figure(let figure):
      if text == nil, versions.working != nil { throw ArchiveError.neverSaved(path: path) }
      return try figure.recorded(in: text, path: path).bytes
    case .line(let line): return RecordChange.bytes(bytes ?? [], with: line)
    case .file, .adopt, .restore, .remove: return bytes ?? []
    }
  }

  /// A text with a line below the others, unless it has it already.
  static func bytes(_ bytes: [UInt8], with line: String) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.split(whereSeparator: \.isNewline).contains(Substring(line)) { return bytes }
    let gap = text.isEmpty || text.last?.isNewline == true ? "" : "\n"
    return bytes + Array((gap + line + "\n").utf8)
  }

  /// Nothing is saved that the readers would refuse, unless they refused it before.
  private func refuseUnreadable(_ after: [UInt8], before: [UInt8]?) throws {
    let known = Set(RecordCheck.errors(path, before ?? []).map(\.message))
    let added = RecordCheck.errors(path, after).filter { !known.contains($0.message) }
    guard added.isEmpty else { throw ArchiveError.notReadable(added) }
  }

  private func refuseIfTouched(_ version: [UInt8]?, _ committed: [UInt8]?) throws {
    guard let version else { return }
    let hand = try SourceText(path: path, bytes: version)
    let saved = try committed.map { bytes in try SourceText(path: path, bytes: bytes) }
    switch kind {
    case .edit(let edits, _):
      for edit in edits where try hand.bytes(of: edit.field) != saved?.bytes(of: edit.field) {
        throw ArchiveError.editedByHand(path: path, field: edit.field.spoken)
      }
    case .figure(let figure):
      let before = try Figure.writtenRow(figure.key, in: saved)
      guard try Figure.writtenRow(figure.key, in: hand) == before else {
        throw ArchiveError.editedByHand(path: path, field: "the row \(figure.occasion)")
      }
    case .replace: throw ArchiveError.editedByHand(path: path, field: "Something")
    case .create, .file, .adopt, .restore, .line, .remove: break
    }
  }
}

extension RecordEdit.Field {
  /// As a message names it: `“decision”`, `“What went well”`.
  var spoken: String {
    switch self {
    case .key(let key): "“\(key)”"
    case .section(let heading): "“\(heading.rawValue)”"
    case .heading(let words): "“\(words)”"
    case .body: "the text"
    }
  }
}
