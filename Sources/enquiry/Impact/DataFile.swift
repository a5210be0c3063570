internal import Foundation
internal import Model
internal import Records

/// A file of rows that is looked at where it lies, and kept nowhere.
struct DataFile {
  let name: String
  let table: RowTable
  let proposal: RowProposal
  let observations: Observations
  /// Occasions that the definition has not, in their order.
  let newOccasions: [String]

  /// - Parameter wishes: what the person says about columns, as `participant=Code`.
  init(_ name: String, of measure: Measure, wishes: [RowMappingWish], in context: Context) throws {
    self.name = name
    do {
      table = try RowTable(path: name, bytes: DataFile.bytes(name, in: context))
    } catch let error as RowFileError {
      throw Failure([error.problem.withoutRow])
    }
    proposal = table.proposal(for: measure, wishes: wishes)
    guard let mapping = proposal.mapping else { throw Failure(proposal.problems.map(\.withoutRow)) }
    let reading = table.observations(mapping, of: measure)
    guard let observations = reading.value else {
      let more = reading.more == 0 ? "" : "There are \(reading.more) more like these. "
      throw Failure(
        reading.problems.map(\.withoutRow), hint: more + "Nothing was computed. Mend the file, then try again.")
    }
    self.observations = observations
    newOccasions = reading.newOccasions
  }

  /// The definition in a YAML or JSON file.
  static func definition(_ name: String, in context: Context) throws -> Measure {
    let source = try SourceText(path: name, text: InputFile.text(name, in: context))
    let reading = try RecordReader.definition(source)
    let errors = reading.problems.filter { $0.severity == .error }
    guard errors.isEmpty, let measure = reading.value else { throw Failure(errors) }
    return measure
  }

  /// The whole file in one piece of memory.
  private static func bytes(_ name: String, in context: Context) throws -> [UInt8] {
    if name == "-" { return try context.input() }
    let path = context.absolute(name)
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      var failure: CocoaError?
      // One byte more, so that the end is seen; a pipe has no size and comes below.
      var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
        LargePages.advise(UnsafeMutableRawBufferPointer(buffer))
        while count < buffer.count {
          let got = read(handle.fileDescriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
          if got < 0 { failure = CocoaError(.fileReadUnknown) }
          guard got > 0 else { return }
          count += got
        }
      }
      if let failure { throw failure }
      if bytes.count > size { bytes += try handle.readToEnd() ?? Data() }
      return bytes
    } catch {
      throw Failure("\(name) could not be read: \(FileTrouble.sentence(error, name, in: context))")
    }
  }
}

extension Problem {
  /// Without the line of the file, which may tell more of somebody than should be on a screen.
  fileprivate var withoutRow: Problem { Problem(severity, code, at: place, message, remedy: remedy) }
}
