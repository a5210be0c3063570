internal import Model

/// Where one enquiry stands, and at most three things that come next.
struct Standing {
  let name: EnquiryName
  /// Nil when its file cannot be read.
  let enquiry: Enquiry?
  let cycles: [Cycle]
  let measures: [MeasuredFigures]
  let evidence: Int
  let leadership: Int

  /// The last cycle in a few words.
  var stage: String {
    guard let last = cycles.last else { return "no cycle yet" }
    return "cycle \(cycles.count) (\(last.period.spoken)): \(last.standing)"
  }

  /// What comes next, the most pressing first: a starting measure before anything else is tried.
  var next: [String] {
    guard enquiry != nil else { return ["mend \(name.slug)'s enquiry.md: enquiry check"] }
    let place = "-e \(name)"
    var steps: [String] = []
    let outcomes = measures.filter { $0.measure.purpose == .outcome }
    if outcomes.isEmpty { steps.append("say what you will measure: enquiry measure new ID \(place)") }
    for measured in outcomes where measured.figures.isEmpty {
      steps.append(
        "record where \(measured.measure.title.lowercasedFirst) starts: "
          + "enquiry measure record \(measured.measure.id) \(place) --occasion before …")
    }
    if let last = cycles.last {
      let number = cycles.count
      if last.isUnreadable {
        steps.append("mend cycle \(number)'s file: enquiry check")
      } else if last.isOpen {
        steps.append(
          last.isReviewed
            ? "decide: enquiry cycle close \(number) \(place) --decision … --why …"
            : "look back on cycle \(number): enquiry cycle review \(number) \(place) --went-well …")
      } else if last.decision != .stop, last.decision != .adopt {
        steps.append("open the next cycle: enquiry cycle new \(place) --aim …")
      }
    } else {
      steps.append("open the first cycle: enquiry cycle new \(place) --aim … --prediction …")
    }
    if evidence + leadership == 0 { steps.append("write down what happens: enquiry log \(place) -m \"…\"") }
    return Array(steps.prefix(3))
  }

  func text(_ page: Page) -> String {
    let title = enquiry.map { ": \($0.title)" } ?? ""
    let counts = "\(evidence) in the evidence log, \(leadership) in the leadership log"
    var lines = [page.wrapped("\(name)\(title)", indent: 2)]
    lines.append(page.wrapped("\(NewName.capitalised(stage)); \(counts).", first: "  ", indent: 2))
    lines += next.map { page.wrapped($0, first: "  > ", indent: 4) }
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "slug": .text(name.slug.text), "alliance": .text(name.alliance.text), "cycles": .count(cycles.count),
      "stage": .text(stage), "evidence": .count(evidence), "leadership": .count(leadership), "next": .texts(next),
    ]
    keys["title"] = .maybe(enquiry?.title)
    return keys
  }
}

extension String {
  /// With a small first letter, unless the second one is large, as in CPD.
  var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
