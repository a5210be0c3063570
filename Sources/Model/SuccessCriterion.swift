/// What would count as success, the measure that would show it, and how much of it would be enough.
package struct SuccessCriterion: Hashable, Sendable {
  package var text: String
  /// The id of one of the enquiry's measures; nil when none is named.
  package var measure: String?
  /// How much would be enough; nil when people judge for themselves.
  package var threshold: Threshold?
  package var claim = Claim.these

  package init(_ text: String, measure: String? = nil, threshold: Threshold? = nil, claim: Claim = .these) {
    self.text = text
    self.measure = measure
    self.threshold = threshold
    self.claim = claim
  }

  /// Whom the criterion speaks of.
  package enum Claim: String, Sendable, CaseIterable {
    /// The very people who were measured: what was observed decides.
    case these
    /// People beyond them: the interval decides.
    case wider
  }

  /// What is asked of the figures, in words of its key.
  package enum Aim: String, Sendable, CaseIterable {
    /// The level at the end.
    case atLeast = "at_least"
    case atMost = "at_most"
    /// The change from start to end.
    case riseOf = "rise_of"
    case fallOf = "fall_of"
    /// The gap at the end, of the focus subgroup behind the reference.
    case narrowTo = "narrow_to"
    /// The difference from the comparison group, in the wanted direction, as the analysis that counts gives it.
    case aheadBy = "ahead_by"
  }

  /// An aim with its amount: at least 80%.
  package struct Threshold: Hashable, Sendable {
    package var aim: Aim
    package var amount: Amount

    package init(_ aim: Aim, _ amount: Amount) {
      self.aim = aim
      self.amount = amount
    }

    /// `at least 80%`
    package var spoken: String {
      "\(aim.rawValue.split(separator: "_").joined(separator: " ")) \(amount)"
    }
  }

  /// `80%`, or `12` in the measure's unit; of yes/no and answers a number of people.
  package struct Amount: Hashable, Sendable, CustomStringConvertible {
    package var number: ExactNumber
    package var isPercent: Bool

    package init(_ number: ExactNumber, isPercent: Bool = false) {
      self.number = number
      self.isPercent = isPercent
    }

    /// Reads `80%`, `80 %`, `12.5`; nil for anything else.
    package init?(_ text: some StringProtocol) {
      var word = text[...]
      let isPercent = word.last == "%"
      if isPercent { word = word.dropLast() }
      while isPercent, word.last == " " { word = word.dropLast() }
      guard let number = ExactNumber(word) else { return nil }
      self.init(number, isPercent: isPercent)
    }

    package var description: String { number.description + (isPercent ? "%" : "") }
  }
}
