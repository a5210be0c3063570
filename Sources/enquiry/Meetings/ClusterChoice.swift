internal import ArgumentParser
internal import Archive
internal import Model
internal import Records

/// Which cluster is meant, where it need not be said.
enum ClusterChoice {
  /// The one that is named, else the only one there is.
  static func named(_ word: String?, in snapshot: Snapshot) throws -> Slug {
    if let word { return try snapshot.find(cluster: word) }
    return try only(of: try snapshot.clusterSlugs(), in: snapshot)
  }

  /// The one that is named, else the only one of which an alliance is a member.
  static func named(_ word: String?, of alliance: Slug, in snapshot: Snapshot) throws -> Slug {
    if let word { return try snapshot.find(cluster: word) }
    let clusters = try snapshot.clusters(with: alliance)
    if clusters.isEmpty, try !snapshot.clusterSlugs().isEmpty {
      throw Failure(
        "The alliance \(alliance) is in no cluster.",
        hint: "Add it: enquiry edit cluster \(try snapshot.clusterSlugs()[0]) --add alliances=\(alliance)",
        code: .notFound)
    }
    return try only(of: clusters, in: snapshot)
  }

  private static func only(of clusters: [Slug], in snapshot: Snapshot) throws -> Slug {
    if let only = clusters.first, clusters.count == 1 { return only }
    if clusters.isEmpty {
      throw Failure(
        "There is no cluster yet.", hint: "Make one: enquiry cluster new SHORT-NAME --alliance SHORT-NAME",
        code: .notFound)
    }
    throw Failure("Which cluster?", hint: "There are \(clusters.map(\.text).spokenAnd).", code: .usage)
  }

  /// The record of a cluster, or why it cannot be read.
  static func record(_ slug: Slug, in snapshot: Snapshot) throws -> Cluster {
    let loaded = try snapshot.cluster(slug)
    guard let cluster = loaded.value else { throw ArchiveError.notReadable(loaded.problems) }
    return cluster
  }
}

/// Which meeting is meant.
struct MeetingChoice {
  let cluster: Slug
  let day: Day

  /// Where a meeting is looked for that is not named.
  enum Usual {
    /// The next one, else the last.
    case next
    /// The last one that began, else the next.
    case last
  }

  /// - Parameter word: its day, in words; nil for the usual one.
  init(_ cluster: Slug, _ word: String?, usual: Usual, in snapshot: Snapshot, _ context: Context) throws {
    self.cluster = cluster
    let days = try snapshot.meetingDays(of: cluster)
    if let word {
      let meant = try DateOption.read(word, in: context, direction: usual == .next ? .ahead : .back)
      guard days.contains(meant) else {
        throw Failure(
          "\(cluster) has no meeting on \(meant.spoken).",
          hint: days.isEmpty
            ? "Call it: enquiry meeting new \(cluster) --date \(meant)"
            : "It meets or met on \(days.suffix(5).map(\.spoken).spokenAnd).", code: .notFound)
      }
      day = meant
      return
    }
    let today = snapshot.today(or: context.today)
    let (next, last) = (days.first { $0 >= today }, days.last { $0 <= today })
    guard let found = usual == .next ? next ?? last : last ?? next else {
      throw Failure(
        "\(cluster) has no meeting yet.", hint: "Call one: enquiry meeting new \(cluster) --date DAY", code: .notFound)
    }
    day = found
  }

  var path: String { Layout.Location.meeting(cluster, day).path }

  /// As a sentence has it.
  var spoken: String { "the meeting of \(cluster) on \(day.spoken)" }

  /// The record, or why it cannot be read.
  func record(in snapshot: Snapshot) throws -> Meeting {
    let loaded = try snapshot.meeting(of: cluster, on: day)
    guard let meeting = loaded.value else { throw Failure(unreadable: loaded.problems) }
    return meeting
  }
}
