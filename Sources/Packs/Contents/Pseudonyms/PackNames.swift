package import Model

/// What schools, alliances and enquiries are called in one pack for people who need not know them.
///
/// Enquiries go by their number in the pack, since names of schools and alliances are in many short names.
package struct PackNames: Sendable {
  private let pseudonyms: Pseudonyms
  private let enquiries: [EnquiryName: Int]
  private let alliances: [Slug: Slug]

  /// - Parameters:
  ///   - enquiries: all of the pack, those that cannot be read among them, in its order.
  ///   - alliances: those of the pack.
  package init(_ pseudonyms: Pseudonyms, enquiries: [EnquiryName], alliances: [Alliance]) {
    self.pseudonyms = pseudonyms
    self.enquiries = Dictionary(
      enquiries.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    self.alliances = Dictionary(
      alliances.map { ($0.slug, pseudonyms.applied(to: $0).slug) }, uniquingKeysWith: { first, _ in first })
  }

  /// What an enquiry of the pack is called; nil for one that is not in it.
  package func name(of enquiry: EnquiryName) -> EnquiryName? { enquiries[enquiry].map(PackNames.name) }

  private static func name(_ number: Int) -> EnquiryName {
    EnquiryName(alliance: Slug(known: "pack"), slug: Slug(known: "enquiry-\(number)"))
  }

  package func applied(to alliance: Alliance) -> Alliance { pseudonyms.applied(to: alliance) }

  package func applied(to cluster: Cluster) -> Cluster {
    var told = pseudonyms.applied(to: cluster)
    told.alliances = cluster.alliances.compactMap { alliances[$0] }
    return told
  }

  package func applied(to dossier: Dossier) -> Dossier {
    pseudonyms.applied(to: dossier, number: enquiries[dossier.enquiry.name] ?? 0)
  }

  package func applied(to changes: PlanChanges) -> PlanChanges { pseudonyms.applied(to: changes) }

  package func applied(to pack: EarlierPack) -> EarlierPack {
    EarlierPack(for: pack.audience, measures: pack.measures.map(pseudonyms.applied))
  }

  package func applied(to enquiry: UnreadableEnquiry) -> UnreadableEnquiry {
    UnreadableEnquiry(name: name(of: enquiry.name) ?? PackNames.name(0), message: "It cannot be read.")
  }

  package func applied(to edition: PackEdition) -> PackEdition {
    var corrections: [EnquiryName: [PackEdition.Correction]] = [:]
    for (enquiry, own) in edition.corrections {
      guard let told = name(of: enquiry) else { continue }
      corrections[told] = own.compactMap { correction in
        pseudonyms.applied(to: correction.change, of: told).map {
          PackEdition.Correction(change: $0, timing: correction.timing)
        }
      }
    }
    return PackEdition(isDraft: edition.isDraft, since: edition.since, corrections: corrections)
  }

  package func applied(to toolkit: Toolkit) -> Toolkit {
    Toolkit(
      title: pseudonyms.applied(to: toolkit.title), source: pseudonyms.applied(to: toolkit.source),
      strands: toolkit.strands,
      interventions: toolkit.interventions.map {
        Toolkit.Intervention(
          id: $0.id, title: pseudonyms.applied(to: $0.title), about: pseudonyms.applied(to: $0.about))
      })
  }

  /// Frameworks of one's own may be called after a school, as codes of records are.
  package func applied(to frameworks: Frameworks) -> Frameworks {
    func label(_ label: Framework.Label) -> Framework.Label {
      Framework.Label(id: pseudonyms.applied(to: label.id), title: pseudonyms.applied(to: label.title))
    }
    return Frameworks(
      frameworks.all.map { framework in
        Framework(
          id: pseudonyms.shortName(framework.id), title: pseudonyms.applied(to: framework.title),
          source: pseudonyms.applied(to: framework.source), groups: framework.groups.map(label),
          entries: framework.entries.map { entry in
            Framework.Entry(
              id: pseudonyms.applied(to: entry.id), title: pseudonyms.applied(to: entry.title),
              group: pseudonyms.applied(to: entry.group), about: pseudonyms.applied(to: entry.about),
              question: pseudonyms.applied(to: entry.question), responses: entry.responses.map(label))
          })
      })
  }

  package func applied(to meeting: PackMeeting) -> PackMeeting {
    PackMeeting(
      date: meeting.date, record: meeting.record.map(applied), previous: meeting.previous,
      actions: meeting.actions.map(applied))
  }

  private func applied(to meeting: Meeting) -> Meeting {
    var told = meeting
    told.place = pseudonyms.applied(to: meeting.place)
    told.agenda = meeting.agenda.map { item in
      AgendaItem(
        item: pseudonyms.applied(to: item.item), minutes: item.minutes, enquiry: item.enquiry.flatMap(name),
        about: pseudonyms.applied(to: item.about))
    }
    told.attendance = meeting.attendance.map {
      Attendance(
        role: pseudonyms.applied(to: $0.role), school: pseudonyms.applied(to: $0.school), isApology: $0.isApology)
    }
    told.agreed = meeting.agreed.compactMap { page in
      name(of: page.enquiry).map {
        AgreedPage(enquiry: $0, role: pseudonyms.applied(to: page.role), date: page.date)
      }
    }
    told.discussed = meeting.discussed.compactMap { said in
      name(of: said.enquiry).map {
        Discussion(
          enquiry: $0, warm: pseudonyms.applied(to: said.warm), cool: pseudonyms.applied(to: said.cool),
          refinement: pseudonyms.applied(to: said.refinement), decision: pseudonyms.applied(to: said.decision))
      }
    }
    (told.source, told.attribution) = (
      pseudonyms.applied(to: meeting.source), pseudonyms.applied(to: meeting.attribution)
    )
    told.prose = pseudonyms.applied(to: meeting.prose)
    return told
  }

  private func applied(to action: Action) -> Action {
    var told = action
    told.what = pseudonyms.applied(to: action.what)
    (told.owner, told.school) = (pseudonyms.applied(to: action.owner), pseudonyms.applied(to: action.school))
    (told.alliance, told.enquiry) = (action.alliance.flatMap { alliances[$0] }, action.enquiry.flatMap(name))
    told.outcome = pseudonyms.applied(to: action.outcome)
    return told
  }
}
