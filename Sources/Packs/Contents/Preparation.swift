package import Model

/// What a lead is told before a meeting, beside the page that the others will see.
package struct Preparation: Hashable, Sendable {
  /// An entry that others do not see, for its team to look at again.
  package struct Kept: Hashable, Sendable {
    /// `observation, 3 May 2015 (7k3m9q2x)`
    package let name: String
    /// Its first words.
    package let beginning: String
    /// Whether it is from a side that the page has nothing of.
    package let fillsGap: Bool
  }

  /// Those that fill a gap first.
  package let kept: [Kept]

  /// - Parameters:
  ///   - dossier: with all that the team has.
  ///   - shown: the same as the others will see it.
  package init(of dossier: Dossier, beside shown: PackEnquiry) {
    let sides = Viewpoints(of: shown)
    let ids = Set((shown.dossier.evidence.map(\.note.id) + shown.dossier.leadership.map(\.note.id)))
    let evidence = dossier.evidence.filter { $0.note.share == .team && !ids.contains($0.note.id) }.map { entry in
      Kept(
        name: Preparation.name(entry.kind.spoken, entry.note), beginning: Preparation.beginning(entry.note),
        fillsGap: Witness(of: entry).map { sides[$0].isEmpty } ?? false)
    }
    let leadership = dossier.leadership.filter { $0.note.share == .team && !ids.contains($0.note.id) }.map { entry in
      Kept(
        name: Preparation.name("leadership entry", entry.note), beginning: Preparation.beginning(entry.note),
        fillsGap: shown.dossier.leadership.isEmpty)
    }
    let all = evidence + leadership
    kept = all.filter(\.fillsGap) + all.filter { !$0.fillsGap }
  }

  private static func name(_ kind: String, _ note: LogNote) -> String {
    "\(Wording.capitalised(kind)), \(note.date?.spoken ?? "not dated") (\(note.id))"
  }

  private static func beginning(_ note: LogNote) -> String {
    Excerpt(note.text, in: Excerpt.Room(lines: 2, width: SpreadText.pageWidth))?.text ?? ""
  }
}
