internal import Archive
internal import Model

/// Why somebody else's folder is not read, or not written to.
extension Failure {
  init?(source error: ArchiveError) {
    switch error {
    case .sourceUnfit(let name, let reason):
      self.init(
        "What is at “\(name)” cannot be read: \(Plain.safe(reason)). Nothing was taken over.",
        hint: """
          Ask whoever keeps it. It must be an enquiry folder, as “enquiry share” makes one of it. Where it stands below the top, \
          --folder says so.
          """)
    case .ofSource(let alliance, let source):
      self.init(
        "“\(alliance)” is read from the source “\(source)”, and is changed where it is kept.",
        hint: "Ask the alliance; read what it did: enquiry source fetch \(source)")
    default: return nil
    }
  }
}
