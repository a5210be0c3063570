package import Model
internal import Records

// What a cluster has beside its file: meetings, check-ins, actions.
extension Snapshot {
  /// The places of a cluster's records, by the names of the files.
  package func locations(ofCluster cluster: Slug) throws -> [Layout.Location] {
    try dated(try allLocations(ofCluster: cluster))
  }

  /// The same of whatever day.
  private func allLocations(
    ofCluster cluster: Slug, in folders: [String] = Layout.clusterFolders
  ) throws -> [Layout.Location] {
    try folders.flatMap { folder in
      let path = "\(Layout.clusters)/\(cluster)/\(folder)"
      return try names(in: path).compactMap { Layout.location(of: "\(path)/\($0)") }
    }
  }

  /// The days on which a cluster meets or met, by the names of the files: the oldest first.
  package func meetingDays(of cluster: Slug) throws -> [Day] {
    try dated(try allLocations(ofCluster: cluster, in: ["meetings"])).compactMap(\.date).sorted()
  }

  /// The meetings of a cluster: the oldest first.
  package func meetings(of cluster: Slug) throws -> Loaded<[Meeting]> {
    var problems: [Problem] = []
    var meetings: [Meeting] = []
    for day in try meetingDays(of: cluster) {
      let loaded = try meeting(of: cluster, on: day)
      problems += loaded.problems
      if let meeting = loaded.value { meetings.append(meeting) }
    }
    return Loaded(meetings, problems: problems)
  }

  /// The meeting of a day; nil where there is none, and where its file cannot be read, which is a problem.
  package func meeting(of cluster: Slug, on day: Day) throws -> Loaded<Meeting?> {
    guard horizon?.shows(day) ?? true else { return Loaded(nil) }
    var problems: [Problem] = []
    let path = Layout.Location.meeting(cluster, day).path
    let meeting = try record(path, &problems) { source throws(RecordError) in
      try RecordReader.meeting(source, cluster: cluster, date: day)
    }
    return Loaded(meeting, problems: problems)
  }

  /// The last meeting before a day; nil for the first.
  package func previousMeeting(of cluster: Slug, before day: Day) throws -> Loaded<Meeting?> {
    guard let last = try meetingDays(of: cluster).last(where: { $0 < day }) else { return Loaded(nil) }
    return try meeting(of: cluster, on: last)
  }

  /// The facilitator's calls with the alliances of a cluster: the oldest first.
  package func checkIns(of cluster: Slug) throws -> Loaded<[CheckIn]> {
    var problems: [Problem] = []
    var checkIns: [CheckIn] = []
    for location in try dated(try allLocations(ofCluster: cluster, in: ["check-ins"])) {
      guard case .checkIn(_, let date, let alliance, let id) = location else { continue }
      let checkIn = try record(location.path, &problems) { source throws(RecordError) in
        try RecordReader.checkIn(source, id: id, date: date, cluster: cluster, alliance: alliance)
      }
      if let checkIn { checkIns.append(checkIn) }
    }
    return Loaded(checkIns.sorted { LogNote.isInOrder($0.note, $1.note) }, problems: problems)
  }

  /// What people of a cluster took on: by the day it is due.
  package func actions(of cluster: Slug) throws -> Loaded<[Action]> {
    var problems: [Problem] = []
    var actions: [Action] = []
    for location in try allLocations(ofCluster: cluster, in: ["actions"]) {
      guard case .action(_, let id) = location else { continue }
      let action = try action(of: cluster, id, &problems)
      if let action = action.flatMap(dated) { actions.append(action) }
    }
    return Loaded(actions.sorted(by: Action.isInOrder), problems: problems)
  }

  /// One action as it is recorded.
  func action(of cluster: Slug, _ id: EntryID, _ problems: inout [Problem]) throws -> Action? {
    try record(Layout.Location.action(cluster, id).path, &problems) { source throws(RecordError) in
      try RecordReader.action(source, id: id, cluster: cluster)
    }
  }

  /// The packs that were issued for a cluster: the oldest first.
  package func packIssues(of cluster: Slug) throws -> Loaded<[PackIssue]> {
    var problems: [Problem] = []
    var issues: [PackIssue] = []
    for location in try allLocations(ofCluster: cluster, in: ["packs"]) {
      guard case .pack(_, let day, let edition) = location else { continue }
      let issue = try record(location.path, &problems) { source throws(RecordError) in
        try RecordReader.pack(source, cluster: cluster, meeting: day, edition: edition)
      }
      if let issue { issues.append(issue) }
    }
    return Loaded(issues.sorted { ($0.meeting, $0.edition) < ($1.meeting, $1.edition) }, problems: problems)
  }

  /// What schools and alliances of a cluster are called in packs for people outside; nil where none was issued yet.
  package func pseudonyms(of cluster: Slug) throws -> Loaded<Pseudonyms?> {
    var problems: [Problem] = []
    let names = try record(Layout.pseudonyms(cluster), &problems, RecordReader.pseudonyms)
    return Loaded(names, problems: problems)
  }

  /// The page of a pack that was issued; nil where it is not there.
  package func page(of issue: PackIssue) throws -> [UInt8]? {
    try bytes(Layout.Location.packPage(issue.cluster, issue.meeting, issue.edition).path, limit: 256 << 20)
  }

  /// The clusters of which an alliance is a member.
  package func clusters(with alliance: Slug) throws -> [Slug] {
    try clusterSlugs().filter { try cluster($0).value?.alliances.contains(alliance) ?? false }
  }
}
