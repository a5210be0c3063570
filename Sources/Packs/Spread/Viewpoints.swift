import Model

/// From which sides a result was looked at: what there is of each, and so what is missing.
struct Viewpoints: Hashable {
  /// What each saw, in words, each once.
  private var seen: [Witness: [String]] = [:]

  subscript(_ witness: Witness) -> [String] { seen[witness] ?? [] }

  init(of enquiry: PackEnquiry) {
    let dossier = enquiry.dossier
    for (id, story) in enquiry.storiesInOrder where story.standing == nil && !story.headlines.isEmpty {
      guard let measure = dossier.measures.first(where: { $0.measure.id == id })?.measure,
        let witness = Witness(of: measure)
      else { continue }
      seen[witness, default: []].append(story.title)
    }
    for witness in Witness.allCases {
      let kinds = dossier.evidence.filter { Witness(of: $0) == witness }.map(\.kind.spoken)
      seen[witness, default: []] += kinds.unique.map { kind in
        let count = kinds.count { $0 == kind }
        return count == 1 ? kind : "\(kind) (\(count))"
      }
    }
  }
}
