extension Identifiers {
  /// What a column with this heading holds; nil for one that may stay, as `participant`, `code`, `school`, `value`.
  ///
  /// Capitals, blanks and punctuation make no difference: `DateOfBirth`, `date_of_birth`, `D.O.B.`
  package static func kind(ofHeading heading: some StringProtocol) -> Kind? {
    let words = headingWords(heading)
    guard !words.isEmpty, words.count <= 8 else { return nil }
    if let kind = headings[words.joined()] { return kind }
    if let kind = words.lazy.compactMap({ tellingWords[$0] }).first { return kind }
    if words.contains("number") || words.contains("no") || words.contains("id") || words.contains("ref") {
      if let kind = words.lazy.compactMap({ numberedWords[$0] }).first { return kind }
    }
    if words.contains("name") || words.contains("names") {
      return words.contains(where: namedThings.contains) ? nil : .name
    }
    // A table turned on its side has its people in the headings.
    let kind = kind(ofCell: String(heading), as: .occasion)
    return kind?.isCertain == true ? kind : nil
  }

  /// Whether a column of four digits under this heading holds candidate numbers.
  static func isOfExams(_ heading: String) -> Bool {
    headingWords(heading).contains { ["exam", "exams", "candidate", "candidates", "seat"].contains($0) }
  }

  /// The words of a heading in small letters: `DateOfBirth` and `Date of birth` give the same three.
  static func headingWords(_ heading: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in heading {
      if character.isLetter || character.isNumber {
        if character.isUppercase, wasSmall {
          words.append(word.folded)
          word = ""
        }
        word.append(character)
      } else if !word.isEmpty, character != "'", character != "’" {
        words.append(word.folded)
        word = ""
      }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word.folded) }
    return words
  }

  /// Whole headings, their words written together.
  private static let headings: [String: Kind] = [
    "name": .name, "names": .name, "pupil": .name, "pupils": .name, "student": .name, "students": .name,
    "child": .name, "children": .name, "learner": .name, "person": .name, "teacher": .name, "tutor": .name,
    "staff": .name, "parent": .name, "carer": .name, "guardian": .name, "mother": .name, "father": .name,
    "knownas": .name, "firstname": .name, "lastname": .name, "fullname": .name, "username": .name, "login": .name,
    "initials": .initials, "pupilinitials": .initials, "studentinitials": .initials, "dob": .dateOfBirth,
    "birthdate": .dateOfBirth, "dateofbirth": .dateOfBirth, "born": .dateOfBirth, "mail": .email, "email": .email,
    "tel": .telephone, "contactnumber": .telephone, "emergencycontact": .telephone, "home": .address,
    "street": .address, "postcode": .postcode, "zip": .postcode, "ni": .admissionNumber, "uci": .candidateNumber,
    "admno": .admissionNumber, "admissionno": .admissionNumber, "candidateno": .candidateNumber,
    "pupilid": .admissionNumber, "studentid": .admissionNumber, "learnerid": .admissionNumber, "adno": .admissionNumber,
  ]

  /// Words that tell in any company: `pupil's surname`, `UPN (current)`.
  private static let tellingWords: [String: Kind] = [
    "upn": .upn, "upns": .upn, "uln": .uln, "ulns": .uln, "dob": .dateOfBirth, "birth": .dateOfBirth,
    "birthday": .dateOfBirth, "birthdate": .dateOfBirth, "surname": .name, "surnames": .name, "forename": .name,
    "forenames": .name, "firstname": .name, "lastname": .name, "fullname": .name, "nickname": .name, "email": .email,
    "emails": .email, "phone": .telephone, "telephone": .telephone, "mobile": .telephone, "address": .address,
    "addresses": .address, "postcode": .postcode, "nhs": .nhsNumber, "passport": .admissionNumber,
  ]

  /// Words that tell beside `number`, `no`, `id`.
  private static let numberedWords: [String: Kind] = [
    "admission": .admissionNumber, "roll": .admissionNumber, "candidate": .candidateNumber, "exam": .candidateNumber,
    "examination": .candidateNumber, "pupil": .admissionNumber, "student": .admissionNumber, "learner": .uln,
    "insurance": .admissionNumber, "sims": .admissionNumber, "arbor": .admissionNumber, "bromcom": .admissionNumber,
    "mis": .admissionNumber, "person": .admissionNumber, "contact": .telephone,
  ]

  /// Things whose names may stand in a table.
  private static let namedThings: Set<String> = [
    "school", "schools", "class", "group", "groups", "subgroup", "set", "column", "file", "measure", "test", "code",
    "alliance", "cluster", "intervention", "programme", "occasion", "term", "unit", "subject", "phase", "trust",
  ]
}
