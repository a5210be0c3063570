internal import Git
internal import Model

/// Where the enquiries of an enquiry folder stood, by the ids of their folders in git: a file below `.git/enquiry/`.
///
/// Made by one build of the program for one programme (its terms decide the order of cycles); for another it counts as none.
struct KeptStandings {
  /// A folder in an alliance's.
  struct Entry {
    let slug: Slug
    /// What it was in git.
    let folder: ObjectID
    let content: Content
  }

  enum Content {
    case enquiry(Standing.Stage, ArraySlice<UInt8>)
    /// An enquiry in which something is wrong: it is read again each time, to say so.
    case troubled
    /// It is no enquiry's folder.
    case other
  }

  /// The enquiries of an alliance.
  struct Alliance {
    /// What its folder was in git.
    let folder: ObjectID
    /// How many enquiries stand so; without those in trouble.
    let stages: [Standing.Stage: Int]
    /// Whether none is in trouble.
    let isWhole: Bool
    /// Its entries, as they are kept.
    fileprivate let block: ArraySlice<UInt8>
  }

  /// The folder of all records, where all alliances are as they are in it.
  var records: ObjectID?
  var alliances: [Slug: Alliance] = [:]

  private static let name = "enquiry stand 1"
  private static let nothing = [UInt8](repeating: 0, count: 20)
  private static let stages = Standing.Stage.allCases

  init() {}

  // MARK: - The file

  /// What a file says that was made by the same; nil where there is none, or one that is damaged.
  init?(at path: String, madeBy maker: ObjectID) {
    guard let bytes = KeptBytes.bytes(of: path, Self.name) else { return nil }
    do throws(KeptReader.Damaged) {
      var reader = KeptReader(bytes[KeptBytes.head...])
      guard ObjectID(bytes: try reader.take(20)) == maker else { return nil }
      let records = try reader.take(20)
      self.records = records.elementsEqual(Self.nothing) ? nil : ObjectID(bytes: records)
      var found: [(slug: Slug, folder: ObjectID, stages: [Standing.Stage: Int], isWhole: Bool, size: Int)] = []
      for _ in 0..<(try reader.count()) {
        let slug = Slug(known: try reader.text())
        guard let folder = ObjectID(bytes: try reader.take(20)) else { return nil }
        var stages: [Standing.Stage: Int] = [:]
        for stage in Self.stages {
          let count = try reader.count()
          if count > 0 { stages[stage] = count }
        }
        found.append((slug, folder, stages, try reader.number(UInt8.self) == 1, try reader.count()))
      }
      for (slug, folder, stages, isWhole, size) in found {
        alliances[slug] = Alliance(folder: folder, stages: stages, isWhole: isWhole, block: try reader.take(size))
      }
      guard reader.isAtEnd else { return nil }
    } catch {
      return nil
    }
  }

  func write(to path: String, madeBy maker: ObjectID) {
    var bytes = KeptBytes.begun + maker.bytes + (records?.bytes ?? Self.nothing)
    let ordered = alliances.sorted { $0.key < $1.key }
    bytes.append(number: UInt32(ordered.count))
    for (slug, alliance) in ordered {
      bytes.append(text: slug.text)
      bytes += alliance.folder.bytes
      for stage in Self.stages { bytes.append(number: UInt32(alliance.stages[stage] ?? 0)) }
      bytes.append(number: UInt8(alliance.isWhole ? 1 : 0))
      bytes.append(number: UInt32(alliance.block.count))
    }
    bytes.reserveCapacity(ordered.reduce(bytes.count) { $0 + $1.value.block.count })
    for (_, alliance) in ordered { bytes += alliance.block }
    KeptBytes.write(KeptBytes.finished(bytes, Self.name), to: path)
  }
}

extension KeptStandings.Alliance {
  /// - Parameter entries: in order of their names.
  init(folder: ObjectID, _ entries: [KeptStandings.Entry]) {
    var block: [UInt8] = []
    var stages: [Standing.Stage: Int] = [:]
    var isWhole = true
    for entry in entries {
      block.append(text: entry.slug.text)
      block += entry.folder.bytes
      switch entry.content {
      case .enquiry(let stage, let standing):
        block.append(text: stage.rawValue)
        block.append(number: UInt32(standing.count))
        block += standing
        stages[stage, default: 0] += 1
      case .troubled:
        block.append(text: Self.troubled)
        isWhole = false
      case .other: block.append(text: "")
      }
    }
    self.init(folder: folder, stages: stages, isWhole: isWhole, block: block[...])
  }

  private static let troubled = "troubled"

  /// - Throws: ``KeptReader/Damaged`` for bytes of another layout.
  func entries() throws(KeptReader.Damaged) -> [KeptStandings.Entry] {
    var reader = KeptReader(block)
    var found: [KeptStandings.Entry] = []
    while !reader.isAtEnd {
      let slug = Slug(known: try reader.text())
      guard let folder = ObjectID(bytes: try reader.take(20)) else { throw KeptReader.Damaged() }
      let word = try reader.text()
      var content = word.isEmpty ? KeptStandings.Content.other : .troubled
      if let stage = Standing.Stage(rawValue: word) { content = .enquiry(stage, try reader.take(try reader.count())) }
      found.append(KeptStandings.Entry(slug: slug, folder: folder, content: content))
    }
    return found
  }
}
