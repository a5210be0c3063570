package import Model

extension Snapshot {
  /// Reads every record of the folder and reports all that is wrong, in the order of the files.
  ///
  /// - Parameters:
  ///   - enquiries: of these alone, where only they are asked for; programme, alliances and clusters always.
  ///   - today: what is dated later lies in the future.
  ///   - looksAtHistory: whether also what was saved when is looked at, which walks through all commits.
  package func check(
    of enquiries: Set<EnquiryName>? = nil, today: Day, looksAtHistory: Bool = true
  ) throws -> [Problem] {
    let inspection = try Inspection(of: self, enquiries, today: today)
    var problems = inspection.whileReading
    for rule in Inspection.folderRules { problems += try rule(inspection) }
    for dossier in inspection.dossiers {
      for rule in Inspection.enquiryRules { problems += try rule(inspection, dossier) }
    }
    if looksAtHistory {
      problems += try inspection.writtenTooLate() + inspection.plansEditedByHand() + inspection.changedByMerges()
    }
    return Array(Set(problems)).sorted { ($0.place, $0.code, $0.message) < ($1.place, $1.code, $1.message) }
  }
}

extension Inspection {
  /// A rule about the folder as a whole. A new rule is a function of this shape in its family's file, and a line here.
  typealias FolderRule = @Sendable (Inspection) throws -> [Problem]
  /// A rule about one enquiry, likewise.
  typealias EnquiryRule = @Sendable (Inspection, Dossier) throws -> [Problem]

  static let folderRules: [FolderRule] = [
    { try $0.missingFiles() },
    { try $0.unreadFiles() },
    { try $0.unknownMembers() },
    { try $0.codingsOfNothing() },
    { try $0.unknownCodesOfCodings() },
    { try $0.doubledEntryIDs() },
    { try $0.doubledEnquiryIDs() },
    { try $0.doubledAllianceNames() },
    { try $0.foldersWithoutTheirFile() },
    { try $0.leftoversOfMergesInTheFolder() },
    { try $0.marksInOtherFiles() },
    { try $0.undecidedFiles() },
    { try $0.doubledSchoolsOfAlliances() },
    { try $0.rowsAboutPeople() },
    { try $0.filesAboutPeople() },
    { try $0.privateFolderInGit() },
    { try $0.codingsInTheFuture() },
    { try $0.unknownEnquiries() },
    { try $0.alliancesOfOtherClusters() },
    { try $0.agendasThatDoNotAddUp() },
    { try $0.doubledDiscussions() },
    { try $0.meetingsAndActionsOutOfOrder() },
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
    { try $0.picturesThatTell($1) },
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
    { try $0.daysInTheFuture($1) },
    { try $0.resultsDatedBeforeTheFirstCycle($1) },
    { try $0.recordedAfterLeaving($1) },
    { try $0.unlistedSchools($1) },
    { try $0.doubledSchools($1) },
    { try $0.keptForOneself($1) },
    { try $0.identifiersInTexts($1) },
    { try $0.unknownHeadings($1) },
    { try $0.headingsInOtherForms($1) },
    { try $0.emptyEntries($1) },
    { try $0.fixedMeasuresThatAreGone($1) },
    { try $0.leftoversOfMerges($1) },
    { try $0.openCyclesOfOnePeriod($1) },
  ]
}
