package import Model

/// What is a cluster's own in how its packs look.
package struct PackLook: Hashable, Sendable {
  /// The one colour, made dark enough to be read; nil for that of the style sheet.
  package let colour: Colour?
  /// A PNG or JPEG as a `data:` address; nil where there is none.
  package let logo: String?

  package init(colour: Colour? = nil, logo: String? = nil) {
    self.colour = colour?.readable
    self.logo = logo
  }
}
