/// An act that saves records, and can be told why what looks like an identifier in them is none.
protocol Writing: Act {
  var write: WriteOptions { get }
}

extension AllianceCommand.Make: Writing {}
extension Check: Writing {}
extension ClusterCommand.Make: Writing {}
extension CodingCommand.Add: Writing {}
extension CycleCommand.CloseIt: Writing {}
extension CycleCommand.Make: Writing {}
extension CycleCommand.ReviewIt: Writing {}
extension EditCommand: Writing {}
extension EvidenceCommand.Add: Writing {}
extension Init: Writing {}
extension LeadershipCommand.Add: Writing {}
extension Log: Writing {}
extension MeasureCommand.Import: Writing {}
extension MeasureCommand.Make: Writing {}
extension MeasureCommand.Revise: Writing {}
extension MeasureCommand.Record: Writing {}
extension New: Writing {}
extension ParticipationCommand.Add: Writing {}
extension PlanCommand.EditIt: Writing {}
extension SaveCommand: Writing {}
extension TheoryCommand.Add: Writing {}
extension TheoryCommand.Link: Writing {}
extension UpgradeCommand: Writing {}
extension Use: Writing {}
