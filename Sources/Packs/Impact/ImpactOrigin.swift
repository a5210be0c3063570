import Model

/// Where the figures of a measure come from, in a few words.
enum ImpactOrigin {
  /// "From rows of 2 imports.", "From figures added up by hand.", "From published figures."; nil without any.
  static func sentence(_ figures: [Figure], _ summary: Summary?) -> String? {
    var parts: [String] = []
    if let summary, !summary.isEmpty {
      let imports = summary.batches.count
      parts.append(imports == 0 ? "rows" : "rows of \(imports) import\(imports == 1 ? "" : "s")")
    }
    let published = figures.count { $0.source != nil }
    if published > 0 { parts.append("published figures") }
    if published < figures.count { parts.append("figures added up by hand") }
    return parts.isEmpty ? nil : "From \(parts.joined(separator: " and "))."
  }
}

extension Summary {
  fileprivate var isEmpty: Bool { origins.isEmpty }

  /// The imports behind it, each once.
  fileprivate var batches: Set<String> { Set(origins.flatMap(\.batches)) }

  private var origins: [Origin] {
    switch rows {
    case .sums(let sums): sums.map(\.origin)
    case .moves(let moves): moves.map(\.origin)
    case .points(let points): points.map(\.origin)
    }
  }
}
