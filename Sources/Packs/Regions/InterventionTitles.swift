import Model

/// What an enquiry tries, in words.
struct InterventionTitles {
  let toolkit: Toolkit

  func title(of choice: InterventionChoice) -> String {
    switch choice {
    case .toolkit(let id): toolkit[id]?.title ?? "\(id) (not in the toolkit)"
    case .own(let title, _): title
    }
  }

  /// A cycle names them by id or by an own title: `Coaching (men.1)`.
  func spoken(_ name: String) -> String { toolkit[name].map { "\($0.title) (\(name))" } ?? name }

  /// - Parameter width: how wide the words of its own may be, in points.
  func value(of choice: InterventionChoice, width: Double = .infinity) -> Value {
    func short(_ words: String) -> String {
      Excerpt(plain: Wording.phrase(words), in: Excerpt.Room(lines: 1, width: width))?.text ?? words
    }
    switch choice {
    case .toolkit(let known):
      return .fields([
        "name": .text(title(of: choice)), "id": .text(orAbsent: toolkit[known] == nil ? nil : known),
        "support": .absent,
      ])
    case .own(let title, let earlier):
      return .fields([
        "name": .text(short(title)), "id": .absent, "support": .text(earlier.map(short) ?? "not recorded"),
      ])
    }
  }
}
