package import Model

// Every text of a record in which a school may be named.
extension Pseudonyms {
  package func applied(to alliance: Alliance) -> Alliance {
    var told = alliance
    told.name = name(of: alliance.name, .alliance) ?? applied(to: alliance.name)
    told.slug = name(of: alliance.name, .alliance).flatMap { Slug(Pseudonyms.joined($0)) } ?? shortName(alliance.slug)
    told.leadSchool = applied(to: alliance.leadSchool)
    told.schools = alliance.schools.map(applied)
    (told.source, told.attribution) = (applied(to: alliance.source), applied(to: alliance.attribution))
    return told
  }

  package func applied(to cluster: Cluster) -> Cluster {
    var told = cluster
    told.name = applied(to: cluster.name)
    (told.facilitator, told.note) = (applied(to: cluster.facilitator), applied(to: cluster.note))
    return told
  }

  /// - Parameter number: of the enquiry in its pack. Its short name is told by that, since names of schools and alliances are in many
  ///   short names.
  package func applied(to dossier: Dossier, number: Int = 1) -> Dossier {
    var told = dossier
    told.enquiry = applied(to: dossier.enquiry)
    told.enquiry.name = EnquiryName(alliance: Slug(known: "pack"), slug: Slug(known: "enquiry-\(number)"))
    told.cycles = dossier.cycles.map(applied)
    told.measures = dossier.measures.map(applied)
    told.evidence = dossier.evidence.map { entry in
      var told = entry
      told.measures = entry.measures.map(renamed)
      told.codes = entry.codes.map(applied)
      told.note = applied(to: entry.note)
      return told
    }
    told.leadership = dossier.leadership.map { entry in
      var told = entry
      told.note = applied(to: entry.note)
      told.codes = entry.codes.map(applied)
      told.response = applied(to: entry.response)
      return told
    }
    told.participation = dossier.participation.map { entry in
      var told = entry
      told.note = applied(to: entry.note)
      (told.group, told.part) = (applied(to: entry.group), applied(to: entry.part))
      return told
    }
    told.lock = dossier.lock.map { lock in
      PlanLock(
        plan: applied(to: lock.plan),
        earlier: lock.earlier.map {
          PlanLock.EndedPlan(plan: applied(to: $0.plan), ended: $0.ended, reason: applied(to: $0.reason))
        })
    }
    return told
  }

  func applied(to school: School) -> School {
    var told = school
    told.name = name(of: school.name, .school) ?? applied(to: school.name)
    (told.part, told.link) = (applied(to: school.part), applied(to: school.link))
    return told
  }

  /// A scheme of one's own may be called after a school.
  private func applied(to code: Code) -> Code { Code(shortName(code.framework), applied(to: code.id)) }

  private func applied(to note: LogNote) -> LogNote {
    var told = note
    told.text = applied(to: note.text)
    (told.school, told.role) = (applied(to: note.school), applied(to: note.role))
    (told.source, told.attribution) = (applied(to: note.source), applied(to: note.attribution))
    // A file has what it has, and its name may be a school's.
    told.files = []
    return told
  }

  func applied(to prose: Prose) -> Prose {
    Prose(sections: prose.sections.map { Prose.Section(heading: applied(to: $0.heading), text: applied(to: $0.text)) })
  }

  private func applied(to cycle: Cycle) -> Cycle {
    var told = cycle
    told.interventions = cycle.interventions.map(applied)
    told.sustainability = cycle.sustainability.map { factor in
      SustainabilityFactor(factor: factor.factor, note: applied(to: factor.note))
    }
    (told.source, told.attribution) = (applied(to: cycle.source), applied(to: cycle.attribution))
    told.prose = applied(to: cycle.prose)
    return told
  }

  func applied(to criterion: SuccessCriterion) -> SuccessCriterion {
    var told = criterion
    told.text = applied(to: criterion.text)
    told.measure = criterion.measure.map(renamed)
    return told
  }

  private func applied(to plan: FixedPlan) -> FixedPlan {
    var told = plan
    told.question = applied(to: plan.question)
    told.success = plan.success.map(applied)
    told.measures = plan.measures.map { measure in
      var told = measure
      told.id = shortName(measure.id)
      told.title = applied(to: measure.title)
      told.values = measure.values.mapValues { $0.map(applied) }
      return told
    }
    told.amendments = plan.amendments.map(applied)
    return told
  }

  func applied(to amendment: FixedPlan.Amendment) -> FixedPlan.Amendment {
    var told = amendment
    told.reason = applied(to: amendment.reason)
    told.changes = amendment.changes.map(applied)
    return told
  }

  private func applied(to change: PlanChange) -> PlanChange {
    var told = change
    told.measure = change.measure.map(renamed)
    (told.from, told.to) = (applied(to: change.from), applied(to: change.to))
    return told
  }

  /// What became of a plan, told as its criteria and measures are.
  package func applied(to changes: PlanChanges) -> PlanChanges {
    var told = changes
    told.titles = [:]
    for (id, title) in changes.titles {
      let title: String = applied(to: title)
      told.titles[renamed(id)] = title
    }
    told.entries = changes.entries.map { entry in
      var told = entry
      told.reason = applied(to: entry.reason)
      told.changes = entry.changes.map { traced in
        var told = traced
        told.change = applied(to: traced.change)
        told.role = applied(to: traced.role)
        return told
      }
      return told
    }
    return told
  }
}
