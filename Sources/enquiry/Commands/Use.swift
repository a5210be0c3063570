internal import ArgumentParser
internal import Archive
internal import Model

struct Use: Act {
  static let configuration = CommandConfiguration(
    commandName: "use", abstract: "Choose the enquiry that commands mean when none is named.")

  @Argument(help: "The enquiry, by its short name.")
  var slug: String

  @OptionGroup var shared: SharedOptions

  func perform(in context: Context) throws -> any Report {
    let workspace = try context.workspace()
    let name = try workspace.snapshot().find(enquiry: slug)
    try workspace.choose(name)
    return Chosen(name: name)
  }

  struct Chosen: Report {
    let name: EnquiryName
    let kind = "use"

    func talk(_ page: Page) -> String {
      "Commands mean \(name) from now on.\n"
        + page.wrapped("see where it stands: enquiry status \(name.slug)", first: "Next: ", indent: 6)
    }

    var json: [String: JSON] { ["enquiry": .text(name.description)] }
  }
}
