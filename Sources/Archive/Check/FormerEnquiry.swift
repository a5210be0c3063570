internal import Git
internal import Model
internal import Records

/// What became of an enquiry that has no `enquiry.md` any more.
enum FormerEnquiry {
  /// It has another name now.
  case renamed(EnquiryName)
  /// Its file is gone, and stood in this commit last.
  case gone(ObjectID)
}

// What was called otherwise, or was there, in earlier commits.
extension Inspection {
  /// Nil for what was never saved, or when nothing is known.
  func whatBecame(of name: EnquiryName) throws -> FormerEnquiry? {
    if let known = formerEnquiries[name] { return known }
    let found = try lookUp(name)
    formerEnquiries[name] = .some(found)
    return found
  }

  private func lookUp(_ name: EnquiryName) throws -> FormerEnquiry? {
    guard let last = try lastVersion(of: Layout.enquiryFile(name)) else { return nil }
    let id = try RecordReader.enquiry(last.text, name: name).value?.id
    let now = try id.flatMap { try enquiriesByID()[$0] }
    return now.map(FormerEnquiry.renamed) ?? .gone(last.commit)
  }

  private func enquiriesByID() throws -> [EntryID: EnquiryName] {
    if let namesByID { return namesByID }
    let named = try enquiryNames.compactMap { name in try snapshot.enquiry(name).value?.id.map { ($0, name) } }
    let names = Dictionary(named) { first, _ in first }
    namesByID = names
    return names
  }

  /// A file that is not there as it stood last, and the commit; nil when it was never there, or cannot be read.
  func lastVersion(of path: String) throws -> (commit: ObjectID, text: SourceText)? {
    guard let head else { return nil }
    let repository = snapshot.workspace.repository
    let place = snapshot.workspace.inRepository(path)
    var found: (commit: ObjectID, file: ObjectID)?
    try repository.history(from: head, touching: [place]) { commit in
      for id in [commit.id] + commit.parents where found == nil {
        let tree = try repository.commit(id).tree
        if let entry = try repository.entry(at: place, in: tree), entry.mode.isPlainFile { found = (id, entry.id) }
      }
      return found == nil ? .next : .stop
    }
    guard let found else { return nil }
    let bytes = try repository.blob(found.file, limit: Snapshot.largestText)
    // What could not be read then tells nothing now.
    guard let text = try? SourceText(path: path, bytes: bytes) else { return nil }
    return (found.commit, text)
  }

  /// How two enquiries of one id came to be there.
  enum Twins {
    /// One was renamed, and went on under both names.
    case renamed(from: EnquiryName, to: EnquiryName)
    /// Each was there without the other: two names were given to one.
    case apart
    /// One was copied, or nobody can tell.
    case copied
  }

  func twins(_ one: EnquiryName, _ other: EnquiryName) throws -> Twins {
    if let known = knownTwins[[one, other]] { return known }
    let found = try lookUpTwins(one, other)
    knownTwins[[one, other]] = found
    return found
  }

  private func lookUpTwins(_ one: EnquiryName, _ other: EnquiryName) throws -> Twins {
    guard let head else { return .copied }
    let repository = snapshot.workspace.repository
    let places = [one, other].map { snapshot.workspace.inRepository(Layout.enquiryFile($0)) }
    func there(_ commit: Commit) throws -> [Bool] {
      try places.map { try repository.entry(at: $0, in: commit.tree) != nil }
    }
    var alone: Set<[Bool]> = []
    var renamed: Twins?
    try repository.history(from: head, touching: places) { commit in
      let now = try there(commit)
      alone.insert(now)
      for parent in commit.parents {
        let before = try there(try repository.commit(parent))
        if now == [false, true], before == [true, false] { renamed = .renamed(from: one, to: other) }
        if now == [true, false], before == [false, true] { renamed = .renamed(from: other, to: one) }
      }
      return renamed == nil ? .next : .stop
    }
    return renamed ?? (alone.isSuperset(of: [[true, false], [false, true]]) ? .apart : .copied)
  }
}
