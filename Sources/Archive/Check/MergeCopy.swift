/// A file in which git, or a tool for merging by hand, keeps one version beside the record: `enquiry.md~HEAD`,
/// `enquiry_REMOTE_4711.md`.
struct MergeCopy {
  /// The name of the record.
  let original: String

  /// Nil for a name that is none of these.
  init?(_ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    if let mark = name.lastIndex(of: "~"), mark != name.startIndex, name.index(after: mark) != name.endIndex {
      let stem = String(name[..<mark])
      guard [".md", ".yaml", ".csv"].contains(where: stem.hasSuffix) else { return nil }
      original = stem
      return
    }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let parts = name[..<dot].split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count >= 3, let number = parts.last, !number.isEmpty, number.allSatisfy(\.isNumber),
      ["BASE", "LOCAL", "REMOTE", "BACKUP"].contains(String(parts[parts.count - 2]))
    else { return nil }
    original = parts.dropLast(2).joined(separator: "_") + name[dot...]
  }
}
