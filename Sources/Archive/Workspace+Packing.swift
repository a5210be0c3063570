internal import Git

extension Workspace {
  /// How large the history may grow in single files before the doctor speaks of it: twice what git waits for.
  private static let manyLooseObjects = 13_400

  /// Whether git is here to pack the history, and how large it grew where it is not packed.
  func packing() -> [Ailment] {
    let loose = repository.looseObjects()
    let megabytes = loose.size / 1_000_000
    let size = megabytes == 0 ? "less than 1 MB" : "\(megabytes) MB"
    guard isGitInstalled else {
      return [
        Ailment(
          code: "git_missing",
          message:
            "The program git is not installed. Nobody packs the history: it takes \(size) as \(loose.count) single "
            + "files, and grows with every save.",
          remedy: "Install it: packing, sending and receiving need it.")
      ]
    }
    guard loose.count > Workspace.manyLooseObjects else { return [] }
    return [
      Ailment(
        code: "history_unpacked",
        message:
          "The history takes \(size) as \(loose.count) single files; git was to pack them and did not.",
        remedy: "Pack them, and see what git says: git gc")
    ]
  }

  private var isGitInstalled: Bool { OtherProgram.file(of: "git", repository.environment) != nil }
}
