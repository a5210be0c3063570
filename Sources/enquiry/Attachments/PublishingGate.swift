internal import Archive
internal import Model
internal import Records

/// Looks through files before everybody can have them: cleans pictures, reads texts and tables, refuses what it cannot
/// look into.
struct PublishingGate {
  /// Those of the code book.
  let names: NameBook
  /// Why what looks like an identifier is none; nil where nobody said so.
  let reason: String?

  /// - Throws: ``Failure`` that says what to do; then nothing is published.
  func published(_ files: [KeptFile]) throws -> Attachments {
    var result = Attachments()
    var placed: [String] = []
    var pictures = 0
    for file in files {
      switch PublishedFile.Kind(name: file.name, bytes: file.bytes) {
      case .picture:
        let picture = try PublishingGate.cleaned(file)
        pictures += 1
        if picture.toldPlace { placed.append(file.name) }
        result.published.append(.init(bytes: picture.bytes, ending: picture.ending))
      case .text(let ending):
        if try isTold(file, isTable: ["csv", "tsv"].contains(ending)) { result.reason = reason }
        result.published.append(.init(bytes: file.bytes, ending: ending))
      case .sealed(let ending):
        guard let reason else {
          throw Failure(
            "\(file.name) was not published: the program cannot look into it, and such files often name who made them.",
            hint:
              "Nothing was saved. \(PublishingGate.remedy(ending)) When nobody is named in it, say so: --not-identifiers \"REASON\"; or "
              + "leave --publish out, and it is kept in no commit.", code: .refusedForPrivacy)
        }
        result.reason = reason
        result.notes.append("\(file.name) is published as it is; the program did not look into it.")
        result.published.append(.init(bytes: file.bytes, ending: ending))
      }
    }
    if pictures > 0 { result.notes.append(PublishingGate.sentence(pictures, placed)) }
    return result
  }

  // MARK: - Pictures

  private static func cleaned(_ file: KeptFile) throws -> PictureMetadata.Cleaned {
    do { return try PictureMetadata.removed(from: file.bytes) } catch .kind(let kind) {
      throw Failure(
        "\(file.name) was not published: it is a \(kind) picture, out of which the program cannot take where and when it "
          + "was taken.",
        hint: "Nothing was saved. Save it as JPEG or PNG in the program that shows it, and attach that.",
        code: .refusedForPrivacy)
    } catch {
      throw Failure(
        "\(file.name) was not published: it is cut off or spoiled, so the program cannot tell what is in it.",
        hint: "Nothing was saved. Open it, save it anew as JPEG or PNG, and attach that.", code: .refusedForPrivacy)
    }
  }

  /// Said once, however many pictures there are.
  private static func sentence(_ count: Int, _ placed: [String]) -> String {
    let whose = count == 1 ? "the picture" : "the pictures"
    let place =
      placed.isEmpty
      ? ""
      : "; \(count == 1 ? "it" : placed.spokenAnd) also said where \(placed.count == 1 ? "it was" : "they were") taken, and "
        + (placed.count == 1 ? "no longer does" : "no longer do")
    let own = count == 1 ? "The file you gave still says it" : "The files you gave still say it"
    return
      "What \(whose) said of when and with what \(count == 1 ? "it was" : "they were") made was taken out\(place). "
      + "\(own). Faces, and names on a wall or a jumper, nobody has looked for: look yourself."
  }

  // MARK: - Texts and tables

  /// Whether a text tells who somebody is, which is let through with a reason alone.
  private func isTold(_ file: KeptFile, isTable: Bool) throws -> Bool {
    if file.bytes.count > SourceText.limit {
      throw Failure(
        "\(file.name) was not published: a text of more than 1 MB is not looked through.",
        hint: "Nothing was saved. Attach the part that matters; or leave --publish out, and it is kept in no commit.")
    }
    let source = try SourceText(path: file.name, bytes: file.bytes)
    let head = try SourceText(path: file.name, bytes: Array(file.bytes.prefix { $0 != 0x0A && $0 != 0x0D }))
    if isTable, let column = PeopleColumns.first(in: head) {
      throw Failure(
        "\(file.name) was not published: its column “\(column.name)” looks like a list of people, one a row.",
        hint:
          "Nothing was saved. Rows about people go in with enquiry measure import; leave --publish out, and the file "
          + "is kept in no commit.", code: .refusedForPrivacy)
    }
    var found = ProseGate.sightings(in: source, book: names)
    // A cell is told once, with its place.
    if isTable, found.isEmpty { found = try columns(of: file) }
    if found.isEmpty || reason != nil { return !found.isEmpty }
    throw ArchiveError.tellsWhoSomebodyIs(found)
  }

  private func columns(of file: KeptFile) throws -> [Problem] {
    do { return try PublishedFile.columns(file.name, file.bytes) } catch {
      throw Failure([error.problem.withoutExcerpt], hint: "Nothing was saved.")
    }
  }

  // MARK: - What nobody can look into

  /// How to take out who made it.
  private static func remedy(_ ending: String) -> String {
    switch ending {
    case "pdf":
      "Look at its properties in a PDF reader; to clear them, take them out in the program that made it (File, "
        + "Properties) and export it again."
    case "docx", "xlsx", "pptx", "doc", "xls", "ppt":
      "In Word, Excel or PowerPoint: File, Info, Check for Issues, Inspect Document, remove Document Properties and "
        + "Personal Information; comments and tracked changes too."
    case "odt", "ods", "odp":
      "In LibreOffice: File, Properties, Reset Properties, with Apply user data off; comments and tracked changes too."
    default: "Look at its properties in the program that made it, and clear who made it."
    }
  }
}
