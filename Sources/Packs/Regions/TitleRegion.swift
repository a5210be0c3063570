import Model

/// What the document is: the cluster, the meeting, who takes part, and where its facts stand.
struct TitleRegion {
  let contents: PackContents

  var value: Value {
    .fields([
      "cluster": .text(contents.cluster.name),
      "meeting": contents.meeting.map { .text($0.spoken) } ?? .absent,
      "facilitator": .text(orAbsent: contents.cluster.facilitator),
      "note": .text(orAbsent: contents.cluster.note),
      "basis": .text(contents.basis.spoken),
      "audience": .text(audience),
      "alliances": .section(contents.alliances.map { TitleRegion.alliance($0.alliance) }),
    ])
  }

  private var audience: String {
    switch contents.audience {
    case .me: "For yourself only"
    case .team: "For the team"
    case .cluster: "For the alliances of this cluster"
    case .public: "For everybody"
    }
  }

  private static func alliance(_ alliance: Alliance) -> Value {
    .fields([
      "name": .text(alliance.name),
      "lead": .text(orAbsent: alliance.leadSchool),
    ])
  }
}
