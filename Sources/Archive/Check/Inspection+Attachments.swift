internal import Git
internal import Model
internal import Records

// Files that go with entries, and were published.
extension Inspection {
  /// Published files that entries name.
  func missingAttachments(_ dossier: Dossier) throws -> [Problem] {
    let folder = Layout.files(dossier.enquiry.name)
    let known = try snapshot.names(in: folder)
    return try dossier.notes.flatMap { placed in
      try placed.note.files.filter { !known.contains($0) }.map { name in
        try problem(
          .warning, "missing_file", in: placed.path, at: .value("files", reading: name),
          "The file “\(name)” that this entry names is not in \(folder).",
          remedy: Nearest.question(for: name, among: known) ?? "Put it there, or take its name out of the entry.")
      }
    }
  }

  /// Pictures that came into the folder in another way than by `--publish`, and still say what that takes out.
  func picturesThatTell(_ dossier: Dossier) throws -> [Problem] {
    let folder = Layout.files(dossier.enquiry.name)
    return try snapshot.names(in: folder).compactMap { name in
      guard [".jpg", ".jpeg", ".png"].contains(where: name.lowercased().hasSuffix),
        let picture = try snapshot.pictureBytes("\(folder)/\(name)"), let clean = Snapshot.cleaned(picture),
        clean.bytes != picture
      else { return nil }
      return problem(
        .warning, "picture_tells", of: "\(folder)/\(name)",
        clean.toldPlace
          ? "This picture says where it was taken." : "This picture says when or with what it was made.",
        remedy:
          "Take it out of the folder, and add it with enquiry evidence add --attach FILE --publish. Earlier versions "
          + "stay in git’s history.")
    }
  }
}
