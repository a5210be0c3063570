internal import Foundation
internal import Model

/// A program of others that makes documents from our text, used where the machine has it.
///
/// It gets the text on its standard input, no shell, no network, and so much time only.
struct Engine {
  enum Kind: String, CaseIterable {
    /// Word documents.
    case pandoc
    /// PDF from HTML.
    case weasyprint
    /// PDF from HTML.
    case chromium
    /// Pictures from SVG.
    case rsvg

    /// What it is called on machines, the usual name first.
    var programs: [String] {
      switch self {
      case .pandoc, .weasyprint: [rawValue]
      case .rsvg: ["rsvg-convert"]
      case .chromium: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
      }
    }

    /// As its makers write it.
    var spoken: String {
      switch self {
      case .pandoc: "Pandoc"
      case .weasyprint: "WeasyPrint"
      case .chromium: "Chromium"
      case .rsvg: "rsvg-convert"
      }
    }
  }

  let kind: Kind
  /// Where the program stands.
  let program: String
  let environment: [String: String]
  /// In seconds: a pack of 250 enquiries takes WeasyPrint a minute.
  var limit = 180.0

  /// Nil where the machine does not have it.
  init?(_ kind: Kind, in context: Context) {
    guard let program = kind.programs.lazy.compactMap(context.program).first else { return nil }
    self.kind = kind
    self.program = program
    environment = Engine.environment(context.environment)
  }

  /// The world of an engine: the same on every machine, and without a way to the network.
  private static func environment(_ own: [String: String]) -> [String: String] {
    var environment = own.filter { ["PATH", "HOME", "TMPDIR", "XDG_RUNTIME_DIR", "FONTCONFIG_FILE"].contains($0.key) }
    environment["LC_ALL"] = "C.UTF-8"
    environment["TZ"] = "UTC"
    // Nobody answers at the port of “discard”, so that what would fetch something is refused at once.
    for name in ["http_proxy", "https_proxy", "ftp_proxy", "all_proxy"] { environment[name] = "http://127.0.0.1:9" }
    return environment
  }

  /// Runs it to its end.
  ///
  /// - Parameters:
  ///   - input: what it reads.
  ///   - day: the day that counts as today in what it makes, so that the same input gives the same bytes.
  /// - Returns: what it wrote to its standard output.
  func run(_ input: [UInt8], _ arguments: [String], on day: Day?) throws(Failure) -> [UInt8] {
    var environment = environment
    // Not before 1980, the first year that a Word document can bear.
    environment["SOURCE_DATE_EPOCH"] = String(max(day?.daysSince1970 ?? 0, 3652) * 86_400)
    let outcome = ShortRun(program, arguments, environment, input: input, limit: limit).outcome()
    guard case .ended(0, let bytes) = outcome else {
      let why =
        switch outcome {
        case .tooLong: "took longer than \(Int(limit)) seconds and was stopped"
        case .notStarted: "could not be started"
        case .ended(let code, _): "ended with an error (exit code \(code))"
        }
      throw Failure(
        "\(kind.spoken) \(why); nothing was written.",
        hint: "Try it by itself: \(Failure.quoted(program)) --version. Or take HTML, which needs no other program.")
    }
    return bytes
  }
}

extension Engine {
  /// A PDF of a page that needs nothing else: through WeasyPrint, else through Chromium.
  static func pdf(html text: String, on day: Day?, in context: Context) throws(Failure) -> [UInt8] {
    let html = Array(text.utf8)
    if let engine = Engine(.weasyprint, in: context) { return try engine.run(html, ["--quiet", "-", "-"], on: day) }
    if let engine = Engine(.chromium, in: context) { return try engine.printed(html, on: day) }
    throw Failure(
      "A PDF is made with WeasyPrint or Chromium, and neither is installed here; nothing was written.",
      hint: "Install one: apt install weasyprint (Debian, Ubuntu) or brew install weasyprint (Mac). "
        + "Or take HTML, open it in a browser and print it to a PDF: --format html")
  }

  /// Chromium reads and writes files only: they stand in a folder of their own, which goes in the end.
  private func printed(_ html: [UInt8], on day: Day?) throws(Failure) -> [UInt8] {
    let folder = try EngineFolder(for: kind)
    defer { folder.remove() }
    let page = try folder.write(html, to: "page.html")
    let document = folder["page.pdf"]
    var arguments = [
      "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-background-networking",
      "--disable-javascript", "--proxy-server=127.0.0.1:9", "--host-resolver-rules=MAP * ~NOTFOUND",
      "--user-data-dir=\(folder.path)/profile", "--no-pdf-header-footer", "--generate-pdf-document-outline",
      "--print-to-pdf=\(document.path)",
    ]
    // Its own sandbox does not start for root, as in containers.
    if geteuid() == 0 { arguments.append("--no-sandbox") }
    _ = try run([], arguments + [URL(fileURLWithPath: page).absoluteString], on: day)
    guard let bytes = FileManager.default.contents(atPath: document.path) else {
      throw Failure(
        "\(kind.spoken) made no PDF; nothing was written.",
        hint: "Take HTML, open it in a browser and print it to a PDF: --format html")
    }
    return Array(bytes)
  }
}
