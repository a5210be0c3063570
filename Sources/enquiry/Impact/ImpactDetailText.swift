internal import Model
internal import Packs

/// One measure as a statistician reads it: everything that was computed, and everything that was not with its reason.
struct ImpactDetailText {
  let id: Slug
  let story: ImpactStory
  let sections: [DetailSection]
  /// What the rows would add and why they are not here; nil where nothing is missing for want of them.
  let withoutRows: String?

  func text(_ page: Page) -> String {
    var parts = ["\(story.title.uppercased())  (\(id))"]
    parts += [story.standing, story.flow].compactMap { $0 }.map { page.wrapped($0) }
    parts += (story.headlines + story.further).map { page.wrapped($0) }
    if let picture = story.picture?.drawn(width: page.width, marks: page.marks) {
      parts.append(picture.lines.joined(separator: "\n"))
    }
    parts += story.notes.map { page.wrapped("Recorded with it: \($0)") }
    parts += story.cautions.map { page.wrapped($0, first: "Caution: ", indent: 2) }
    parts += (story.doubts + story.notComputed).map { page.wrapped($0) }
    parts += [story.origin, withoutRows].compactMap { $0 }.map { page.wrapped($0) }
    parts += story.sources.map { page.wrapped("Source: \($0)") }
    return ([parts.joined(separator: "\n")] + sections.map { section($0, page) }).joined(separator: "\n\n")
  }

  private func section(_ section: DetailSection, _ page: Page) -> String {
    let names = section.rows.map { String(repeating: " ", count: 2 + 2 * $0.depth) + $0.name }
    let column = min(44, (names.map { Plain.columns($0) }.max() ?? 0) + 2)
    let rows = zip(names, section.rows).map { name, row in
      let gap = String(repeating: " ", count: max(2, column - Plain.columns(name)))
      return row.value.isEmpty ? name : page.wrapped(row.value, first: name + gap, indent: column)
    }
    let missing = (section.notes + section.missing).map { page.wrapped($0, first: "  ", indent: 4) }
    return ([page.wrapped(section.heading)] + rows + missing).joined(separator: "\n")
  }
}
