internal import Model
internal import Records

extension PrivateStore {
  /// Reads all rows that are kept of an enquiry, file by file, whether the record still has their measures or not.
  ///
  /// - Returns: a warning for each file that cannot be read; the others are.
  func readRows(of name: EnquiryName, _ take: (RowBatch) -> Void) -> [Problem] {
    let folder = "rows/\(name.alliance)/\(name.slug)"
    return warning(of: folder) {
      try names(in: folder).flatMap { measure -> [Problem] in
        if measure.hasPrefix(".") || Layout.isJunk(measure) { return [] }
        return warning(of: "\(folder)/\(measure)") {
          try names(in: "\(folder)/\(measure)").flatMap { file -> [Problem] in
            if file.hasPrefix(".") || Layout.isJunk(file) { return [] }
            let path = "\(folder)/\(measure)/\(file)"
            return warning(of: path) {
              take(try RowBatch(path: told(path), bytes: try bytes(path) ?? []))
              return []
            }
          }
        }
      }
    }
  }

  private func warning(of path: String, _ body: () throws -> [Problem]) -> [Problem] {
    do { return try body() } catch {
      // Where in it, and nothing of what stands there.
      let place = (error as? RecordError)?.problem.place ?? Place(path: told(path))
      return [
        Problem(
          .warning, "rows_unreadable", at: place,
          "These rows cannot be read, so no text is looked through for the codes in them.",
          remedy: "Put the file back from your backup, or take it away and import its rows again.")
      ]
    }
  }

  /// The enquiries of which rows are kept.
  func enquiriesWithRows(of alliance: Slug) throws(ArchiveError) -> [EnquiryName] {
    try names(in: "rows/\(alliance)").compactMap { Slug($0) }.map { EnquiryName(alliance: alliance, slug: $0) }
  }

  func alliancesWithRows() throws(ArchiveError) -> [Slug] { try names(in: "rows").compactMap { Slug($0) } }
}
