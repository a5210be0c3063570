internal import Model

extension Colour {
  /// On white 5, so that it is 4.5 on the faint grounds of a pack, too.
  private static let enough = 5.0

  /// The same colour, darkened as far as it takes to be read as text.
  var readable: Colour {
    var colour = self
    var share = 1.0
    while colour.contrastOnWhite < Colour.enough, share > 0 {
      share -= 0.01
      colour = Colour(red: part(red, share), green: part(green, share), blue: part(blue, share))
    }
    return colour
  }

  private func part(_ channel: UInt8, _ share: Double) -> UInt8 { UInt8(max(0, Double(channel) * share)) }
}
