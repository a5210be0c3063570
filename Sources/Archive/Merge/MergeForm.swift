package import Records

extension Layout {
  /// How a file merges, by its path from the enquiry folder; nil stands for a file outside of it.
  package static func mergeForm(of path: String?) -> TextMerge.Form {
    guard let path, let location = location(of: path) else { return .lines }
    switch location {
    case .figures: return .figures
    case .summary: return .summary
    // An issued pack and what is known of it belong together.
    case .packPage, .pack: return .whole
    default: return location.kind.map { .record($0) } ?? .lines
    }
  }
}
