internal import ArgumentParser
internal import Archive
internal import Model

struct Use: Writing {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Choose the enquiry that commands mean when none is named.")

  @Argument(help: ArgumentHelp("The enquiry, by its short name.", valueName: "short-name"))
  var slug: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let name = try workspace.snapshot().find(enquiry: slug)
    if !write.dryRun { try workspace.choose(name) }
    return Chosen(name: name, isDryRun: write.dryRun)
  }

  struct Chosen: Report {
    let name: EnquiryName
    let isDryRun: Bool
    let kind = "use"

    func talk(_ page: Page) -> String {
      isDryRun
        ? "Commands would mean \(name) from now on."
        : "Commands mean \(name) from now on.\n"
          + page.next("see where it stands: enquiry status \(name)")
    }

    var json: [String: JSON] { ["enquiry": .text(name.description)] }
  }
}
