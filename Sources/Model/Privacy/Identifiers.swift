/// What tells who a person is: numbers that schools give, ways to reach somebody, names.
///
/// Looked for in headings, cells and prose before anything is written. Bytes are looked at, never patterns: a million cells
/// take a fraction of a second, and no detector hands out what it found.
package enum Identifiers {
  package enum Kind: String, Sendable, CaseIterable {
    /// Unique pupil number: a letter and 12 digits, or a temporary one, whose last character is a letter.
    case upn
    /// Unique learner number: ten digits.
    case uln
    case candidateNumber = "candidate_number"
    /// A number by which the school or its information system knows somebody.
    case admissionNumber = "admission_number"
    case nhsNumber = "nhs_number"
    case email
    case telephone
    case address
    case postcode
    case dateOfBirth = "date_of_birth"
    case name
    /// `AB 7C`: in a school as good as a name.
    case initials

    /// Whether a single one is beyond doubt. The others are taken for what they look like where a third of a column does.
    package var isCertain: Bool {
      switch self {
      case .upn, .uln, .email, .telephone, .address, .postcode: true
      case .candidateNumber, .admissionNumber, .nhsNumber, .dateOfBirth, .name, .initials: false
      }
    }

    /// As a sentence says them: `UPNs`, `e-mail addresses`.
    package var plural: String {
      switch self {
      case .upn: "UPNs"
      case .uln: "ULNs"
      case .candidateNumber: "candidate numbers"
      case .admissionNumber: "admission numbers"
      case .nhsNumber: "NHS numbers"
      case .email: "e-mail addresses"
      case .telephone: "telephone numbers"
      case .address: "postal addresses"
      case .postcode: "postcodes"
      case .dateOfBirth: "dates of birth"
      case .name: "names"
      case .initials: "initials with a class"
      }
    }

    /// `a UPN`, `an e-mail address`.
    package var singular: String {
      switch self {
      case .upn: "a UPN"
      case .uln: "a ULN"
      case .candidateNumber: "a candidate number"
      case .admissionNumber: "an admission number"
      case .nhsNumber: "an NHS number"
      case .email: "an e-mail address"
      case .telephone: "a telephone number"
      case .address: "a postal address"
      case .postcode: "a postcode"
      case .dateOfBirth: "a date of birth"
      case .name: "a name"
      case .initials: "initials with a class"
      }
    }
  }

  /// What a column is taken for: the same words are a name in one and a label in another.
  package enum Role: Sendable {
    /// Codes of people: whatever is no code is looked at with suspicion.
    case participant
    /// A group or a pupil group: a few labels, each on many rows.
    case group
    case school, occasion, value
  }
}
