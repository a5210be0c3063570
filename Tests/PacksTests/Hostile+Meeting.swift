import Model
import Testing

@testable import Packs

extension Hostile {
  /// Whatever might be taken for more than text, on one line.
  static let words = """
    <script>alert(1)</script> <svg onload=alert(2)><image href="http://example.net/spy"/></svg> ![a](file:///etc/passwd) \
    ![b](http://example.net/b.png) [c](javascript:alert(3)) <img src=x onerror=alert(4)> {{title}} | `rm` $x$ ```{=openxml} \
    \u{202E}turned\u{202C} \u{2067}isolated\u{2069} \u{200F}marked مرحبا \(String(repeating: "unbroken", count: 9))
    """

  /// The full cluster, with such words in everything that a meeting has.
  static func meeting() throws -> PackContents {
    let full = try FullCluster.contents(alliances: 2)
    let alliances = full.alliances.map { alliance in
      PackAlliance(
        alliance: Alliance(slug: alliance.alliance.slug, name: words, leadSchool: words), enquiries: alliance.enquiries,
        unreadable: alliance.enquiries.map { UnreadableEnquiry(name: $0.dossier.enquiry.name, message: words) })
    }
    var record = try #require(full.meeting.record)
    record.place = words
    record.agenda = record.agenda.map { item in
      AgendaItem(item: words, minutes: item.minutes, enquiry: item.enquiry, about: words)
    }
    record.agreed = alliances.flatMap(\.enquiries).map {
      AgreedPage(enquiry: $0.dossier.enquiry.name, role: words, date: full.meeting.date)
    }
    let actions = full.meeting.actions.map { action in
      var action = action
      action.what = words
      action.owner = words
      action.school = words
      return action
    }
    return PackContents(
      cluster: Cluster(
        slug: full.cluster.slug, name: words, facilitator: words, alliances: full.cluster.alliances, note: words),
      meeting: PackMeeting(date: full.meeting.date, record: record, previous: full.meeting.previous, actions: actions),
      alliances: alliances, toolkit: full.toolkit, frameworks: full.frameworks, basis: full.basis)
  }
}
