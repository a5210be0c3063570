internal import Model
internal import Records

// Plans that were fixed.
extension Inspection {
  /// Measures that a fixed plan counts among its outcomes and that are not there any more.
  func fixedMeasuresThatAreGone(_ dossier: Dossier) throws -> [Problem] {
    guard let lock = dossier.lock else { return [] }
    let path = Layout.lockFile(dossier.enquiry.name)
    return try lock.plan.measures.compactMap { measure -> Problem? in
      let file = Layout.measure(dossier.enquiry.name, measure.id)
      guard try !snapshot.exists(file) else { return nil }
      return try problem(
        .warning, "fixed_measure_gone", in: path, at: .value("measures", reading: measure.id.text),
        "The plan was fixed with the outcome “\(measure.id)”, and there is no such measure.",
        remedy: "Bring its file back, or say why it went: enquiry plan amend -m \"…\".")
    }
  }

  /// What stands in the file of a fixed plan and came there neither by “plan lock” nor by “plan amend”.
  func plansEditedByHand() throws -> [Problem] {
    try dossiers.flatMap { dossier -> [Problem] in
      guard dossier.lock != nil else { return [] }
      let path = Layout.lockFile(dossier.enquiry.name)
      return try snapshot.handEditsOfLock(of: dossier.enquiry.name).map { change in
        try problem(
          .warning, "plan_edited_by_hand", in: path, at: Inspection.spot(of: change),
          change.key == nil
            ? "This file was not written by “plan lock”, so nobody can tell when the plan was fixed."
            : "“\(change.key ?? "")” was edited here by hand after the plan was fixed.",
          remedy: "Put it back as it was; or record why: enquiry plan amend -m \"…\".")
      }
    }
  }

  /// The value that was edited; where it is gone, what held it.
  private static func spot(of change: PlanChange) -> RecordSpot {
    guard let key = change.key else { return .start }
    if let measure = change.measure { return .value("measures", reading: change.to ?? measure) }
    return .value(key, reading: change.to)
  }
}
