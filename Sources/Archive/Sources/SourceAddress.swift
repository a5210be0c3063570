internal import Git
internal import Model
internal import Records

/// Where the sources of a programme are, looked at as everybody will read it.
enum SourceAddress {
  static func problems(of programme: Programme?, in text: SourceText) -> [Problem] {
    (programme?.sources ?? []).compactMap { source -> Problem? in
      guard let url = source.url else { return nil }
      let spot = RecordSpot.value("sources", reading: url)
      if RemoteAddress.holdsSecret(url) {
        return text.problem(
          .error, "secret_in_address", at: spot, "There is a password in this address, for everybody to read.",
          remedy: "Take it out: git's helpers for passwords keep it. Then change it where it opens something.")
      }
      do throws(GitError) {
        _ = try RemoteAddress(url)
        return nil
      } catch {
        return text.problem(
          .error, "not_an_address", at: spot, "This cannot be used as an address: \(error.message).",
          remedy: "As git@host:elm.git, https://host/elm.git, or the path of a folder.")
      }
    }
  }
}

extension Inspection {
  func addressesOfSources() throws -> [Problem] {
    try source(Layout.programme).map { SourceAddress.problems(of: programme, in: $0) } ?? []
  }
}
