internal import Cguard

extension Repository {
  /// What is wrong with the packs, and with the lists that lead into them.
  ///
  /// - Parameter isThorough: adds up every pack; else only looks at what libgit2 looks at when it opens one: whether it is as
  ///   long as it was, ends as its list says, and the list is sound.
  func damagedPacks(isThorough: Bool) -> [Damage] {
    var found: [Damage] = []
    let folders: [String]
    do throws(GitError) { folders = try objectFolders() } catch { folders = [objectFolder] }
    for folder in folders.map({ $0 + "/pack" }) {
      let names = Set(Self.names(in: folder))
      for name in names.filter({ $0.hasSuffix(".pack") }).sorted() {
        found += damaged(pack: "\(folder)/\(name)", isThorough)
      }
      for name in names.filter({ $0.hasSuffix(".idx") }).sorted() {
        let pack = String(name.dropLast(4)) + ".pack"
        guard !names.contains(pack) else { continue }
        found.append(damage("\(folder)/\(pack)", "it is not there", .pack))
      }
      found += damagedShortcut("\(folder)/multi-pack-index")
    }
    return found
  }

  func damaged(pack: String, _ isThorough: Bool) -> [Damage] {
    let index = String(pack.dropLast(5)) + ".idx"
    let list = Self.trailer(of: index)
    let packFlaw = Self.flaw(inPack: pack, isThorough ? nil : list)
    if let packFlaw, isThorough || list.finding == ENQUIRY_SOUND {
      return [damage(pack, packFlaw, .pack)]
    }
    if list.finding == ENQUIRY_SOUND { return [] }
    // The list can be made again where the pack is sound, which is looked at now.
    let isPackSound = Self.flaw(inPack: pack, nil) == nil
    let reason = list.finding == ENQUIRY_ABSENT ? "it is not there" : "its bytes have changed"
    return [damage(index, reason, .packIndex(pack: pack, isPackSound: isPackSound))]
  }

  private struct Trailer {
    var finding: enquiry_finding
    /// The checksum at the end, and the one before it: of a list, that of its pack.
    var last = [UInt8](repeating: 0, count: 20)
    var before = [UInt8](repeating: 0, count: 20)
  }

  private static func trailer(of path: String) -> Trailer {
    var trailer = Trailer(finding: ENQUIRY_SOUND)
    trailer.finding = enquiry_check_trailer(path, &trailer.last, &trailer.before)
    return trailer
  }

  /// - Parameter list: the list of the pack, to which its end is compared; nil to add up all of the pack.
  private static func flaw(inPack path: String, _ list: Trailer?) -> String? {
    do throws(GitError) {
      let file = try FileDescriptor("read \(path)", path: path, openForReading(path))
      let size = try file.size("read \(path)", path: path)
      guard size > 0 else { return "it is empty" }
      guard size >= 32, try file.bytes(at: 0, count: 4, path: path) == Array("PACK".utf8),
        [[0, 0, 0, 2], [0, 0, 0, 3]].contains(try file.bytes(at: 4, count: 4, path: path))
      else { return "it does not begin as a pack does" }
      guard let list else {
        return trailer(of: path).finding == ENQUIRY_DAMAGED ? "its bytes have changed, or its end is missing" : nil
      }
      guard list.finding == ENQUIRY_SOUND else { return nil }
      let end = try file.bytes(at: size - 20, count: 20, path: path)
      guard end == list.before else { return "its end is missing, or has changed" }
      let count = try file.bytes(at: 8, count: 4, path: path)
      return try count == countOfObjects(inListOf: path) ? nil : "it does not begin as a pack does"
    } catch {
      return error.message
    }
  }

  /// How many objects the list of a pack has, as it says so at the end of its fanout; libgit2 compares it.
  private static func countOfObjects(inListOf pack: String) throws(GitError) -> [UInt8] {
    let path = pack.dropLast(5) + ".idx"
    let file = try FileDescriptor("read \(path)", path: String(path), openForReading(String(path)))
    let isSecond = try file.bytes(at: 0, count: 4, path: String(path)) == [0xFF, 0x74, 0x4F, 0x63]
    return try file.bytes(at: (isSecond ? 8 : 0) + 255 * 4, count: 4, path: String(path))
  }

  /// A list at `path` that is only there to make git faster.
  func damagedShortcut(_ path: String) -> [Damage] {
    guard Self.trailer(of: path).finding == ENQUIRY_DAMAGED else { return [] }
    return [damage(path, "its bytes have changed", .shortcut)]
  }

  private func damage(_ path: String, _ reason: String, _ kind: Damage.Kind) -> Damage {
    Damage(path: path, reason: reason, kind: kind, hasRemote: hasRemote)
  }

  /// Whether the index ends in its own checksum; true for one that was written without (`index.skipHash`), or is not there.
  static func isIndexWhole(_ path: String) -> Bool {
    let trailer = trailer(of: path)
    return trailer.finding != ENQUIRY_DAMAGED
      || trailer.last.allSatisfy { $0 == 0 } && trailer.before.contains { $0 != 0 }
  }
}
