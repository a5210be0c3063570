internal import Foundation
package import Model

extension Workspace {
  /// Who has a name in the code book of an enquiry.
  package func people(called written: String, at school: String?, of name: EnquiryName) throws -> [NameBook.Person] {
    try privateStore().codeBook(of: name).people(called: written, at: school)
  }

  /// Records, notes and files on this machine, private ones too, that have the name or the code of somebody in their
  /// text or their own name; from the enquiry folder, in order. Forenames count in the enquiry alone.
  func mentions(of people: [NameBook.Person], coded code: String, in name: EnquiryName) throws -> [String] {
    guard let root else { return [] }
    let someone = Mention(people: people, code: code)
    let store = try privateStore()
    var places = [(told: Layout.records, place: "\(root)/\(Layout.records)")]
    places.append((Layout.privateFolder, "\(root)/\(Layout.privateFolder)"))
    if store.name != Layout.privateFolder { places.append((store.name, store.root)) }
    return places.flatMap { told, place in
      let files = FileManager.default.enumerator(atPath: place)?.compactMap { $0 as? String } ?? []
      return files.sorted().compactMap { file -> String? in
        if Workspace.isOfStore(file) || Layout.isJunk(URL(fileURLWithPath: file).lastPathComponent) { return nil }
        let isOwn = "/\(file)".contains("/\(name.alliance)/\(name.slug)/")
        return someone.isIn(file, at: "\(place)/\(file)", isOwn: isOwn) ? "\(told)/\(file)" : nil
      }
    }
  }

  /// What the program itself keeps of people, and takes out.
  private static func isOfStore(_ file: String) -> Bool {
    PrivateStore.Part.allCases.contains { $0 != .files && (file == $0.rawValue || file.hasPrefix("\($0.rawValue)/")) }
  }
}

/// Somebody whom texts and names of files may speak of.
private struct Mention {
  private let book: NameBook
  private let code: String

  init(people: [NameBook.Person], code: String) {
    // Without the school: the surname counts, though the school may be called so.
    book = NameBook(people.map(\.name))
    self.code = SpokenName(code).key
  }

  func isIn(_ file: String, at place: String, isOwn: Bool) -> Bool {
    let own = URL(fileURLWithPath: file).lastPathComponent
    if isIn(own.split { "-_.".contains($0) }.joined(separator: " "), isOwn) || own.folded == code { return true }
    guard Mention.isText(file), let data = FileManager.default.contents(atPath: place), data.count < 4_000_000 else {
      return false
    }
    return isIn(String(decoding: data, as: UTF8.self), isOwn)
  }

  private func isIn(_ text: String, _ isOwn: Bool) -> Bool {
    let isNamed = Identifiers.sightings(in: text, book: book).contains { sighting in
      switch sighting.ground {
      case .codeBook: true
      case .forename, .ordinaryWord: isOwn
      case .form, .code, .forgotten: false
      }
    }
    guard !isNamed else { return true }
    let codes = text.folded.split { !$0.isLetter && !$0.isNumber && !"-_.".contains($0) }
    return codes.contains { $0.drop { ".-_".contains($0) }.trimmingEnds == code }
  }

  /// Drafts are, whatever they are called since they were put aside.
  private static func isText(_ file: String) -> Bool {
    file.hasPrefix("drafts/")
      || [".md", ".yaml", ".yml", ".txt", ".csv", ".tsv", ".html", ".json"].contains { file.lowercased().hasSuffix($0) }
  }
}

extension Substring {
  /// Without the stops behind it.
  fileprivate var trimmingEnds: Substring {
    var rest = self
    while let last = rest.last, ".-_".contains(last) { rest.removeLast() }
    return rest
  }
}
