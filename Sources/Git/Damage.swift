/// A file of the repository itself that cannot be what git wrote, and what would mend it.
package struct Damage: Hashable, Sendable {
  /// Absolute.
  package let path: String
  /// What is wrong with it, as "it ends too early".
  package let reason: String
  package let kind: Kind
  /// Whether there is a remote `origin`, which has all that was pushed to it.
  package let hasRemote: Bool

  package enum Kind: Hashable, Sendable {
    /// One object of the history in a file of its own.
    case object(ObjectID, cure: Cure)
    /// An object that something refers to and that is nowhere; ``Damage/path`` is where it would be.
    case missingObject(ObjectID, cure: Cure)
    /// Many objects in one file.
    case pack
    /// The list of what is in a pack; the pack itself is sound where it can be made again.
    case packIndex(pack: String, isPackSound: Bool)
    /// A list that only makes git faster: git makes it again, or does without.
    case shortcut
    /// HEAD; with the branches that stand where HEAD stood last.
    case head(branches: [String])
    /// A ref, as `refs/heads/main`; with the last commit that its log names and that can be read.
    case reference(String, last: ObjectID?)
    /// The file that holds many refs; with what the logs of the branches name last.
    case packedReferences([Branch], isList: Bool)
    case index
    /// The settings of the repository.
    case configuration
    /// Settings of the person, or of the machine.
    case ownConfiguration
    /// A folder without which git does not know a repository.
    case folder
    /// The list of other repositories whose objects are used; with one that is not there.
    case alternates(missing: String)
  }

  /// What can take the place of an object.
  package enum Cure: Hashable, Sendable {
    /// It is in a pack, too, and sound there.
    case packed
    /// A file of the working folder has the same bytes: its path from the top of the repository.
    case workingFile(String)
    /// Another copy of the repository; with the object's kind, as "blob", where it is known.
    case elsewhere(kind: String?)
  }

  package struct Branch: Hashable, Sendable {
    package let name: String
    package let commit: ObjectID
  }
}

extension Damage {
  static func index(_ path: String) -> Damage {
    Damage(path: path, reason: "its bytes have changed, or its end is missing", kind: .index, hasRemote: false)
  }
}

extension GitError {
  /// The file that is damaged, where that is why.
  package var damage: Damage? {
    if case .damage(let damage)? = detail { damage } else { nil }
  }

  /// The same failure, because of a damaged file.
  func caused(by damage: Damage, _ code: Code = .damaged) -> GitError {
    GitError(
      attempt, code, category: category, message: "\(damage.path) is damaged: \(damage.reason)",
      detail: .damage(damage))
  }

  init(_ attempt: String, _ damage: Damage) {
    self.init(
      attempt, .damaged, message: "\(damage.path) is damaged: \(damage.reason)", detail: .damage(damage))
  }
}
