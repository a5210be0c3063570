internal import Git
internal import Records

extension Failure {
  /// The sentence for a damaged file of git's, and how to mend it.
  init(_ damage: Damage) {
    self.init(damage.sentence + " No record was touched.", hint: damage.remedy)
  }
}

extension Damage {
  /// What is damaged, in which file.
  var sentence: String {
    let what =
      switch kind {
      case .object: "A piece of your saved history is damaged"
      case .missingObject: "A piece of your saved history is missing"
      case .pack: "A file that holds many pieces of your saved history is damaged"
      case .packIndex: "The list of what is in a file of your saved history is damaged"
      case .shortcut: "A file that makes git faster is damaged; nothing of yours is in it"
      case .head: "The note of the branch that you work on is damaged"
      case .reference(let name, _): "The note of where \(Self.spoken(name)) stands is damaged"
      case .packedReferences: "The list of branches is damaged"
      case .index: "git's list of your files is damaged; nothing of yours is in it but what was staged"
      case .configuration: "git's settings of this folder are damaged"
      case .ownConfiguration: "git's settings of yours are damaged"
      case .folder: "A folder that git needs is missing"
      case .alternates: "A part of your saved history is kept elsewhere and cannot be reached"
      }
    return "\(what): \(path) (\(reason))."
  }

  /// `refs/heads/main` as a person says it.
  private static func spoken(_ reference: String) -> String {
    for (prefix, word) in [("refs/heads/", "the branch "), ("refs/tags/", "the tag ")] where reference.hasPrefix(prefix)
    {
      return word + reference.dropFirst(prefix.count)
    }
    return reference
  }

  /// The commands that mend it.
  var remedy: String {
    switch kind {
    case .object(let id, let cure): objectRemedy(id, cure, removing: "rm -f \(place)")
    case .missingObject(let id, let cure): objectRemedy(id, cure, removing: nil)
    case .pack: packRemedy
    case .packIndex(let pack, isPackSound: true):
      "Have git make it again: rm -f \(place) && git index-pack \(Failure.quoted(pack))"
    case .packIndex: packRemedy
    case .shortcut: "Remove it: rm -f \(place)"
    case .head(let branches): headRemedy(branches)
    case .reference(let name, let last): referenceRemedy(name, last)
    case .packedReferences(let branches, let isList): packedRemedy(branches, isList)
    case .index: "Have git make it again; your files stay as they are: mv \(place) \(aside) && git reset"
    case .configuration:
      "Have git make new ones: mv \(place) \(aside) && \(makingSettings). Then say again who signs "
        + "(git config user.name \"project lead, Elm School\", git config user.email lead@elm.invalid), and where the other "
        + "copy is, if there is one: git remote add origin ADDRESS"
    case .ownConfiguration: "Mend the line that is named, or move the file away: mv \(place) \(aside)"
    case .folder where path.hasSuffix("/refs"): "Make it: mkdir \(place)"
    case .folder: "Take it from a backup of the folder, or clone the folder again from another copy."
    case .alternates(let missing):
      "Connect the drive on which \(missing) is. If that folder was moved, write its new place into the file."
    }
  }

  /// How a shell takes the path.
  private var place: String { Failure.quoted(path) }
  private var aside: String { Failure.quoted(path + ".damaged") }

  private var makingSettings: String {
    let directory = path.hasSuffix("/config") ? String(path.dropLast(7)) : path
    return directory.hasSuffix("/.git")
      ? "git init \(Failure.quoted(String(directory.dropLast(5))))" : "git init --bare \(Failure.quoted(directory))"
  }

  // MARK: - The history

  private func objectRemedy(_ id: ObjectID, _ cure: Cure, removing: String?) -> String {
    let first = removing.map { $0 + " && " } ?? ""
    switch cure {
    case .packed:
      return "A sound copy of it lies beside. Remove the damaged one: \(removing ?? "git gc")"
    case .workingFile(let file):
      return "Your file \(file) still says what it said. At the top of the folder: "
        + "\(first)git hash-object -w --no-filters \(Failure.quoted(file))"
    case .elsewhere where hasRemote:
      return "Get it from the other copy that you send to: \(first)git fetch --refetch. "
        + "If it was not sent yet, take this one file from a backup, or from another copy of the folder."
    case .elsewhere(let kind):
      let kind = kind ?? "KIND"
      let ask = kind == "KIND" ? " (git -C OTHER cat-file -t \(id) says its KIND)" : ""
      return "Take this one file from a backup of the folder. Or from another copy, OTHER: "
        + "\(first)git -C OTHER cat-file \(kind) \(id) | git hash-object -t \(kind) -w --stdin\(ask). "
        + "If there is neither, keep the folder as it is and begin a new history beside it: your records are whole."
    }
  }

  private var packRemedy: String {
    let pack = path.hasSuffix(".idx") ? String(path.dropLast(4)) + ".pack" : path
    let stem = String(pack.dropLast(5))
    let moved = "\(pack).damaged"
    let first =
      "Move it away and save what can be read of it: mv \(Failure.quoted(pack)) \(Failure.quoted(moved)) && "
      + "rm -f \(Failure.quoted(stem + ".idx")) && git unpack-objects -r < \(Failure.quoted(moved)). "
    return first
      + (hasRemote
        ? "Then get the rest from the other copy that you send to: git fetch --refetch"
        : "Or take both files, \(stem).pack and .idx, from a backup or another copy of the folder.")
  }

  // MARK: - Where it stands

  private func headRemedy(_ branches: [String]) -> String {
    let names = branches.isEmpty ? ["refs/heads/main"] : branches
    let write = "echo \(Failure.quoted("ref: \(names[0])")) > \(place)"
    if names.count == 1 { return "Write it anew: \(write)" }
    return "Write it anew, with the branch that you worked on (\(names.prefix(5).joined(separator: ", "))): \(write)"
  }

  private func referenceRemedy(_ name: String, _ last: ObjectID?) -> String {
    guard let last else {
      return
        "If it was sent to another copy: rm -f \(place) && git fetch origin \(Failure.quoted("+\(name):\(name)")). Else, if you do not need "
        + "it: rm -f \(place)"
    }
    return "Set it to the last commit that its log names: mkdir -p \(Failure.quoted(folder)) && echo \(last) > \(place)"
  }

  private var folder: String { path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } }

  private func packedRemedy(_ branches: [Branch], _ isList: Bool) -> String {
    let commands = branches.map { "git update-ref \(Failure.quoted($0.name)) \($0.commit)" }
    if isList { return "Set what it lacks to what the logs name last: \(commands.joined(separator: " && "))" }
    let set = commands.map { " && \($0)" }.joined()
    return "Move it away, and set the branches to what their logs name last: mv \(place) \(aside)\(set)"
      + (hasRemote
        ? ". Then get the tags again: git fetch --tags"
        : ". Of tags nothing is logged: as far as the damaged file can be read, they stand in it")
  }
}
