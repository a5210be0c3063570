import Model

/// What enquiries have in common: problems that several share, who could help whom, and what was learned about leading.
struct ThemesRegion {
  let contents: PackContents

  var value: Value {
    let parts: [Value] = [problems, helpers, messages]
    let isEmpty = parts.allSatisfy { if case .absent = $0 { true } else { false } }
    guard !isEmpty, contents.enquiries.count > 1 else { return .absent }
    return .fields(["problems": problems, "helpers": helpers, "messages": messages])
  }

  private func title(_ enquiry: PackEnquiry) -> String { enquiry.dossier.enquiry.title }

  /// Challenges that entries of at least two enquiries are coded to.
  private var problems: Value {
    shared { enquiry in
      enquiry.dossier.leadership.flatMap(\.codes).filter { $0.framework == .challenges }.unique
    }
  }

  /// Key messages, from two enquiries on.
  private var messages: Value {
    shared { enquiry in
      enquiry.dossier.leadership.flatMap(\.codes).filter { $0.framework == .keyMessages }.unique
    }
  }

  /// Codes with the enquiries that have them, those of most enquiries first, then in the order of the framework.
  private func shared(_ codes: (PackEnquiry) -> [Code]) -> Value {
    let told = contents.enquiries.map { (title: title($0), codes: codes($0)) }
    let all = told.flatMap(\.codes).unique
    let rows = all.map { code in (code, told.filter { $0.codes.contains(code) }.map(\.title)) }
    let order = rows.filter { $0.1.count > 1 }.sorted { one, other in
      if one.1.count != other.1.count { return one.1.count > other.1.count }
      return place(of: one.0) < place(of: other.0)
    }
    return .section(
      order.prefix(6).map { code, titles in
        .fields(["what": .text(contents.frameworks.spoken(code)), "who": .text(titles.joined(separator: "; "))])
      })
  }

  private func place(of code: Code) -> Int {
    contents.frameworks[code.framework]?.entries.firstIndex { $0.id == code.id } ?? .max
  }

  /// What one asks for beside those of other alliances who offer something or try the same.
  private var helpers: Value {
    let rows = contents.alliances.flatMap { alliance in
      alliance.enquiries.compactMap { enquiry -> Value? in
        guard let asks = SpreadText.asks.excerpt(of: enquiry)?.text else { return nil }
        let others = contents.alliances.filter { $0.alliance.slug != alliance.alliance.slug }.flatMap(\.enquiries)
        let kin = others.filter { isKin($0, enquiry) && SpreadText.offers.written(in: $0) != nil }
        let offers = kin.map { "\(title($0)): \(SpreadText.offers.excerpt(of: $0)?.text ?? "")" }
        return .fields([
          "who": .text(title(enquiry)), "asks": .text(asks),
          "help": .text(offers.isEmpty ? "Who can help? To be found at the meeting." : offers.joined(separator: " ")),
        ])
      }
    }
    return .section(rows)
  }

  /// Whether two try things of the same dimension of the toolkit, or share an area of focus.
  private func isKin(_ one: PackEnquiry, _ other: PackEnquiry) -> Bool {
    func dimensions(_ enquiry: PackEnquiry) -> Set<Substring> {
      Set(
        enquiry.dossier.enquiry.interventions.compactMap { choice in
          if case .toolkit(let id) = choice { id.split(separator: ".").first } else { nil }
        })
    }
    let focus = one.dossier.enquiry.focus
    return !dimensions(one).isDisjoint(with: dimensions(other)) || focus != nil && focus == other.dossier.enquiry.focus
  }
}
