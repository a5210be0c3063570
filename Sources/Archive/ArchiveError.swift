package import Git
package import Model

/// Why something could not be found, read or saved, in terms of the enquiry folder.
package enum ArchiveError: Error, Hashable, Sendable {
  /// What can be looked for by name.
  package enum Thing: String, Sendable {
    case alliance, cluster, enquiry, measure, cycle, school, focus, meeting, action, source
    case intervention, template, framework, code, entry, record, participant, rows, commit
  }

  /// No enquiry folder here or above.
  case notAnEnquiryFolder(from: String)
  /// There is one, but it is in no git repository.
  case noRepository(folder: String)
  case folderExists(String)
  case cannotMake(folder: String, reason: String)
  /// A file is where a new one should go.
  case inTheWay(path: String)
  case notFound(Thing, name: String, nearest: String?, choices: [String])
  /// Several participants are called so; as `b4jj118n (Isla Pemberton, Elm School)`.
  case severalPeople(name: String, people: [String])
  /// A participant's code stands at several schools, and none was chosen.
  case severalSchools(participant: String, schools: [String])
  case ambiguous(Thing, name: String, choices: [String])
  /// Several enquiries and none chosen.
  case noneChosen(choices: [String])
  case exists(Thing, name: String)
  case badName(Thing, name: String, suggestion: String?)
  /// The published sample is not written to.
  case sample
  /// The place to be changed was changed by hand and not saved.
  case editedByHand(path: String, field: String)
  /// A file was edited between the check and the saving.
  case editedMeanwhile(path: String)
  /// The folder that the programme names for rows is not there, as when a drive is not connected.
  case storeMissing(path: String)
  /// The folder that the programme names for rows lies where git would take it in.
  case storeInFolder(path: String)
  /// What the programme names as the folder for rows does not say where it is.
  case storeNowhere(path: String)
  /// Rows of a school came from another machine, and would be lost.
  case rowsElsewhere(school: String?, batches: [String])
  /// The measure's figures were added up on another scale, by an earlier definition.
  case otherScale(measure: Slug)
  /// The values cannot be added up exactly.
  case notSummable(Summary.Unsummable)
  /// A sheet with codes would lie among the records, where everything is saved.
  case sheetAmongRecords(path: String)
  /// A bare repository has no place for private notes.
  case noPrivateFolder
  /// The record is in the folder, but was never saved.
  case neverSaved(path: String)
  /// The record was saved, but its file was deleted by hand.
  case deletedByHand(path: String)
  /// The files to be saved have errors.
  case notReadable([Problem])
  /// The text to be saved tells who somebody is.
  case tellsWhoSomebodyIs([Problem])
  /// The same of words that were typed and stand in no file; each message quotes them.
  case typedTellsWhoSomebodyIs([Problem])
  /// What the commit would be called; with a sentence that quotes it.
  case subjectTellsWhoSomebodyIs(String)
  /// The reason why a text does not tell who somebody is does so itself.
  case reasonTellsWhoSomebodyIs(String)
  /// The message of a commit, or a name that is no text of a record, tells who somebody is.
  case nameTellsWhoSomebodyIs(what: String, Identifiers.Kind)
  /// An open cycle is needed, or the one that is named is closed.
  case noOpenCycle(enquiry: String)
  case cycleClosed(number: Int)
  /// An action that is not undone, with what stands in the way.
  case cannotUndo(UndoObstacle)
  /// A revision that names no commit.
  case noSuchRevision(String)
  /// What is to be merged has nothing in common with what is here.
  case unrelated(name: String)
  /// What both have in common is not here, as in a shallow clone.
  case mergeCutOff(name: String)
  /// What a person decided in own words makes a record that cannot be read.
  case answerNotReadable([Problem])
  /// What was kept of a merge is no such thing.
  case mergeUnreadable(path: String)
  /// A merge would put two files in one place.
  case mergeCollides(path: String)
  /// What a source has cannot be read at all; why, as “it has no …”.
  case sourceUnfit(Slug, reason: String)
  /// An alliance that is read from a source cannot be changed here.
  case ofSource(alliance: Slug, source: Slug)
  /// What is to be shared was never saved.
  case nothingToShare
  /// Somebody works on the branch of what is shared, so it cannot be moved.
  case sharedBranchInUse
  /// The branch of what is shared has commits that sharing did not make: the newest of them.
  case sharedBranchForeign(ObjectID)
  /// A branch of this name leaves no room for the branch of what is shared.
  case sharedBranchBlocked(by: String)
  /// Another folder of the repository shares on the branch, by its path from the top; empty for the top.
  case sharedByOtherFolder(String)
  /// Something was saved or shared between the look at what goes and the going.
  case savedMeanwhile
  /// git could not do it.
  case git(GitError)
}
