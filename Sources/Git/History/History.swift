/// A walk through commits, simplified to those that matter.
package struct History<Source: HistorySource> {
  private var source: Source

  package init(_ source: Source) { self.source = source }

  /// Follows first parents, showing while walking.
  package mutating func showMainLine(from start: Source.Name, _ visit: (Commit) throws -> Visit) throws
    -> HistoryEnd
  {
    var next: Source.Name? = start
    while let name = next {
      let step = try source.step(name)
      if step.isShown, try visit(source.commit(name)) == .stop { return .stopped }
      next = step.followed.first
    }
    return source.isCut ? .shallow : .complete
  }

  /// Follows every parent that matters: first the shape of the history, then its order, then the commits.
  package mutating func showAll(from start: Source.Name, _ visit: (Commit) throws -> Visit) throws -> HistoryEnd {
    var steps: [Source.Name: HistoryShape<Source.Name>] = [:]
    var waiting: [Source.Name: Int] = [start: 0]
    var open = [start]
    while let name = open.popLast() {
      let step = try source.step(name)
      steps[name] = step
      for parent in step.followed {
        if waiting[parent] == nil { open.append(parent) }
        waiting[parent, default: 0] += 1
      }
    }
    var ready = CommitQueue<Source.Name>()
    ready.insert(start, time: steps[start]?.time ?? 0)
    while let name = ready.popNewest() {
      guard let step = steps[name] else { continue }
      if step.isShown, try visit(source.commit(name)) == .stop { return .stopped }
      for parent in step.followed {
        waiting[parent, default: 0] -= 1
        if waiting[parent] == 0 { ready.insert(parent, time: steps[parent]?.time ?? 0) }
      }
    }
    return source.isCut ? .shallow : .complete
  }
}

/// What a commit means for a walk.
package struct HistoryShape<Name> {
  /// When it was committed, in seconds since 1970.
  let time: Int64
  let isShown: Bool
  /// The parents that the walk goes on to, in order.
  let followed: [Name]
}

/// Where a walk learns of commits.
package protocol HistorySource {
  /// What a commit is called here.
  associatedtype Name: Hashable

  /// Whether parents were missing, as a shallow clone lacks some.
  var isCut: Bool { get }

  mutating func step(_ name: Name) throws -> HistoryShape<Name>

  func commit(_ name: Name) throws -> Commit
}

extension HistoryShape {
  /// What `git log -- paths` makes of a commit.
  ///
  /// - Parameters:
  ///   - parents: those that are here.
  ///   - isSame: whether everything that is looked for is as it was in the parent at a place.
  ///   - hasSomething: whether anything of it stands in the commit; asked where there are no parents.
  package init(
    time: Int64, parents: [Name], isSame: (Int) throws -> Bool, hasSomething: () throws -> Bool
  ) rethrows {
    self.time = time
    if parents.isEmpty {
      (isShown, followed) = (try hasSomething(), [])
    } else if let same = try parents.indices.first(where: isSame) {
      (isShown, followed) = (false, [parents[same]])
    } else {
      (isShown, followed) = (true, parents)
    }
  }
}
