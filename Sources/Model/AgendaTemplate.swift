/// How a cluster's meeting is laid out: `templates/meeting/agenda.yaml`.
package struct AgendaTemplate: Hashable, Sendable {
  /// A part of the meeting, or the part of each enquiry in it.
  package struct Part: Hashable, Sendable {
    /// With `{title}` and `{alliance}` in the part of each enquiry.
    package var item: String
    package var about: String?
    package var length: Length

    package init(item: String, about: String? = nil, length: Length) {
      (self.item, self.about, self.length) = (item, about, length)
    }
  }

  package enum Length: Hashable, Sendable {
    /// So many minutes; and what is left over, where it takes the rest.
    case minutes(Int, takesRest: Bool)
    /// The same for each enquiry, no less than this, for these steps.
    case ofEachEnquiry(least: Int, steps: [Step])
  }

  /// What is done with an enquiry, with the share of its time.
  package struct Step: Hashable, Sendable {
    package var what: String
    package var share: Int

    package init(_ what: String, share: Int) { (self.what, self.share) = (what, share) }
  }

  /// An enquiry that is to be discussed.
  package struct Subject: Hashable, Sendable {
    package var enquiry: EnquiryName
    package var title: String
    package var alliance: String

    package init(_ enquiry: EnquiryName, title: String, alliance: String) {
      (self.enquiry, self.title, self.alliance) = (enquiry, title, alliance)
    }
  }

  /// Why so many enquiries do not fit into a meeting.
  package struct TooShort: Error, Hashable {
    /// How long it would have to be, in minutes.
    package let needed: Int
    /// How many enquiries fit into it as it is.
    package let fitting: Int
    /// How long one enquiry needs at least.
    package let least: Int
  }

  /// The usual length of a meeting, in minutes.
  package var minutes: Int
  package var parts: [Part]

  package init(minutes: Int, parts: [Part]) { (self.minutes, self.parts) = (minutes, parts) }
}

extension AgendaTemplate {
  /// The agenda of a meeting: whole minutes that add up to its length.
  package func agenda(of subjects: [Subject], minutes: Int) throws(TooShort) -> [AgendaItem] {
    let fixed = parts.map(\.length.fixed).reduce(0, +)
    let least = parts.map(\.length.least).max() ?? 0
    let left = minutes - fixed
    guard left >= 0, least * subjects.count <= left else {
      throw TooShort(
        needed: fixed + least * subjects.count, fitting: least > 0 ? max(0, left) / least : 0, least: least)
    }
    let each = subjects.isEmpty || least == 0 ? 0 : left / subjects.count
    var rest = left - each * (least == 0 ? 0 : subjects.count)
    let taking =
      parts.firstIndex { if case .minutes(_, true) = $0.length { true } else { false } }
      ?? parts.lastIndex { if case .minutes = $0.length { true } else { false } }
    var items: [AgendaItem] = []
    for (index, part) in parts.enumerated() {
      switch part.length {
      case .minutes(let own, _):
        let more = index == taking ? rest : 0
        rest -= more
        items.append(AgendaItem(item: part.item, minutes: own + more, about: part.about))
      case .ofEachEnquiry(_, let steps):
        items += subjects.map { subject in
          AgendaItem(
            item: subject.named(in: part.item), minutes: each, enquiry: subject.enquiry,
            about: AgendaTemplate.words(steps, in: each) ?? part.about)
        }
      }
    }
    return items
  }

  /// `Present 5 minutes, clarifying questions 3, …`; nil where there are no steps.
  private static func words(_ steps: [Step], in minutes: Int) -> String? {
    guard let first = steps.first else { return nil }
    let lengths = shared(minutes, steps.map(\.share))
    let rest = zip(steps.dropFirst(), lengths.dropFirst()).map { "; \($0.what) \($1)" }
    let whole = "\(first.what) \(lengths[0]) \(lengths[0] == 1 ? "minute" : "minutes")" + rest.joined() + "."
    return whole.prefix(1).uppercased() + whole.dropFirst()
  }

  /// Minutes by shares: whole ones that add up, at least one for each, the largest fractions rounded up.
  static func shared(_ minutes: Int, _ shares: [Int]) -> [Int] {
    let total = max(1, shares.reduce(0, +))
    let free = max(0, minutes - shares.count)
    var lengths = shares.map { 1 + free * $0 / total }
    let byFraction = shares.indices.sorted { one, other in
      let (first, second) = (free * shares[one] % total, free * shares[other] % total)
      return first == second ? one < other : first > second
    }
    for index in byFraction.prefix(max(0, minutes - lengths.reduce(0, +))) { lengths[index] += 1 }
    return lengths
  }
}

extension AgendaTemplate.Length {
  fileprivate var fixed: Int { if case .minutes(let minutes, _) = self { minutes } else { 0 } }

  fileprivate var least: Int { if case .ofEachEnquiry(let least, _) = self { least } else { 0 } }
}

extension AgendaTemplate.Subject {
  /// The words of a part with those of the enquiry in them.
  fileprivate func named(in words: String) -> String {
    var named = ""
    var rest = words[...]
    while let open = rest.firstIndex(of: "{") {
      named += rest[..<open]
      rest = rest[open...]
      let known = [("{title}", title), ("{alliance}", alliance)].first { rest.hasPrefix($0.0) }
      named += known?.1 ?? "{"
      rest = rest.dropFirst(known?.0.count ?? 1)
    }
    return named + rest
  }
}
