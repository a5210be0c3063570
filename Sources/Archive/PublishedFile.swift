package import Model
package import Records

/// A file that goes with entries and that everybody who has the folder can read: `files/` of an enquiry.
package struct PublishedFile: Sendable {
  /// How a file is looked through.
  package enum Kind: Hashable, Sendable {
    case picture
    /// With the ending that it is published under.
    case text(String)
    /// Nobody can look into it.
    case sealed(String)

    /// What it holds decides, then what it is called: a spoiled picture is no other kind of file.
    package init(name: String, bytes: [UInt8]) {
      let last = name.split(separator: ".").dropFirst().last.map { $0.lowercased() } ?? ""
      let isPlain = last.count <= 8 && !last.isEmpty && last.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      let ending = isPlain ? last : "bin"
      let pictures = ["jpg", "jpeg", "png", "heic", "heif", "webp", "gif", "tif", "tiff", "bmp", "avif"]
      if PictureMetadata.isPicture(bytes) || pictures.contains(ending) {
        self = .picture
      } else {
        self = ["txt", "md", "csv", "tsv"].contains(ending) ? .text(ending) : .sealed(ending)
      }
    }
  }

  let path: String
  let bytes: [UInt8]

  /// What keeps it from being saved where it was put by hand; nothing for a path elsewhere.
  var problems: [Problem] {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.first == Layout.records, parts.count > 2, parts[parts.count - 2] == "files", let name = parts.last
    else { return [] }
    switch Kind(name: name, bytes: bytes) {
    case .picture: return pictureProblem.map { [$0] } ?? []
    case .text(let ending): return ["csv", "tsv"].contains(ending) ? tableProblems : []
    case .sealed:
      return [
        problem(
          "sealed_file", "The program cannot look into this file, and such files often name who made them.",
          "Take it out of the folder. To keep it in no commit: enquiry evidence add --attach FILE.")
      ]
    }
  }

  private func problem(_ code: String, _ message: String, _ remedy: String) -> Problem {
    Problem(.error, code, at: Place(path: path), message, remedy: remedy)
  }

  private var pictureProblem: Problem? {
    let remedy =
      "Move it out of the folder, then: enquiry evidence add --attach FILE --publish takes that out of a copy."
    do {
      let clean = try PictureMetadata.removed(from: bytes)
      if clean.bytes == bytes { return nil }
      let told = clean.toldPlace ? "where it was taken" : "when or with what it was made"
      return problem("picture_tells", "This picture says \(told).", remedy)
    } catch .kind(let kind) {
      return problem(
        "picture_tells", "This is a \(kind) picture, and those say where and when they were taken.",
        "Save it as JPEG or PNG elsewhere, then: enquiry evidence add --attach FILE --publish.")
    } catch {
      return problem(
        "picture_tells", "This picture is cut off or spoiled, so the program cannot tell what it says.",
        "Take it out of the folder, and save it anew as JPEG or PNG.")
    }
  }

  private var tableProblems: [Problem] {
    do { return try PublishedFile.columns(path, bytes) } catch { return [error.problem.withoutExcerpt] }
  }

  /// What the columns of a table look like, by the same detectors as rows.
  package static func columns(_ path: String, _ bytes: [UInt8]) throws(RowFileError) -> [Problem] {
    let table = try RowTable(path: path, bytes: bytes)
    var tallies = table.header.enumerated().map { column, heading in
      Identifiers.Tally(heading: heading, column: column + 1, role: .group)
    }
    table.forEachCell(in: Array(tallies.indices)) { tallies[$0].add($1) }
    return tallies.flatMap(\.findings).filter(\.isRefused).map { finding in
      Problem(
        .error, "identifier_in_text", at: Place(path: path, line: 1, column: 1),
        "Column \(finding.column): \(finding.words).", remedy: "Take the column out.")
    }
  }
}

extension Problem {
  /// Without the line: a row of a school's export may tell more of somebody than may be shown.
  package var withoutExcerpt: Problem { Problem(severity, code, at: place, message, remedy: remedy) }
}
