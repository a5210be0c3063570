package import Records

extension Layout {
  /// The files of a kind of record, as a pattern in which `*` stands for any name.
  package static func pattern(of kind: RecordKind) -> String {
    switch kind {
    case .programme: programme
    case .alliance: "\(records)/*/alliance.yaml"
    case .cluster: "\(clusters)/*/cluster.yaml"
    case .enquiry: "\(records)/*/*/enquiry.md"
    case .cycle: "\(records)/*/*/cycles/*.md"
    case .evidence: "\(records)/*/*/evidence/*.md"
    case .leadership: "\(records)/*/*/leadership/*.md"
    case .participation: "\(records)/*/*/participation/*.md"
    case .coding: "\(codings)/*.md"
    case .measure: "\(records)/*/*/measures/*.yaml"
    case .framework: "\(frameworks)/*.yaml"
    case .toolkit: "\(toolkit)/*.yaml"
    case .lock: "\(records)/*/*/plan.lock.yaml"
    case .meeting: "\(clusters)/*/meetings/*.md"
    case .checkIn: "\(clusters)/*/check-ins/*.md"
    case .action: "\(clusters)/*/actions/*.md"
    case .pack: "\(clusters)/*/packs/*.yaml"
    case .pseudonyms: "\(clusters)/*/\(pseudonymsName)"
    }
  }
}
