import Testing

@testable import enquiry

/// Errors of `measure import` and `measure sheet`.
extension `The error gallery` {
  private static func rows(_ text: String, _ flags: String = "") -> @Sendable (Desk) throws -> Void {
    { desk in
      desk.does("measure new age --scale continuous --scale-min 0 --scale-max 60 \(flags)")
      try desk.write(text, to: "marks.csv")
    }
  }

  private static let two = "participant,before,after\nP1,20,24\nP2,21,25\n"

  static let imports: [Exhibit] = [
    Exhibit("rows of a measure that is not there", "measure import agee marks.csv", before: rows(two)),
    Exhibit("a file of rows that is not there", "measure import age mark.csv", before: rows(two)),
    Exhibit("rows without a person", "measure import age marks.csv", before: rows("before,after\n1,2\n")),
    Exhibit(
      "codes under a heading of one's own", "measure import age marks.csv",
      before: rows("Ref,Form,before,after\nK1x,7A,20,24\nK2x,7A,21,25\n")),
    Exhibit(
      "marks under headings of one's own", "measure import age marks.csv",
      before: rows("participant,Form,Maths A,Maths B\nP1,7A,20,24\nP2,7A,21,25\n")),
    Exhibit(
      "times under a heading of one's own", "measure import age marks.csv",
      before: rows("participant,Sitting,value\nP1,a,20\nP1,b,24\n")),
    Exhibit("a slip in what a column is", "measure import age marks.csv --column grup=after", before: rows(two)),
    Exhibit(
      "percentages and numbers in a column", "measure import age marks.csv",
      before: rows("participant,before,after\nP1,20%,24\nP2,21,25\nP3,22,26\n")),
    Exhibit("rows without a value", "measure import age marks.csv", before: rows("participant,group\nP1,a\n")),
    Exhibit(
      "columns with other names", "measure import age marks.csv --no-input",
      before: rows("Code,Score in autumn,Score in summer,House\nP1,20,24,red\n")),
    Exhibit("a column that is not there", "measure import age marks.csv --column participant=Code", before: rows(two)),
    Exhibit("a word about columns that says nothing", "measure import age marks.csv --column Code", before: rows(two)),
    Exhibit("rows of an unknown school", "measure import age marks.csv --school 'Elm Shool'", before: rows(two)),
    Exhibit(
      "a school that the file names itself", "measure import age marks.csv --school 'Elm School'",
      before: rows("participant,school,before\nP1,Elm School,20\n")),
    Exhibit(
      "rows with names", "measure import age marks.csv --column participant=Name",
      before: rows("Name,before,after\nAsha Begum,20,24\nTom Reed,21,25\n")),
    Exhibit(
      "a reason that is none", "measure import age marks.csv --not-identifiers ' '", before: rows(two)),
    Exhibit(
      "rows that cannot be read", "measure import age marks.csv",
      before: rows("participant,before,after\nP1,20,24\nP2,x,25\nP3,61,3\nP1,20,22\n,3,4\n")),
    Exhibit("values that differ from the stored ones", "measure import age marks.csv") { desk in
      try rows(two)(desk)
      desk.does("measure import age marks.csv")
      try desk.write("participant,before,after\nP1,20,26\nP2,21,25\n", to: "marks.csv")
    },
    Exhibit("a side that is none", "measure import age marks.csv --take mine", before: rows(two)),
    Exhibit("a sheet of no workbook", "measure import age marks.csv --sheet Autumn", before: rows(two)),
    Exhibit("a workbook without xlsx2csv", "measure import age marks.csv", before: rows("PK\u{3}\u{4}\n")),
    Exhibit("a store that is not connected", "measure import age marks.csv") { desk in
      try rows(two)(desk)
      let programme = "enquiries/programme.yaml"
      try desk.write(try desk.read(programme) + "private_store: /nowhere/enquiry\n", to: programme)
    },
    Exhibit("a store inside the folder", "measure import age marks.csv") { desk in
      try rows(two)(desk)
      let programme = "enquiries/programme.yaml"
      try desk.write(try desk.read(programme) + "private_store: \(desk.folder)/templates\n", to: programme)
      try desk.write("", to: "templates/x")
    },
    Exhibit("a store that stands nowhere", "measure import age marks.csv") { desk in
      try rows(two)(desk)
      let programme = "enquiries/programme.yaml"
      try desk.write(try desk.read(programme) + "private_store: ../rows\n", to: programme)
    },
    Exhibit("rows on another scale by another definition", "measure import age marks.csv") { desk in
      try rows("participant,before,after\n" + (1...8).map { "P\($0),1,1\n" }.joined())(desk)
      desk.does("measure import age marks.csv")
      desk.does("measure revise age --scale binary --reason x")
    },
    Exhibit(
      "dates that can be read in two ways", "measure import age marks.csv --no-input",
      before: rows("participant,occasion,value\nP1,03/04/2024,3\n")),
    Exhibit(
      "dates of two orders in one column", "measure import age marks.csv",
      before: rows("participant,occasion,value\nP1,13/04/2024,3\nP1,04/14/2024,3\n")),
    Exhibit(
      "lines of totals", "measure import age marks.csv", before: rows(two + "Total,41,49\nClass mean,20.5,24.5\n")),
    Exhibit("a sheet among the records", "measure sheet age --people 3 -o enquiries/elm/sheet.csv", before: rows(two)),
    Exhibit("a sheet where a file is", "measure sheet age --people 3 -o marks.csv", before: rows(two)),
    Exhibit("a sheet of nobody", "measure sheet age -o sheet.csv", before: rows(two)),
    Exhibit("a sheet of minus three", "measure sheet age --people 0 -o sheet.csv", before: rows(two)),
  ]
}
