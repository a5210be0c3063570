internal import Foundation
internal import Git
package import Model
internal import Records

/// One file of a merge that plain git makes, for which it calls `enquiry merge-driver`.
///
/// git hands over the three versions; where history crossed, its base is one that it made up by merging the bases, in which one
/// side's value has won already. Then the versions of the bases themselves are looked at: a value that they do not agree on is a
/// question.
package struct PlainMerge {
  /// From the top of the repository.
  package let path: String
  /// From the enquiry folder; nil for a file outside of it.
  private let place: String?
  private let repository: Repository?
  private let outer: OuterMerge?

  /// The contents of the files that git handed over.
  package struct Contents {
    package let base: [UInt8]
    package let ours: [UInt8]
    package let theirs: [UInt8]

    package init(base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
      (self.base, self.ours, self.theirs) = (base, ours, theirs)
    }
  }

  /// What stands behind markers.
  package struct Labels {
    package var ours: String?
    package var theirs: String?
    /// How many characters a marker has.
    package var size = 7

    package init(ours: String? = nil, theirs: String? = nil, size: Int = 7) {
      (self.ours, self.theirs, self.size) = (ours, theirs, size)
    }
  }

  /// What came of it.
  package struct Outcome {
    /// What is to stand in the file: where questions are open, with markers around the lines that differ.
    package let bytes: [UInt8]
    package let questions: [OpenQuestion]
    /// Whether it is no more than a base that git makes up: nobody needs to hear of it.
    package let isInner: Bool
  }

  /// By what theirs can be named; nil where git is about something else than the merge of two commits.
  package var branch: String? { outer?.name }

  /// - Parameters:
  ///   - path: from the top of the repository.
  ///   - directory: where git calls the driver: the top of the working folder, or a bare repository.
  package init(_ path: String, in directory: String, environment: [String: String]) {
    self.path = path
    repository = Self.repository(at: directory, environment)
    place = Self.place(of: path, in: directory, repository)
    outer = repository.flatMap { repository in
      // What cannot be told of the merge is not needed for it: the three versions are at hand.
      do throws(GitError) { return try OuterMerge(repository) } catch { return nil }
    }
  }

  private static func repository(at directory: String, _ environment: [String: String]) -> Repository? {
    do throws(GitError) {
      guard let named = environment["GIT_DIR"] else {
        return try Repository.discover(from: directory, environment: environment)
      }
      let place = URL(fileURLWithPath: named, relativeTo: URL(fileURLWithPath: directory, isDirectory: true))
      return try Repository(at: place.standardizedFileURL.path, environment: environment)
    } catch {
      // git itself has opened it, and says what is wrong with it.
      return nil
    }
  }

  /// The enquiry folder may be any folder of the repository: the outermost one that holds a programme, and then `enquiries/`.
  private static func place(of path: String, in directory: String, _ repository: Repository?) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let places = parts.indices.filter { parts[$0] == Layout.records }.map { start in
      (prefix: parts[..<start].map { $0 + "/" }.joined(), place: parts[start...].joined(separator: "/"))
    }
    let known = places.first { holds($0.prefix + Layout.programme, directory, repository) }
    return (known ?? places.first { Layout.location(of: $0.place) != nil })?.place
  }

  private static func holds(_ path: String, _ directory: String, _ repository: Repository?) -> Bool {
    if FileManager.default.fileExists(atPath: directory + "/" + path) { return true }
    do throws(GitError) {
      guard let repository, let head = try repository.head().commit else { return false }
      return try repository.entry(at: path, in: repository.commit(head).tree) != nil
    } catch {
      return false
    }
  }
}

extension PlainMerge {
  /// Merges, and puts markers where a person has to decide.
  package func outcome(_ contents: Contents, _ labels: Labels) throws -> Outcome {
    let labels = (ours: labels.ours ?? "ours", theirs: labels.theirs ?? outer?.name ?? "theirs", size: labels.size)
    let bases = try bases(of: contents)
    guard let texts = texts(contents, bases) else {
      // No text: git leaves ours, and says that it differs.
      return Outcome(bytes: contents.ours, questions: [question(Self.whole)], isInner: bases == nil)
    }
    func marked(_ ours: SourceText, _ theirs: SourceText) -> [UInt8] {
      ConflictText(ours, theirs, labels: (labels.ours, labels.theirs), size: labels.size).bytes
    }
    guard bases != nil else {
      // Made up from bases that differ: unlike either side, so that git asks again about the merge itself.
      return Outcome(bytes: marked(texts.ours, texts.theirs), questions: [question(Self.whole)], isInner: true)
    }
    let merge = TextMerge(Layout.mergeForm(of: place), bases: texts.bases)
    let merged = merge.merge(texts.ours, texts.theirs)
    if merged.questions.isEmpty { return Outcome(bytes: merged.bytes, questions: [], isInner: false) }
    let (ours, theirs) = (
      merge.merge(texts.ours, texts.theirs) { _ in .ours }, merge.merge(texts.ours, texts.theirs) { _ in .theirs }
    )
    let isTold = ours.questions.isEmpty && theirs.questions.isEmpty && ours.bytes != theirs.bytes
    let bytes =
      isTold
      ? marked(try SourceText(path: path, bytes: ours.bytes), try SourceText(path: path, bytes: theirs.bytes))
      : marked(texts.ours, texts.theirs)
    return Outcome(bytes: bytes, questions: merged.questions.map(question), isInner: false)
  }

  /// The versions that both sides started from; nil where git asks for a base that it makes up.
  private func bases(of contents: Contents) throws -> [[UInt8]?]? {
    guard let repository, let outer, outer.bases.count > 1 else {
      return [contents.base.isEmpty ? nil : contents.base]
    }
    func entry(_ commit: Commit) throws -> TreeEntry? { try repository.entry(at: path, in: commit.tree) }
    guard try entry(outer.ours)?.id == Repository.blobID(contents.ours),
      try entry(outer.theirs)?.id == Repository.blobID(contents.theirs)
    else { return nil }
    return try outer.bases.map { base in
      try entry(base).flatMap { $0.mode.isPlainFile ? try repository.blob($0.id, limit: 64 << 20) : nil }
    }
  }

  private func texts(
    _ contents: Contents, _ bases: [[UInt8]?]?
  ) -> (bases: [SourceText?], ours: SourceText, theirs: SourceText)? {
    func text(_ bytes: [UInt8]) throws(RecordError) -> SourceText { try SourceText(path: path, bytes: bytes) }
    do {
      return (try (bases ?? []).map { try $0.map(text) }, try text(contents.ours), try text(contents.theirs))
    } catch {
      return nil
    }
  }

  // MARK: - Words about it

  private static let whole = MergeQuestion(.whole, base: nil, ours: "", theirs: "", allowsValue: false)

  private func question(_ question: MergeQuestion) -> OpenQuestion {
    OpenQuestion(id: "", record: mark, topic: .field(question))
  }

  private var mark: RecordMark {
    guard let place, let location = Layout.location(of: place) else { return RecordMark(.file, place ?? path) }
    return location.mark(of: location.enquiry)
  }
}
