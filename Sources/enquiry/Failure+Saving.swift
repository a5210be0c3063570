internal import Archive
internal import Model

/// Why something was not saved.
extension Failure {
  init(saving error: ArchiveError) {
    switch error {
    case .sample:
      self.init(
        "These are published examples; they stay as they are.",
        hint: "Make a copy to try things out: enquiry init ../scratch --sign \"project lead, Elm School\" --from .")
    case .editedByHand(let path, let field):
      self.init(
        "\(field) in \(path) was edited by hand and is not saved yet.",
        hint: "Save your edits first: enquiry save")
    case .editedMeanwhile(let path):
      self.init("\(path) was edited while it was being saved; nothing was saved.", hint: "Save again: enquiry save")
    case .neverSaved(let path): self.init("\(path) is not saved yet.", hint: "Save it first: enquiry save")
    case .deletedByHand(let path):
      self.init("\(path) was deleted by hand.", hint: "Bring it back: git restore \(path). Or save that: enquiry save")
    case .noOpenCycle(let enquiry):
      self.init("\(enquiry) has no open cycle.", hint: "Begin one: enquiry cycle new -e \(enquiry)")
    case .cycleClosed(let number):
      self.init("Cycle \(number) is closed already.", hint: "See it: enquiry cycle")
    case .cannotUndo(let obstacle): self.init(undoing: obstacle)
    case .noSuchRevision(let name):
      self.init(
        "“\(name)” is no commit, tag, branch or day.",
        hint:
          "Name a commit as “enquiry history” shows it, a tag or a branch; or a day: 2026-03-05, 5 march, last friday.",
        code: .notFound)
    case .unrelated(let name):
      self.init(
        "“\(name)” and what is here have no commit in common: they were begun apart.",
        hint: "If they are to become one folder all the same: enquiry merge \(name) --unrelated")
    case .mergeCutOff(let name):
      self.init(
        "What “\(name)” and this folder have in common is not here: it was cloned without its older history.",
        hint: "Get it: git fetch --unshallow")
    case .answerNotReadable(let problems):
      self.init(
        problems, hint: "The answer was not kept, since the record could not be read with it. Give another one.")
    case .mergeUnreadable(let path):
      self.init(
        "What was decided of a merge cannot be read any more: \(path) is damaged.",
        hint: "Delete that file, then begin the merge again.")
    case .mergeCollides(let path):
      self.init(
        "Two files would stand at \(path) after the merge.",
        hint: "Give one of them another name on its side, save that, then merge again.")
    case .noPrivateFolder: self.init("A bare repository has no place for notes that only you read.")
    case .git(let error): self.init(git: error)
    default:
      if let failure = Failure(sharing: error) ?? Failure(source: error) {
        self = failure
      } else {
        self.init(keeping: error)
      }
    }
  }

  /// What must not be kept, or where it cannot be.
  private init(keeping error: ArchiveError) {
    switch error {
    case .notReadable(let problems):
      self.init(
        problems, hint: "Nothing was saved. Mend this, then try again.",
        code: problems.contains { $0.code == Problem.keptForOneself } ? .refusedForPrivacy : .failed)
    case .tellsWhoSomebodyIs(let problems):
      self.init(
        problems,
        hint:
          "Nothing was saved. Where it tells of nobody, say why: --not-identifiers \"REASON\"; the reason stands in the "
          + "history.", code: .refusedForPrivacy)
    case .typedTellsWhoSomebodyIs(let problems):
      let remedies = problems.map(\.remedy).unique
      self.init(
        problems.map(\.message).joined(separator: " ") + " Nothing was saved.",
        hint: remedies.joined(separator: " ")
          + " Where it tells of nobody, say why: --not-identifiers \"REASON\"; the reason stands in the history.",
        code: .refusedForPrivacy)
    case .subjectTellsWhoSomebodyIs(let sentence):
      self.init(
        "\(sentence), and what the commit is called would stand in the history. Nothing was saved.",
        hint: "Say a role, a school or a year group instead. Where it tells of nobody, say why: --not-identifiers "
          + "\"REASON\"", code: .refusedForPrivacy)
    case .reasonTellsWhoSomebodyIs(let sentence):
      self.init(
        "\(sentence), and the reason itself would stand in the history. Nothing was saved.",
        hint: "Say it without, as --not-identifiers \"made up for training\".", code: .refusedForPrivacy)
    case .nameTellsWhoSomebodyIs(let what, let kind):
      self.init(
        "\(what) looks like it holds \(kind.singular), and would stand in the history. Nothing was saved.",
        hint: "Say a role, a school or a year group instead. Where it tells of nobody, say why: --not-identifiers "
          + "\"REASON\"", code: .refusedForPrivacy)
    default: self.init(summing: error)
    }
  }

  /// What cannot be added up.
  private init(summing error: ArchiveError) {
    switch error {
    case .rowsElsewhere(let school, let batches):
      let whose = school.map { "Rows of \($0)" } ?? "Rows that name no school"
      self.init(
        "\(whose) were imported on another machine (\(batches.joined(separator: ", "))); here they would be lost from "
          + "the summary. Nothing was written.",
        hint: "Import there; or keep the rows of both in one place, a folder that enquiries/programme.yaml names as "
          + "private_store.")
    case .otherScale(let measure):
      self.init(
        "\(measure) was added up on another scale by an earlier definition; one summary holds one scale. Nothing was "
          + "written.", hint: "Define a measure of its own for the new scale: enquiry measure new ID --title \"…\"")
    case .notSummable(let reason): self.init("\(reason)", hint: "Nothing was written.")
    default: self.init(store: error)
    }
  }

  /// What is wrong with the folder for rows.
  private init(store error: ArchiveError) {
    switch error {
    case .storeMissing(let path):
      self.init(
        "The folder for rows about people, \(path), is not there. Nothing was read or written elsewhere instead.",
        hint: "Connect the drive that it is on. If it is a new folder, make it: mkdir -p \(Failure.quoted(path))")
    case .storeInFolder(let path):
      self.init(
        "The folder for rows about people, \(path), lies where git takes in every file.",
        hint: "Name one outside of this folder as private_store in enquiries/programme.yaml; or none, for private/.",
        code: .refusedForPrivacy)
    case .sheetAmongRecords(let path):
      self.init(
        "\(path) lies among the records, where everything is saved for everybody; the codes of people must not be.",
        hint: "Write it elsewhere, as private/sheet.csv or outside of this folder.", code: .refusedForPrivacy)
    case .storeNowhere(let path):
      self.init(
        "private_store in enquiries/programme.yaml is “\(path)”, which does not say where the folder is on a machine.",
        hint: "Write it from the top, as /media/school/enquiry, or from the home folder, as ~/Documents/enquiry.")
    default: self.init(String(describing: error))
    }
  }
}
