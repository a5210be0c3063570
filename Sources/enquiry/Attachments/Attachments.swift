internal import Archive
internal import Model

/// The files of an entry, as they are to be written.
struct Attachments {
  /// A file for everybody who has the folder, without what it told of its making.
  struct Published {
    var bytes: [UInt8]
    /// `jpg`
    var ending: String
  }

  /// In bytes.
  static let limit = 10 * 1_048_576

  /// For the private store.
  var kept: [KeptFile] = []
  var published: [Published] = []
  /// Why what looks like an identifier in them is none; nil where nothing does.
  var reason: String?
  /// What is worth knowing of them.
  var notes: [String] = []

  /// `k4vq7d2m-1.jpg`: a file's own name often says who is on it, and is not taken over.
  func names(with entry: EntryID) -> [String] {
    zip(1..., published).map { "\(entry)-\($0).\($1.ending)" }
  }

  func changes(with entry: EntryID, of name: EnquiryName) -> [RecordChange] {
    zip(names(with: entry), published).map { RecordChange("\(Layout.files(name))/\($0)", .file($1.bytes)) }
  }

  /// `240 bytes`, `12 KB`, `3.4 MB`.
  static func size(_ bytes: Int) -> String {
    if bytes < 1_024 { return bytes.counted("byte") }
    if bytes < 1_048_576 { return "\(bytes / 1_024) KB" }
    let tenths = bytes * 10 / 1_048_576
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }
}
