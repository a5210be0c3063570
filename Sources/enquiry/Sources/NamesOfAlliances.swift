internal import Archive
internal import Model

/// What the alliances of sources are called, so that it can be told where that is otherwise after a fetch.
struct NamesOfAlliances {
  /// What became of an alliance.
  enum Move: Equatable {
    /// Another one is called like it.
    case renamed(there: Slug, here: Slug)
    case isNew(Slug)
    case isGone(Slug)
  }

  /// By sources: what they are called there, and here.
  private let before: [Slug: [Slug: Slug]]

  init(in workspace: Workspace) throws { before = try Self.names(in: workspace) }

  private static func names(in workspace: Workspace) throws -> [Slug: [Slug: Slug]] {
    let snapshot = try workspace.snapshot()
    return try Dictionary(
      uniqueKeysWithValues: snapshot.mounts().sources.map { source in
        let names = try snapshot.alliances(of: source.name)
        return (source.name, Dictionary(names.map { ($0.there, $0.here) }) { first, _ in first })
      })
  }

  /// What is otherwise now, by sources; of one that was not read before, what its alliances are called otherwise than there.
  func moves(in workspace: Workspace) throws -> [Slug: [Move]] {
    try Self.names(in: workspace).reduce(into: [:]) { found, source in
      found[source.key] = Self.moves(from: before[source.key], to: source.value)
    }
  }

  private static func moves(from former: [Slug: Slug]?, to names: [Slug: Slug]) -> [Move] {
    var moves: [Move] = names.sorted { $0.key < $1.key }.compactMap { there, here in
      there != here && former?[there] != here ? .renamed(there: there, here: here) : nil
    }
    guard let former else { return moves }
    moves += names.keys.sorted().filter { former[$0] == nil }.map { .isNew($0) }
    moves += former.keys.sorted().filter { names[$0] == nil }.map { .isGone($0) }
    return moves
  }
}
