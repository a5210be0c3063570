internal import Model

extension Source.Reading {
  /// `from elm, as of 3 March 2015`.
  var spoken: String { "from \(name), as of \(day.spoken)" }

  var json: [String: JSON] { ["source": .text(name.text), "as_of": .text(day.description)] }
}
