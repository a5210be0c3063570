/// The programme that a folder belongs to: `enquiries/programme.yaml`.
package struct Programme: Hashable, Sendable {
  package var name: String
  /// True for the published sample, where writes are refused with the way to a scratch copy.
  package var isSample: Bool
  /// The terms of its school years.
  package var calendar = TermCalendar.english
  /// The folder for rows about people, absolute or from the home folder (`~/…`); nil for `private/`.
  package var privateStore: String?
  /// A picture for the head of packs, by its path from the enquiry folder.
  package var logo: String?
  /// The one colour of packs.
  package var colour: Colour?
  /// Other folders that are read beside this one; each name once.
  package var sources: [Source] = []

  package init(name: String, isSample: Bool = false) {
    self.name = name
    self.isSample = isSample
  }
}
