internal import Archive
internal import Git
internal import Model
internal import Packs
internal import Records

/// What a person is told when a command could not be done: what happened, how to mend it, and the exit code.
struct Failure: Error {
  /// The exit codes of DESIGN: 0 and 64 are the argument parser's.
  enum Code: Int32 {
    case failed = 1
    case checkFoundErrors = 3
    case mergeNeedsAPerson = 4
    case refusedForPrivacy = 5
    case notFound = 6
    case notAFolder = 7
    case usage = 64
    /// Of the merge driver alone: from 129 on plain git gives the whole merge up, and changes nothing.
    case stopsGit = 129
  }

  let message: String
  let hint: String?
  let code: Code
  /// What the message tells, where it is of places in files.
  let problems: [Problem]

  init(_ message: String, hint: String? = nil, code: Code = .failed) {
    self.message = message
    self.hint = hint
    self.code = code
    problems = []
  }

  init(_ problems: [Problem], hint: String? = nil, code: Code = .failed) {
    message = problems.map(ProblemText.text).joined(separator: "\n\n")
    self.hint = hint
    self.code = code
    self.problems = problems
  }
}

extension Failure {
  /// The sentence for any error of the house.
  init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let error as ArchiveError: self.init(error)
    case let error as RecordError: self.init([error.problem])
    case let error as GitError: self.init(git: error)
    case let error as TemplateError: self.init(error.description, hint: error.advice)
    default: self.init(String(describing: error))
    }
  }

  private init(_ error: ArchiveError) {
    switch error {
    case .notAnEnquiryFolder(let place):
      self.init(
        "There is no enquiry folder at \(place) or above it.",
        hint: "Make one: enquiry init --name NAME. Or name the folder: enquiry -C DIR …", code: .notAFolder)
    case .noRepository(let folder):
      self.init(
        "The enquiry folder \(folder) is in no git repository, so nothing can be saved.",
        hint: "Make it one: git -C \(Failure.quoted(folder)) init", code: .notAFolder)
    case .folderExists(let folder):
      self.init(
        "“\(folder)” is an enquiry folder already.", hint: "Work in it: enquiry -C \(Failure.quoted(folder)) status")
    case .cannotMake(let place, let reason): self.init("\(place) could not be written: \(reason)")
    case .inTheWay(let path):
      self.init("There is a file at \(path) already.", hint: "Move it away, or save it: enquiry save")
    case .notFound(let thing, let name, let nearest, let choices):
      self.init(notFound: thing, name, nearest, choices)
    case .ambiguous(.commit, let name, _):
      self.init("“\(name)” could be several commits.", hint: "Write more of its digits.", code: .notFound)
    case .ambiguous(let thing, let name, let choices):
      self.init("“\(name)” could be \(choices.spokenOr).", hint: "Name the \(thing.rawValue) in full.", code: .notFound)
    case .severalPeople(let name, let people):
      self.init(
        "“\(name)” could be several people of the code book: \(people.spokenAnd). Nothing was removed.",
        hint: "Give the code instead of the name.", code: .usage)
    case .severalSchools(let code, let schools):
      self.init(
        "“\(code)” stands at several schools: \(schools.spokenAnd). Nothing was removed.",
        hint: "Say whose it is: --school \(Failure.quoted(schools[0]))", code: .usage)
    case .noneChosen(let choices): self.init(noneChosen: choices)
    case .exists(let thing, let name):
      self.init("There is \(thing.article) “\(name)” already.", hint: "Choose another short name.")
    case .badName(let thing, let name, let suggestion):
      self.init(
        "“\(name)” cannot be the short name of \(thing.article).",
        hint: "Use lower-case letters, digits and hyphens" + (suggestion.map { ", as “\($0)”." } ?? "."))
    default: self.init(saving: error)
    }
  }

  private init(notFound thing: ArchiveError.Thing, _ name: String, _ nearest: String?, _ choices: [String]) {
    let list = choices.prefix(8).joined(separator: ", ") + (choices.count > 8 ? ", …" : "")
    let none =
      switch thing {
      case .intervention: "See all: enquiry toolkit"
      case .entry, .record: "Name it by the beginning of its id, as “enquiry log list” shows it."
      case .code: "See them: enquiry framework"
      case .participant:
        "Neither rows nor the code book on this machine have it."
      case .rows: "If they were imported on another machine, forget them there."
      default: "There is no \(thing.rawValue) yet."
      }
    self.init(
      thing == .rows ? "There are no rows of “\(name)” on this machine." : "There is no \(thing.rawValue) “\(name)”.",
      hint: nearest.map(Nearest.question) ?? (choices.isEmpty ? none : "There are: \(list)."), code: .notFound
    )
  }

  private init(noneChosen choices: [String]) {
    if choices.isEmpty {
      self.init("There is no enquiry yet.", hint: "Begin one: enquiry new SHORT-NAME --practice \"…\"", code: .notFound)
    } else {
      self.init(
        "Which enquiry? There are \(choices.prefix(8).joined(separator: ", "))\(choices.count > 8 ? ", …" : "").",
        hint:
          "Name it with -e, or choose one for all that follows: enquiry use \(choices[0])",
        code: .notFound)
    }
  }

  static func quoted(_ path: String) -> String {
    // As a shell wants it, so that it can be pasted.
    let plain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-".contains($0) }
    return plain
      ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension ArchiveError.Thing {
  /// `an enquiry`, `a cluster`.
  var article: String {
    ["a", "e", "i"].contains(rawValue.first) ? "an \(rawValue)" : "a \(rawValue)"
  }
}
