package import Model

extension Snapshot {
  /// Reads every record of the folder and reports all that is wrong, in the order of the files.
  ///
  /// - Parameters:
  ///   - enquiries: of these alone, where only they are asked for; programme, alliances and clusters always.
  ///   - today: what is dated later lies in the future.
  ///   - history: how far earlier commits are looked at.
  package func check(
    of enquiries: Set<EnquiryName>? = nil, today: Day, history: CheckedHistory = .all
  ) throws -> [Problem] {
    let inspection = try Inspection(of: self, enquiries, today: today, history: history)
    var problems = try inspection.problems(
      Inspection.folderRules + Inspection.folderRulesOfFiles, Inspection.enquiryRules + Inspection.enquiryRulesOfFiles)
    if history == .all {
      problems += try inspection.writtenTooLate() + inspection.plansEditedByHand() + inspection.changedByMerges()
    }
    return Snapshot.sorted(try own(problems))
  }

  /// What is wrong between records, as of `check`, and with what cannot be read; nothing that one file says by itself. The same
  /// files give the same, in the same words, in any commit.
  func checkBetweenRecords(of enquiries: Set<EnquiryName>, today: Day) throws -> [Problem] {
    let inspection = try Inspection(of: self, enquiries, today: today, history: .none)
    return Snapshot.sorted(try own(inspection.problems(Inspection.folderRules, Inspection.enquiryRules)))
  }

  /// Those of the folder itself.
  private func own(_ problems: [Problem]) throws -> [Problem] {
    let mounts = try mounts().byName
    if mounts.isEmpty { return problems }
    return problems.filter { Snapshot.alliance(of: $0.place.path).map { mounts[$0] == nil } ?? true }
  }

  private static func sorted(_ problems: [Problem]) -> [Problem] {
    Array(Set(problems)).sorted { ($0.place, $0.code, $0.message) < ($1.place, $1.code, $1.message) }
  }
}

/// How far a check looks at earlier commits.
package enum CheckedHistory: Sendable {
  /// Not at all: the same files give the same problems, in the same words, in any commit.
  case none
  /// Where it tells what became of something that is missing, or which of two is the older.
  case lookedUp
  /// Also what was saved when, which walks through all commits.
  case all
}

extension Inspection {
  /// A rule about the folder as a whole. A new rule is a function of this shape in its family's file, and a line here: among those
  /// of files, if it looks into each by itself, so that two changes that are right cannot break it together.
  typealias FolderRule = @Sendable (Inspection) throws -> [Problem]
  /// A rule about one enquiry, likewise.
  typealias EnquiryRule = @Sendable (Inspection, Dossier) throws -> [Problem]

  static let folderRules: [FolderRule] = [
    { try $0.missingFiles() },
    { try $0.unknownMembers() },
    { try $0.addressesOfSources() },
    { try $0.codingsOfNothing() },
    { try $0.unknownCodesOfCodings() },
    { try $0.doubledEntryIDs() },
    { try $0.doubledEnquiryIDs() },
    { try $0.doubledAllianceNames() },
    { try $0.foldersWithoutTheirFile() },
    { try $0.doubledSchoolsOfAlliances() },
    { try $0.unknownEnquiries() },
    { try $0.alliancesOfOtherClusters() },
    { try $0.agendasThatDoNotAddUp() },
    { try $0.doubledDiscussions() },
    { try $0.meetingsAndActionsOutOfOrder() },
  ]

  static let folderRulesOfFiles: [FolderRule] = [
    { try $0.unreadFiles() },
    { try $0.leftoversOfMergesInTheFolder() },
    { try $0.marksInOtherFiles() },
    { try $0.undecidedFiles() },
    { try $0.rowsAboutPeople() },
    { try $0.filesAboutPeople() },
    { try $0.privateFolderInGit() },
    { try $0.codingsInTheFuture() },
    { try $0.clusterDaysInTheFuture() },
    { try $0.emptyCheckIns() },
    { try $0.headingsOfMeetings() },
    { try $0.identifiersInClusterRecords() },
    { try $0.paleColour() },
    { try $0.missingLogo() },
    { try $0.issuedPacksThatChanged() },
    { try $0.packRecordsThatCannotBeRead() },
  ]

  static let enquiryRules: [EnquiryRule] = [
    { try $0.unknownMeasures($1) },
    { try $0.unknownEntries($1) },
    { try $0.unknownCycles($1) },
    { try $0.unknownInterventions($1) },
    { try $0.missingAttachments($1) },
    { try $0.unknownCodes($1) },
    { try $0.responsesToOtherChallenges($1) },
    { try $0.figuresWithoutMeasure($1) },
    { try $0.unknownOccasions($1) },
    { try $0.otherWordsForOccasions($1) },
    { try $0.unknownDefinitions($1) },
    { try $0.unrecordedGroups($1) },
    { try $0.contradictedDesigns($1) },
    { try $0.summariesAgainstDefinitions($1) },
    { try $0.impossibleScales($1) },
    { try $0.figuresBeyondTheScale($1) },
    { try $0.summariesBeyondTheScale($1) },
    { try $0.comparedBackwards($1) },
    { try $0.occasionsOutOfOrder($1) },
    { try $0.occasionsNotMeasured($1) },
    { try $0.aimsThatCannotBe($1) },
    { try $0.unlistedGroups($1) },
    { try $0.cyclesOutOfOrder($1) },
    { try $0.cyclesOutsideTheirPeriod($1) },
    { try $0.cyclesHalfClosed($1) },
    { try $0.entriesOutsideTheirCycle($1) },
    { try $0.resultsDatedBeforeTheFirstCycle($1) },
    { try $0.recordedAfterLeaving($1) },
    { try $0.unlistedSchools($1) },
    { try $0.doubledSchools($1) },
    { try $0.fixedMeasuresThatAreGone($1) },
    { try $0.openCyclesOfOnePeriod($1) },
  ]

  static let enquiryRulesOfFiles: [EnquiryRule] = [
    { try $0.picturesThatTell($1) },
    { try $0.daysInTheFuture($1) },
    { try $0.keptForOneself($1) },
    { try $0.identifiersInTexts($1) },
    { try $0.unknownHeadings($1) },
    { try $0.headingsInOtherForms($1) },
    { try $0.emptyEntries($1) },
    { try $0.leftoversOfMerges($1) },
  ]

  fileprivate func problems(_ rules: [FolderRule], _ ofEnquiries: [EnquiryRule]) throws -> [Problem] {
    var problems = whileReading
    for rule in rules { problems += try rule(self) }
    for dossier in dossiers {
      for rule in ofEnquiries { problems += try rule(self, dossier) }
    }
    return problems
  }
}
