internal import Archive
internal import Foundation
internal import Model
internal import Records

// An import and a sheet ask for the few words that are missing, and go on: nothing of it would be worth a draft.

extension MeasureCommand.Import: Asking {
  var isForGood: Bool { !write.dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if id != nil, file != nil { return nil }
    let snapshot = try write.dryRun ? context.workspace().snapshot() : context.snapshotToWriteTo()
    let name = try enquiry.asked(in: snapshot, context)
    id = try id ?? context.choose(among: snapshot.measures(of: name).value.map(\.measure))
    let measure = try MeasureCommand.measure(id, of: name, in: snapshot)
    id = measure.text
    file =
      try file
      ?? context.ask(
        "Which file has the rows of \(measure)? A CSV or a workbook; you may drag it into this window.",
        check: { try MeasureCommand.Import.existing($0, in: context) })
    return nil
  }

  /// All answers are in their places when the dialogue, which has no questions of its own, is over.
  mutating func take(_ answers: Answers) {}

  /// A path as it is typed, pasted or dragged in: in quotation marks, or with a backslash before blanks.
  static func existing(_ typed: String, in context: Context) throws -> String {
    var path = typed
    if let quote = path.first, "'\"".contains(quote), path.count > 1, path.last == quote {
      path = String(path.dropFirst().dropLast())
    }
    let isThere = { (path: String) in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: context.absolute(path), isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    if !isThere(path) { path = path.split(separator: "\\", omittingEmptySubsequences: false).joined() }
    if path.hasPrefix("~/"), let home = context.environment["HOME"] { path = home + path.dropFirst() }
    if isThere(path) { return path }
    throw Failure("There is no file “\(typed)”.", hint: "Type its name with the way to it, as ../export.csv.")
  }
}

extension MeasureCommand.Sheet: Asking {
  var isForGood: Bool { !dryRun }

  mutating func dialogue(in context: Context) throws -> Dialogue? {
    if id != nil, output != nil { return nil }
    let workspace = try context.workspace()
    let snapshot = try workspace.snapshot()
    let name = try enquiry.asked(in: snapshot, context)
    id = try id ?? context.choose(among: snapshot.measures(of: name).value.map(\.measure))
    let measure = try MeasureCommand.measure(id, of: name, in: snapshot)
    id = measure.text
    if people == nil, try workspace.privateStore().rows(of: name, measure).imports.isEmpty {
      let count = try context.ask("How many people will be measured? Each gets a code.", usual: "30") { text in
        guard let count = Int(text), 1...100_000 ~= count else {
          throw Failure("“\(text)” is no number of people.", hint: "Type a number from 1 up.")
        }
        return text
      }
      people = Int(count)
    }
    if output == nil {
      let free = (1...).lazy.map { $0 == 1 ? "\(measure).csv" : "\(measure)-\($0).csv" }.first {
        !FileManager.default.fileExists(atPath: context.absolute($0))
      }
      output = try context.ask("Which file shall be written?", usual: free) { text in
        try Self.refuseExisting(text, in: context)
        return text
      }
    }
    return nil
  }

  /// All answers are in their places when the dialogue, which has no questions of its own, is over.
  mutating func take(_ answers: Answers) {}
}
