import Model

@testable import Packs

extension Paper {
  /// What a reader with the printed pack in hand would find wrong with it, a line each.
  func faults(of contents: PackContents) throws -> [String] {
    var faults = sheets.flatMap(faults(of:)) + spreadFaults(contents)
    let running = PlainText.line(contents.cluster.name).split(separator: " ").prefix(2).joined(separator: " ")
    for sheet in sheets where !sheet.text.contains("Not to be passed on.") || !sheet.foot.contains(running) {
      faults.append("page \(sheet.number) does not say who may read it: \(sheet.foot)")
    }
    faults += try missingFonts.map { "the font \($0) is not in the file" }
    let (said, drawn) = (try count, try drawn)
    if said != sheets.count || drawn != sheets.count {
      faults.append("\(sheets.count) pages, by others \(said) and \(drawn)")
    }
    return faults
  }

  private func faults(of sheet: Sheet) -> [String] {
    var faults: [String] = []
    // The margins of `@page`: 16 mm at the sides; what stands at the foot is in the lower one.
    let (side, top) = (16 * Paper.millimetre, 14 * Paper.millimetre)
    for word in sheet.words {
      let isInside =
        word.left > side - 2 && word.right < sheet.width - side + 2 && word.top > top - 12
        && word.bottom < sheet.height - 2
      if !isInside { faults.append("page \(sheet.number) loses “\(word.text)” at its edge") }
    }
    let lost = sheet.words.filter { $0.top < sheet.footTop && $0.bottom > sheet.footTop + 4 }
    faults += lost.map { "page \(sheet.number): “\($0.text)” stands in the foot" }
    if sheet.body.isEmpty { faults.append("page \(sheet.number) is empty") }
    return faults
  }

  /// Each enquiry has a left and a right page, which face each other, and no more.
  private func spreadFaults(_ contents: PackContents) -> [String] {
    func numbers(_ words: String) -> [Int] { sheets.filter { $0.text.contains(words) }.map(\.number) }
    let (lefts, rights) = (numbers("What was tried"), numbers("Warm: what is strong"))
    var faults: [String] = []
    let count = contents.enquiries.count
    if lefts.count != count { faults.append("left pages of \(count) enquiries: \(lefts)") }
    if rights != lefts.map({ $0 + 1 }) { faults.append("right pages are \(rights), left ones \(lefts)") }
    if let first = lefts.first, lefts != lefts.indices.map({ first + 2 * $0 }) {
      faults.append("left pages do not follow each other: \(lefts)")
    }
    faults += lefts.filter { !$0.isMultiple(of: 2) }.map { "a left page is page \($0)" }
    faults += zip(lefts, contents.enquiries).compactMap { number, enquiry in
      let end = sheets[number - 1].body.contains("Cost:")
      return end ? nil : "the left page of \(enquiry.dossier.enquiry.name) has no end on page \(number)"
    }
    faults += zip(rights, contents.enquiries).compactMap { number, enquiry in
      let end = sheets[number - 1].body.contains("Who (role, school)")
      return end ? nil : "the right page of \(enquiry.dossier.enquiry.name) has no end on page \(number)"
    }
    let after = (lefts.last ?? 0) + 1
    if sheets.indices.contains(after), !["Across the cluster", "Annex"].contains(where: sheets[after].body.hasPrefix) {
      faults.append("after the last spread comes: \(sheets[after].body.prefix(60))")
    }
    return faults
  }

  static let millimetre = 72 / 25.4
}

extension Paper.Sheet {
  /// Where the lower margin begins, in points from the top.
  var footTop: Double { height - 15 * Paper.millimetre }

  /// What stands in the lower margin.
  var foot: String { words.filter { $0.top >= footTop }.map(\.text).joined(separator: " ") }

  /// What stands above it.
  var body: String { words.filter { $0.top < footTop }.map(\.text).joined(separator: " ") }
}
