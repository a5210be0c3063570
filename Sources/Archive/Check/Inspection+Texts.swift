internal import Model
internal import Records

// What people write: headings and texts.
extension Inspection {
  /// Headings that are a slip away from a fixed one: what stands under them is read by nobody.
  func unknownHeadings(_ dossier: Dossier) throws -> [Problem] {
    try slips(in: dossier.enquiry.prose, Heading.ofPlan, dossier.enquiryPath)
      + dossier.cycles.flatMap { try slips(in: $0.prose, Heading.ofCycle, dossier.path(of: $0)) }
  }

  func slips(in prose: Prose, _ fixed: [Heading], _ path: String) throws -> [Problem] {
    try prose.sections.compactMap { section in
      guard let heading = section.heading, let meant = Heading.meant(by: heading, among: fixed) else { return nil }
      return try problem(
        .warning, "unknown_heading", in: path, at: .heading(heading),
        "The program does not know the heading “\(heading)”; what stands under it is not read.",
        remedy: Nearest.question(meant.rawValue))
    }
  }

  /// Lines that are fixed headings in all but form.
  func headingsInOtherForms(_ dossier: Dossier) throws -> [Problem] {
    try ([dossier.enquiryPath] + dossier.cycles.map(dossier.path)).flatMap(otherForms)
  }

  func otherForms(in path: String) throws -> [Problem] {
    guard let source = try source(path) else { return [] }
    return source.headingsInOtherForms.map { heading, offset in
      source.problem(
        .warning, "unknown_heading", at: offset,
        "This line is no heading; what stands below it is read as part of what is above.",
        "Write it as ## \(heading.rawValue)")
    }
  }

  /// Entries of the evidence and the leadership log that say nothing.
  func emptyEntries(_ dossier: Dossier) throws -> [Problem] {
    let name = dossier.enquiry.name
    let entries =
      dossier.evidence.map { ($0.note, $0.path(in: name)) } + dossier.leadership.map { ($0.note, $0.path(in: name)) }
    return try entries.filter { $0.0.text.isEmpty }.map { _, path in
      try problem(
        .hint, "empty_entry", in: path, at: .body, "This entry has no text.",
        remedy: "Write below the second line --- what was seen, or delete the file.")
    }
  }
}

extension Heading {
  /// The fixed heading that a heading of one's own is a slip away from; nil for a fixed one, and where none is near.
  static func meant(by words: String, among fixed: [Heading]) -> Heading? {
    guard !fixed.contains(where: { $0.rawValue.lowercased() == words.lowercased() }) else { return nil }
    return Nearest.match(for: words, among: fixed.map(\.rawValue)).flatMap(Heading.init)
  }
}
