internal import ArgumentParser
internal import Archive
internal import Foundation
internal import Model

/// Files that go with an entry.
struct AttachOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Keep a copy of this file with it, in no commit; again for more.", valueName: "file"))
  var attach: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Put these files into the folder for everybody instead; out of pictures what tells where and when they were taken is taken out."
    ))
  var publish = false

  /// The files, looked through before anything is written.
  func read(for enquiry: EnquiryOption, _ entry: EntryOptions, _ write: WriteOptions, in context: Context) throws
    -> Attachments
  {
    guard !attach.isEmpty else {
      if !publish { return Attachments() }
      throw Failure("There is no file to publish.", hint: "Name it: --attach FILE --publish", code: .usage)
    }
    if publish, try entry.shareLevel() == .me {
      throw Failure(
        "An entry for yourself cannot have files that everybody can see.",
        hint: "Leave --publish out, and they are kept in no commit; or share the entry with the team.", code: .usage)
    }
    let files = try attach.map { try AttachOptions.file($0, in: context) }
    guard publish else { return Attachments(kept: files) }
    let workspace = try context.workspace()
    let gate = PublishingGate(
      names: try workspace.names(of: enquiry.name(in: workspace.snapshot())),
      reason: NewName.plain(write.notIdentifiers))
    return try gate.published(files)
  }

  /// - Parameter path: from the folder the command works in.
  private static func file(_ path: String, in context: Context) throws -> KeptFile {
    let place = URL(fileURLWithPath: context.absolute(path))
    let bytes: [UInt8]
    do {
      let handle = try FileHandle(forReadingFrom: place)
      bytes = Array(try handle.read(upToCount: Attachments.limit + 1) ?? Data())
    } catch {
      throw Failure("\(path) could not be read: \(FileTrouble.sentence(error, path, in: context))")
    }
    if bytes.isEmpty { throw Failure("\(path) is empty.", hint: "Nothing was saved. Look at the file.") }
    guard bytes.count <= Attachments.limit else {
      throw Failure(
        "\(path) is larger than \(Attachments.size(Attachments.limit)).",
        hint: "Nothing was saved. Attach a smaller one: a picture with fewer pixels, the pages that matter; and say in "
          + "the entry where the whole lies.")
    }
    return KeptFile(name: place.lastPathComponent, bytes: bytes)
  }
}
