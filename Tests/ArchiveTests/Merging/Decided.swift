import Model

@testable import Archive

/// What people were asked in a merge: there the slow merge of plain values has nothing to say.
struct Decided {
  let questions: [OpenQuestion]

  /// Whether somebody was asked about a value.
  ///
  /// - Parameters:
  ///   - file: the name of the file, see ``SaidInFolder``.
  ///   - paths: where the file is in the versions that have it.
  func covers(_ file: String, _ paths: [String], _ spot: SaidInFile.Spot) -> Bool {
    questions.contains { question in
      switch question.topic {
      case .field(let field): isAbout(question, paths) && Self.covers(field.spot, spot)
      case .name(.alliance, _, _, _), .name(.shortName, _, _, _), .sameName: spot[0] == "place"
      case .name: spot[0] == "place" && isAbout(question, paths)
      case .gone(.record, _): isAbout(question, paths)
      case .gone(.measure, _): paths.contains { $0.contains("/measures/\(question.record.name).") }
      case .gone(.enquiry, _): file.hasPrefix("enquiry ") || file.hasPrefix("entry ")
      case .together(let collision): Self.covers(collision.kind, paths)
      }
    }
  }

  private func isAbout(_ question: OpenQuestion, _ paths: [String]) -> Bool {
    paths.contains { path in
      // A page that was issued goes with its record.
      if question.record.kind == .pack, path.hasSuffix(".html") { return true }
      guard let location = Layout.location(of: path) else { return question.record.name == path }
      let mark = location.mark(of: nil)
      return mark.kind == question.record.kind && (mark.name == question.record.name || mark.kind == .enquiry)
    }
  }

  private static func covers(_ place: MergeQuestion.Spot, _ spot: SaidInFile.Spot) -> Bool {
    switch place {
    case .key(let path), .order(let path): spot[0] == "key" && path.first == spot[1]
    case .text: spot[0] == "line"
    case .figure, .sums: spot[0] == "row"
    case .whole: spot[0] != "place"
    }
  }

  /// What a contradiction leaves out, where a person decides so.
  private static func covers(_ kind: Collision.Kind, _ paths: [String]) -> Bool {
    switch kind {
    case .twoCycles: paths.contains { $0.contains("/cycles/") }
    case .leftAndMeasured: paths.contains { $0.contains("/participation/") }
    case .redefinedAndRecorded, .problem: false
    }
  }

  /// Whether somebody was told of a problem.
  func tells(_ problem: String) -> Bool {
    questions.contains { question in
      guard case .together(let collision) = question.topic else { return false }
      if case .problem(let code, let message, _) = collision.kind { return problem == "\(code) \(message)" }
      return false
    }
  }
}
