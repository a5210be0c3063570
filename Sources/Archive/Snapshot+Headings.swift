internal import Model

extension Snapshot {
  /// Headings that are a slip away from a fixed one: what stands under them is read by nobody.
  func slippedHeadings(_ enquiry: Enquiry?, _ cycles: [Cycle]) throws -> [Problem] {
    guard let enquiry else { return [] }
    var problems = try slips(in: enquiry.prose, Layout.enquiryFile(enquiry.name))
    for cycle in cycles { problems += try slips(in: cycle.prose, Layout.cycle(enquiry.name, cycle.period, cycle.id)) }
    return problems
  }

  private func slips(in prose: Prose, _ path: String) throws -> [Problem] {
    let fixed = Heading.allCases.map(\.rawValue)
    return try prose.sections.compactMap { section in
      guard let heading = section.heading, !fixed.contains(where: { $0.lowercased() == heading.lowercased() }),
        let meant = Nearest.match(for: heading, among: fixed)
      else { return nil }
      return try problem(
        .warning, "unknown_heading", in: path, at: "# " + heading,
        "The program does not know the heading “\(heading)”; what stands under it is not read.",
        remedy: Nearest.question(meant))
    }
  }
}
