internal import Git
internal import Model

/// What of somebody else's folder is read: it is data, and may be made to harm.
enum SourceRules {
  /// More than a folder of thousands of enquiries has, in bytes as git stores it.
  static let largestFolder = 4 << 20
  /// More than attachments have, in bytes.
  static let largestFile = 20 << 20
  static let mostNames = 500_000
  /// How many of them one commit of its history may touch, so that no history takes minutes to tell.
  static let mostChanged = 200_000
  /// Records stand four folders deep.
  static let deepest = 12

  /// Whether nothing can be wrong with a name, as with that of nearly each record: letters and digits, with points, hyphens and
  /// underscores between them, and of another length than a device of Windows.
  static func isPlain(_ name: UnsafeBufferPointer<CChar>) -> Bool {
    var stem: Int?
    for (place, character) in name.enumerated() {
      switch UInt8(bitPattern: character) {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        break
      case UInt8(ascii: "."): stem = stem ?? place
      default: return false
      }
    }
    return stem != 0 && name.first != CChar(UInt8(ascii: "-")) && name.last != CChar(UInt8(ascii: "."))
      && name.count <= 255 && ![0, 3, 4].contains(stem ?? name.count)
  }

  /// Why what has such a name is not read: the end of a sentence that begins with its path; nil where it is.
  static func fault(of entry: StoredEntry) -> String? {
    if let fault = NameFault(of: entry.name) { return fault.words }
    return switch entry.mode {
    case .directory, .file, .executable: nil
    case .symbolicLink: "is a link to another file"
    case .submodule: "is another repository"
    default: "is neither a file nor a folder"
    }
  }
}

extension Repository {
  /// What of somebody else's folder may be read, each name once; nothing of one that is too large or too deep, as it was told when
  /// it was fetched.
  ///
  /// - Parameter path: from the enquiry folder.
  func soundEntries(of folder: ObjectID, at path: String) throws(GitError) -> [TreeEntry] {
    guard path.split(separator: "/").count <= SourceRules.deepest else { return [] }
    let plain = try plainEntries(of: folder, largest: SourceRules.largestFolder, where: SourceRules.isPlain)
    if let plain { return plain }
    let all: [StoredEntry]
    do throws(GitError) { all = try storedEntries(of: folder, largest: SourceRules.largestFolder) } catch {
      if error.code == .tooLarge { return [] }
      throw error
    }
    var names: Set<String> = []
    return all.compactMap { entry in
      guard SourceRules.fault(of: entry) == nil else { return nil }
      let name = String(decoding: entry.name, as: UTF8.self)
      return names.insert(name).inserted ? TreeEntry(name: name, id: entry.id, mode: entry.mode) : nil
    }
  }
}
