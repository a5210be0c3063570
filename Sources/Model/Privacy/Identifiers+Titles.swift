// Names of files, folders and people's roles: short, without a sentence around them.
extension Identifiers {
  /// What the short name of a file or folder says of somebody: `asha-begum`, `ab-7c`, `a123456789012`.
  package static func sighting(inName name: String, book: NameBook) -> Sighting? {
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    let words = stem.split { "-_".contains($0) }.joined(separator: " ")
    // A code may have a hyphen.
    let numbers = sightings(in: stem).first ?? sightings(in: stem, book: book).first { $0.ground == .code }
    let names =
      sightings(in: words, book: book).first { $0.kind == .name && !$0.isDoubtful }
      ?? sightings(in: words.uppercased(), book: book).first { $0.ground == .forgotten }
    // In small letters nothing says that they are initials, but a class after them does.
    let initials = sightings(in: words.uppercased()).first { $0.kind == .initials }
    return numbers ?? names ?? initials
  }

  /// What somebody tells who should sign with a role and a school.
  package static func kind(ofSignature signature: String) -> Kind? {
    if let sighting = sightings(in: signature).first { return sighting.kind }
    let isNamed = signature.split(separator: ",").contains { part in
      var part = part.drop { $0 == " " }.description
      return part.withUTF8 { isSurelyName($0) }
    }
    return isNamed ? .name : nil
  }
}
