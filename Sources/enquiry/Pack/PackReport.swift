internal import Model
internal import Packs

/// What a pack says, for programs.
struct PackView: Report {
  let keys: [String: Value]
  let problems: [Problem]
  let kind = "pack"

  var json: [String: JSON] {
    keys.compactMapValues { JSON($0) }.merging(["problems": .list(problems.map(ProblemText.json))]) { key, _ in key }
  }
}

/// A pack that was made.
struct PackReport: Report {
  /// Where it was written; nil for standard output.
  let file: String?
  let format: PackFormat
  let bytes: [UInt8]
  let contents: PackContents
  /// Whether schools go by letters of which not all are saved.
  let lettersMayChange: Bool
  let problems: [Problem]
  let kind = "pack-made"

  private var enquiries: [PackEnquiry] { contents.alliances.flatMap(\.enquiries) }

  func text(_ page: Page) -> String { file ?? String(decoding: bytes, as: UTF8.self) }

  func talk(_ page: Page) -> String {
    var lines = problems.map(ProblemText.text)
    if contents.audience.usesPseudonyms {
      lines.append(
        page.wrapped(
          "Schools and alliances go by letters here"
            + (lettersMayChange ? "; letters may change until the pack is issued." : ".")
            + " Read it through before it goes out: nicknames and places are not looked for."))
    }
    guard file != nil else { return lines.joined(separator: "\n") }
    let count = enquiries.count.counted("enquiry", "enquiries")
    let what =
      switch contents.layout {
      case .pack: "the pack of \(contents.cluster.name)"
      case .report: "the report of \(enquiries.first?.dossier.enquiry.title ?? contents.cluster.name)"
      case .governors: "the page for governors"
      case .preparation: "the page to look at"
      }
    lines.append("Made \(what), for \(contents.audience.spoken): \(count).")
    if contents.basis.includesUnsavedEdits {
      lines.append(page.wrapped("It includes edits by hand that are not saved yet; save them: enquiry save"))
    }
    lines.append(page.next("look at each page, and print it or send it."))
    return lines.joined(separator: "\n")
  }

  var json: [String: JSON] {
    var keys: [String: JSON] = [
      "cluster": .text(contents.cluster.slug.text),
      "enquiries": .texts(enquiries.map { $0.dossier.enquiry.name.description }),
      "audience": .text(contents.audience.rawValue), "format": .text(format.rawValue),
    ]
    keys["meeting"] = .maybe(contents.meeting.date?.description)
    keys["path"] = .maybe(file)
    if file == nil { keys["text"] = .text(String(decoding: bytes, as: UTF8.self)) }
    keys["problems"] = .list(problems.map(ProblemText.json))
    return keys
  }
}
