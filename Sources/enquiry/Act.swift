internal import ArgumentParser

/// A command of the program: options as properties, and one function that makes its report.
protocol Act: ParsableCommand {
  var shared: SharedOptions { get }

  /// Does the work of the command.
  func perform(in context: Context) throws -> any Report
}

extension Act {
  /// Never used: ``Program`` runs acts itself, so that tests can give them a world of their own.
  func run() throws {}

  /// The work, done where `-C` says.
  func report(in context: Context) throws -> any Report { try perform(in: entered(context)) }

  /// The world where `-C` says.
  func entered(_ context: Context) -> Context { shared.directory.map(context.entering) ?? context }
}

/// What a command has to say: a value that prints as text and as JSON.
protocol Report {
  /// What stands on standard output: what was asked for.
  func text(_ page: Page) -> String
  /// What stands on standard error: what was changed, what to do next.
  func talk(_ page: Page) -> String
  /// The kind of the JSON document: `list` for `enquiry.list/1`.
  var kind: String { get }
  /// The keys of the JSON document, without `schema`.
  var json: [String: JSON] { get }
  var exitCode: Int32 { get }
}

extension Report {
  func text(_ page: Page) -> String { "" }
  func talk(_ page: Page) -> String { "" }
  var exitCode: Int32 { 0 }
}
