import Model

/// The texts of the left page of an enquiry, shortened as far as it takes to have them on one page.
struct LeftPage {
  let enquiry: PackEnquiry
  let toolkit: Toolkit
  let room: LeftRoom

  /// With as much room as the page has.
  init(of enquiry: PackEnquiry, toolkit: Toolkit) {
    let pages = LeftRoom.steps.lazy.map { LeftPage(enquiry, toolkit, $0) }
    self =
      pages.first { $0.height <= PageRoom.height }
      ?? LeftPage(enquiry, toolkit, LeftRoom.steps[LeftRoom.steps.count - 1])
  }

  private init(_ enquiry: PackEnquiry, _ toolkit: Toolkit, _ room: LeftRoom) {
    self.enquiry = enquiry
    self.toolkit = toolkit
    self.room = room
  }

  private var record: Enquiry { enquiry.dossier.enquiry }
  private var story: ImpactStory? { enquiry.told?.story }

  /// What stands there of what people wrote, in the room of this page.
  func excerpt(_ text: SpreadText) -> Excerpt? { text.excerpt(of: enquiry, in: room) }

  // MARK: - Texts

  var title: String { shortened(record.title, lines: 2, size: 18.5) ?? record.title }

  var question: String? { shortened(record.question, lines: room.question, size: 12.3) }

  /// As a sentence.
  var practice: String? {
    let phrase = record.practice.map { Wording.capitalised(Wording.phrase($0)) }
    return shortened(phrase, lines: room.practice).map { $0.hasSuffix("…") ? $0 : $0 + "." }
  }

  /// Each with its id or with what supports it, and how many more there are.
  var interventions: [Value] {
    let titles = InterventionTitles(toolkit: toolkit)
    let shown = record.interventions.prefix(room.interventions)
    let more = record.interventions.count - shown.count
    return shown.map { titles.value(of: $0, width: room.interventionWidth) }
      + (more > 0 ? [.fields(["name": .text("\(more) more"), "id": .absent, "support": .absent])] : [])
  }

  var schools: String? {
    shortened(record.schools.map(Wording.school).joined(separator: "; "), lines: room.schools, width: 450)
  }

  var adapted: [String] {
    let adapted = enquiry.dossier.participation.filter { $0.kind == .adapted }
    let shown = adapted.suffix(room.adaptations).map { entry -> String in
      let place = [entry.note.school, entry.element.map { "\($0.rawValue) part" }].compactMap { $0 }
      let text = Excerpt(entry.note.text, in: Excerpt.Room(lines: 1, width: 400))?.text ?? "no words recorded"
      return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + text
    }
    let more = adapted.count - shown.count
    return shown + (more > 0 ? ["\(more) earlier"] : [])
  }

  var headline: String? { story.map { SpreadRegion.led(by: $0.headlines[0], $0) } }

  var more: [String] { Array((story?.headlines.dropFirst() ?? []).prefix(2)) }

  var success: [String] {
    enquiry.verdicts.prefix(3).map {
      $0.sentence(shortened($0.criterion.text, lines: room.beside, width: PageRoom.half))
    }
  }

  /// What was expected before, and how it turned out.
  var predicted: String? {
    guard let cycle = enquiry.latestCycle?.cycle else { return nil }
    let turned = cycle.turnedOut.map { "It turned out \($0.spoken)." }
    let expected = Excerpt(
      cycle.prose[.prediction], in: Excerpt.Room(lines: min(2, room.beside), width: PageRoom.half))
    let told = [expected?.text, turned].compactMap { $0 }
    return told.isEmpty ? nil : told.joined(separator: " ")
  }

  var care: [String] { Array((story?.cautions ?? []).prefix(3)) }

  var cost: String? { CostWords.sentence(record.costs) }

  private func shortened(
    _ text: String?, lines: Int, width: Double = SpreadText.pageWidth, size: Double = Excerpt.Room.usual
  ) -> String? {
    Excerpt(plain: text, in: Excerpt.Room(lines: lines, width: width, size: size))?.text
  }

  // MARK: - Room

  /// In points.
  private var height: Double { head + tried + changed + beside + thirds }

  private var head: Double {
    // The alliance with the cycle, and whether the alliance has seen the page.
    let lines = Double(PrintedText.lines(title, size: 18.5, width: SpreadText.pageWidth))
    return 50 + lines * 20.5 + block(question, size: 12.3, line: 15.6) + 5 + block(excerpt(.why)?.text)
      + block(enquiry.unreadable.joined(separator: "; "))
  }

  private var tried: Double {
    let names = record.interventions.prefix(room.interventions).map { choice -> String in
      guard case .own(let title, let support) = choice else { return String(repeating: "n", count: 45) }
      let most = Int(room.interventionWidth / 5)
      return "\(title.prefix(most)) (own; support: \((support ?? "").prefix(most)))"
    }
    let first = ([practice ?? ""] + names).joined(separator: " ")
    return PageRoom.heading + block(first) + block(schools) + block(adapted.joined(separator: " "))
  }

  private var changed: Double { PageRoom.heading + block(headline, size: 12, line: 15) }

  /// The chart with its table, and what is to be read beside it.
  private var beside: Double {
    let chart = story?.charts.first.map { chart in
      let rows = Double(chart.table.rows.count + 1) * 17
      return chart.layout(.half).height * PageRoom.half / Chart.Width.half.units + rows
        + block(chart.title, width: PageRoom.half) + 8
    }
    let told = more + success + care + [story?.flow, predicted].compactMap { $0 } + (story?.withheld ?? [])
    let reading = told.map { block($0, width: PageRoom.half - 12) }.reduce(0, +) + 3 * 18
    return max(chart ?? 0, reading + 30)
  }

  private var thirds: Double {
    let texts: [SpreadText] = [.wentWell, .notEffective, .problems]
    let most = texts.map { block(excerpt($0)?.text ?? "Not written yet.", width: SpreadText.third) }.max() ?? 0
    return PageRoom.heading + most + block(cost ?? "not recorded")
  }

  /// A paragraph; nought where there is none.
  private func block(
    _ text: String?, width: Double = SpreadText.pageWidth, size: Double = Excerpt.Room.usual,
    line: Double = PageRoom.line
  ) -> Double {
    guard let text, !text.isEmpty else { return 0 }
    return Double(PrintedText.lines(text, size: size, width: width)) * line + 4
  }
}
