internal import Archive
internal import Foundation
internal import Git

/// Looks through a push, in the hook of a server or by hand.
struct PushWork {
  /// What stands behind `--pushed`: the old and the new commit and the ref; empty where lines on standard input say it.
  let words: [String]

  /// More than anybody pushes at once; each takes its time.
  private static let mostRefs = 1000

  /// What is wrong, or why that cannot be told: a push that was not looked through is refused as well.
  func report(in context: Context) -> any Report {
    do {
      let repository = try repository(in: context)
      let refs = try words.isEmpty ? refs(from: context) : [named(in: repository)]
      let known: PushCheck.Known = words.isEmpty ? .everyRef : .old
      let check = PushCheck(repository, today: context.today, known: known)
      do {
        return PushReport(verdict: try check.verdict(on: refs), isPush: words.isEmpty)
      } catch let error where repository.isShallow {
        throw Failure(
          "History was cut off when this was cloned, so that what is new cannot be told. \(Failure(error).message)",
          hint: "Fetch all of it: git fetch --unshallow; in a job of a git host, clone with a depth of 0.")
      }
    } catch {
      return PushTrouble(failure: Failure(error))
    }
  }

  /// The repository to which git sends a hook, or in which the command is given.
  private func repository(in context: Context) throws -> Repository {
    let place = context.environment["GIT_DIR"].map(context.absolute) ?? context.directory
    let ceilings = (context.environment["GIT_CEILING_DIRECTORIES"] ?? "").split(separator: ":").map(String.init)
    guard
      let found = try Repository.discover(from: place, ceilings: ceilings, environment: context.environment)
    else {
      throw Failure(
        "There is no git repository at \(place) or above it.", hint: "Name its folder: enquiry -C DIR check --pushed …",
        code: .notAFolder)
    }
    return found
  }

  private func refs(from context: Context) throws -> [PushedRef] {
    let usage = "Give the old and the new commit: enquiry check --pushed OLD NEW"
    if context.terminal != nil { throw Failure("Nothing says what was pushed.", hint: usage, code: .usage) }
    let lines = String(decoding: try context.input(), as: UTF8.self).split(whereSeparator: \.isNewline)
    if lines.isEmpty { throw Failure("Nothing says what was pushed.", hint: usage, code: .usage) }
    guard lines.count <= Self.mostRefs else {
      throw Failure(
        "\(lines.count) branches and tags are pushed at once; \(Self.mostRefs) are the most.",
        hint: "Push some at a time.",
        code: .checkFoundErrors)
    }
    return try lines.map { line in
      if let ref = PushedRef(line: line) { return ref }
      throw Failure(
        "“\(line.prefix(60))” is no line of a hook.", hint: "Each is OLD NEW REF, with ids of 40 digits.", code: .usage)
    }
  }

  private func named(in repository: Repository) throws -> PushedRef {
    PushedRef(
      name: words.count > 2 ? words[2] : "", old: try commit(words[0], repository),
      new: try commit(words[1], repository))
  }

  /// Nil for 40 noughts.
  private func commit(_ word: String, _ repository: Repository) throws -> ObjectID? {
    if let id = ObjectID(hex: word), id.isNothing { return nil }
    do throws(GitError) { return try repository.resolve(word) } catch {
      guard [.notFound, .invalidName, .notACommit, .ambiguous].contains(error.code) else { throw error }
      throw Failure(
        "There is no commit “\(word)” here.",
        hint: "Fetch it; in a job of a git host, clone with a depth of 0. What is new in all takes 40 noughts.",
        code: .notFound)
    }
  }
}
