internal import Git

/// Which commit changed what, two levels below the folder of records: which enquiries, and what stands beside them.
///
/// Kept in a file below `.git/enquiry/` to which new commits are appended: the history of one enquiry among thousands of commits
/// then costs those that changed it. Never a source of truth: where it was made for another history, is damaged or is not there,
/// it is made anew.
struct KeptChanges {
  /// A commit and one of its parents.
  private struct Link {
    /// By its place; nil for the nothing before a first commit.
    let parent: Int?
    /// What differs between the two: ranges of ``changes``.
    let changes: Range<Int>
  }

  /// The folder of records from the top of the repository.
  private let root: String
  /// Parents before their children.
  private(set) var commits: [ObjectID] = []
  private var times: [Int64] = []
  /// The links of each commit: a range of ``links``.
  private var linksOfCommit: [Range<Int>] = []
  private var links: [Link] = []
  /// Numbers of ``units``.
  private var changes: [Int] = []
  /// What changes: `camden/maths-fluency`, `programme.yaml`. The empty one stands for everything, where nobody can tell.
  private var units: [String] = []
  private var numbers: [String: Int] = [:]
  private var places: [ObjectID: Int] = [:]
  /// Commits of which a parent is not here, as in a shallow clone.
  private var cut: Set<Int> = []

  init(root: String) { self.root = root }

  /// Where a commit stands; nil for one that is not known.
  func place(of commit: ObjectID) -> Int? { places[commit] }

  /// A commit to be taken in.
  struct Addition {
    let commit: ObjectID
    let time: Int64
    /// With each parent that is here what differs from it; one without a parent for a first commit.
    let links: [(parent: ObjectID?, changes: [String])]
    let isCut: Bool
  }

  /// Takes a commit in whose parents are in already.
  mutating func add(_ addition: Addition) {
    let first = links.count
    for (parent, changed) in addition.links {
      let start = changes.count
      changes += changed.map { number(of: $0) }
      links.append(Link(parent: parent.flatMap { places[$0] }, changes: start..<changes.count))
    }
    if addition.isCut { cut.insert(commits.count) }
    places[addition.commit] = commits.count
    linksOfCommit.append(first..<links.count)
    commits.append(addition.commit)
    times.append(addition.time)
  }

  private mutating func number(of unit: String) -> Int {
    if let known = numbers[unit] { return known }
    numbers[unit] = units.count
    units.append(unit)
    return units.count - 1
  }

  /// The same with those commits only that lead to one.
  func reduced(to head: ObjectID) -> KeptChanges {
    var open = [places[head]].compactMap { $0 }
    var wanted = Set(open)
    while let place = open.popLast() {
      for case let parent? in links[linksOfCommit[place]].map(\.parent) where wanted.insert(parent).inserted {
        open.append(parent)
      }
    }
    var reduced = KeptChanges(root: root)
    for place in wanted.sorted() { reduced.add(addition(place)) }
    return reduced
  }

  private func addition(_ place: Int) -> Addition {
    Addition(
      commit: commits[place], time: times[place],
      links: links[linksOfCommit[place]].map { link in
        (link.parent.map { commits[$0] }, changes[link.changes].map { units[$0] })
      }, isCut: cut.contains(place))
  }
}

// MARK: - Walking

extension KeptChanges {
  /// Shows the commits that lead to one and touch some paths, as ``Repository/history(from:firstParentOnly:touching:visit:)``
  /// does, which is asked where this does not know the paths.
  ///
  /// - Parameter head: one that is known.
  func history(
    from head: ObjectID, touching paths: [String], in repository: Repository, visit: (Commit) throws -> Visit
  ) throws -> HistoryEnd {
    let within = paths.map { $0 == root ? "" : $0.hasPrefix(root + "/") ? String($0.dropFirst(root.count + 1)) : nil }
    guard let start = places[head], !within.contains(nil), !paths.isEmpty else {
      return try repository.history(from: head, touching: paths, visit: visit)
    }
    var history = History(Lookup(in: self, of: within.compactMap { $0 }, repository))
    return try history.showAll(from: start, visit)
  }

  /// Whether anything was merged on the main line, from one commit down to another one.
  func hasMerge(from head: ObjectID, downTo last: ObjectID) -> Bool {
    var next = places[head]
    while let place = next {
      if linksOfCommit[place].count > 1 { return true }
      if commits[place] == last { return false }
      next = links[linksOfCommit[place]].first?.parent
    }
    return false
  }

  /// What the kept changes tell a walk.
  private struct Lookup: HistorySource {
    /// How a unit stands to the paths that are looked for.
    private enum Relation {
      case none
      /// What changed is in the paths, or they are.
      case certain
      /// A path stands deeper: nobody knows before looking.
      case perhaps
    }

    private let known: KeptChanges
    private let paths: [String]
    private let repository: Repository
    private var relations: [Relation?]
    private(set) var isCut = false

    init(in known: KeptChanges, of paths: [String], _ repository: Repository) {
      (self.known, self.paths, self.repository) = (known, paths, repository)
      relations = Array(repeating: nil, count: known.units.count)
    }

    mutating func step(_ place: Int) throws -> HistoryShape<Int> {
      let links = known.links[known.linksOfCommit[place]]
      if known.cut.contains(place) { isCut = true }
      let real = links.filter { $0.parent != nil }
      var relations: [Relation] = []
      for link in links { relations.append(relation(of: link)) }
      return try HistoryShape(time: known.times[place], parents: real.compactMap(\.parent)) { number in
        switch relations[number] {
        case .none: return true
        case .certain: return false
        case .perhaps: return try content(place) == content(real[real.startIndex + number].parent)
        }
      } hasSomething: {
        switch relations.first ?? .none {
        case .none: return false
        case .certain: return true
        case .perhaps: return try content(place).contains { $0 != nil }
        }
      }
    }

    func commit(_ place: Int) throws -> Commit { try repository.commit(known.commits[place]) }

    /// The strongest relation of all that changed.
    private mutating func relation(of link: Link) -> Relation {
      var found = Relation.none
      for unit in known.changes[link.changes] {
        switch relation(of: unit) {
        case .none: continue
        case .certain: return .certain
        case .perhaps: found = .perhaps
        }
      }
      return found
    }

    private mutating func relation(of number: Int) -> Relation {
      if let told = relations[number] { return told }
      let unit = known.units[number]
      var relation = Relation.none
      for path in paths {
        if unit.isEmpty || path.isEmpty || unit == path || unit.hasPrefix(path + "/") {
          relation = .certain
          break
        }
        if path.hasPrefix(unit + "/") { relation = .perhaps }
      }
      relations[number] = relation
      return relation
    }

    /// What stands at the paths in a commit.
    private func content(_ place: Int?) throws -> [TreeEntry?] {
      guard let place else { return [] }
      let tree = try repository.place(of: known.commits[place]).tree
      return try paths.map { try repository.entry(at: "\(known.root)/\($0)", in: tree) }
    }
  }
}

extension Workspace {
  /// Shows the commits that lead to one and touch some paths below the folder of records.
  @discardableResult
  func history(
    from head: ObjectID, touching paths: [String], visit: (Commit) throws -> Visit
  ) throws -> HistoryEnd {
    try KeptChanges.of(self, upTo: head).history(
      from: head, touching: paths.map(inRepository), in: repository, visit: visit)
  }
}

// MARK: - As bytes

extension KeptChanges {
  /// The commits from a place on, as one piece of the file.
  func bytes(from first: Int, units known: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(number: UInt32(units.count - known))
    for unit in units[known...] { bytes.append(text: unit) }
    bytes.append(number: UInt32(commits.count - first))
    for place in first..<commits.count {
      bytes += commits[place].bytes
      bytes.append(number: times[place])
      bytes.append(number: UInt8(cut.contains(place) ? 1 : 0))
      bytes.append(number: UInt32(linksOfCommit[place].count))
      for link in links[linksOfCommit[place]] {
        bytes.append(number: Int32(link.parent ?? -1))
        bytes.append(number: UInt32(link.changes.count))
        for change in changes[link.changes] { bytes.append(number: UInt32(change)) }
      }
    }
    return bytes
  }

  var unitCount: Int { units.count }

  /// Takes a piece of the file in.
  ///
  /// - Throws: ``KeptReader/Damaged`` for bytes of another layout.
  mutating func add(_ piece: ArraySlice<UInt8>) throws(KeptReader.Damaged) {
    var reader = KeptReader(piece)
    for _ in 0..<(try reader.count()) { _ = number(of: try reader.text()) }
    for _ in 0..<(try reader.count()) {
      guard let commit = ObjectID(bytes: try reader.take(20)) else { throw KeptReader.Damaged() }
      times.append(try reader.number())
      if try reader.number(UInt8.self) == 1 { cut.insert(commits.count) }
      let first = links.count
      for _ in 0..<(try reader.count()) {
        let parent = Int(try reader.number(Int32.self))
        let start = changes.count
        for _ in 0..<(try reader.count()) { changes.append(try reader.count()) }
        guard parent < commits.count, changes[start...].allSatisfy({ $0 < units.count }) else {
          throw KeptReader.Damaged()
        }
        links.append(Link(parent: parent < 0 ? nil : parent, changes: start..<changes.count))
      }
      places[commit] = commits.count
      linksOfCommit.append(first..<links.count)
      commits.append(commit)
    }
    guard reader.isAtEnd else { throw KeptReader.Damaged() }
  }
}
