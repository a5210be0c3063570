import Model

/// What the document is: the cluster, the meeting, who takes part, who may read it, and where its facts stand.
struct CoverRegion {
  let contents: PackContents
  let words: PackWords

  var value: Value {
    let meeting = contents.meeting.record
    return .fields([
      "title": .text(title),
      "kind": .text(words[contents.layout.rawValue]),
      "meeting": .text(orAbsent: contents.meeting.date?.spoken),
      "time": .text(orAbsent: meeting?.timeSpoken),
      "place": .text(orAbsent: meeting?.place),
      "facilitator": .text(orAbsent: contents.cluster.facilitator),
      "note": .text(orAbsent: contents.cluster.note),
      "circulation": .text(circulation),
      "logo": contents.look.logo.map { .markup("<img class=\"logo\" alt=\"\" src=\"\(PlainText.escaped($0))\">") }
        ?? .absent,
      "draft": .flag(contents.edition.isDraft),
      "basis": .text(contents.basis.spoken),
      "next": .text(orAbsent: meeting?.next?.spoken),
      "alliances": .section(contents.alliances.map { CoverRegion.alliance($0.alliance) }),
    ])
  }

  /// Of one enquiry by itself its title.
  private var title: String {
    let only = contents.enquiries.count == 1 && contents.layout != .pack ? contents.enquiries.first : nil
    return only?.dossier.enquiry.title ?? contents.cluster.name
  }

  /// What stands at the foot of every page.
  var running: String {
    // On one line of small type, whatever the cluster is called.
    let short = Excerpt(plain: title, in: Excerpt.Room(lines: 1, width: 150, size: 8))?.text ?? title
    let name = short + (contents.meeting.date.map { ", \($0.spoken)" } ?? "")
    return [name, contents.edition.isDraft ? words["draft"] : nil, circulation].compactMap { $0 }.joined(
      separator: " · ")
  }

  /// Who may read it.
  private var circulation: String {
    if contents.layout == .preparation { return words["circulation_school"] }
    return switch contents.audience {
    case .school: words["circulation_school"]
    case .cluster: words["circulation"]
    case .public: words["circulation_public"]
    case .research: words["circulation_research"]
    }
  }

  private static func alliance(_ alliance: Alliance) -> Value {
    .fields([
      "name": .text(alliance.name),
      "lead": .text(orAbsent: alliance.leadSchool),
    ])
  }
}
