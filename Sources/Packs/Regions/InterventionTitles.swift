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

  func value(of choice: InterventionChoice) -> Value {
    let id: String?
    let support: String?
    switch choice {
    case .toolkit(let known):
      id = toolkit[known] == nil ? nil : known
      support = nil
    case .own(_, let earlier):
      id = nil
      support = earlier ?? "not recorded"
    }
    return .fields([
      "name": .text(title(of: choice)),
      "id": .text(orAbsent: id),
      "support": .text(orAbsent: support),
    ])
  }
}
