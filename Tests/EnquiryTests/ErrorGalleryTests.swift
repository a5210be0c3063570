import Foundation
import TestSupport
import Testing

@testable import enquiry

/// Every error that a person can meet: what they did, what they read, the exit code. Recorded in
/// `Snapshots/error-gallery.txt`, so that a changed message is reviewed as a diff.
@Suite(.scratch) struct `The error gallery` {
  static let enquiry = "enquiries/elm/paired-reading"

  /// A title, what is done beforehand, and the command line that fails.
  struct Exhibit: Sendable {
    let title: String
    let before: @Sendable (Desk) throws -> Void
    let command: String

    init(_ title: String, _ command: String, before: @escaping @Sendable (Desk) throws -> Void = { _ in }) {
      (self.title, self.command, self.before) = (title, command, before)
    }
  }

  private static let onTheCommandLine: [Exhibit] = [
    Exhibit("a folder that is an enquiry folder already", "init ."),
    Exhibit("a UPN in an entry", "log -m 'Pupil A123456789012 moved up.'"),
    Exhibit("initials with a class in the message of a save", "save -m 'AB in 7C'") { desk in
      try desk.write(try desk.read("enquiries/elm/alliance.yaml") + "# seen\n", to: "enquiries/elm/alliance.yaml")
    },
    Exhibit("a name in how somebody signs", "init new --sign 'Mrs Khan, Elm School'"),
    Exhibit("initials in a short name", "new ab-7c --practice x"),
    Exhibit("initials with a class", "evidence add -m 'AB in 7C read aloud.'"),
    Exhibit("no reason why it is no identifier", "log -m x --not-identifiers ''"),
    Exhibit("forgetting without being asked", "forget rows reading-age") { desk in
      desk.does("measure new reading-age --scale continuous")
      try desk.write("participant,before,after\n" + (1...8).map { "P\($0),\(90 + $0),95\n" }.joined(), to: "rows.csv")
      desk.does("measure import reading-age rows.csv --school 'Elm School' --no-input")
    },
    Exhibit("a participant whom no rows name", "forget participant P99"),
    Exhibit("rows that are not there", "forget rows reading-age") { $0.does("measure new reading-age") },
    Exhibit("forgetting what is no entry", "forget entry reading-age") { $0.does("measure new reading-age") },
    Exhibit("an alliance that exists", "alliance new elm"),
    Exhibit("a short name that is none", "alliance new 'Élm Alliance'"),
    Exhibit("a short name that the folder itself uses", "alliance new clusters"),
    Exhibit("a cluster of an unknown alliance", "cluster new north --alliance elmm"),
    Exhibit("an enquiry that exists", "new paired-reading --practice x"),
    Exhibit("an enquiry for an unknown alliance", "new x --alliance oak --practice x"),
    Exhibit("a typo in an intervention", "new x --intervention mne.5"),
    Exhibit("an intervention that is nothing like one", "new x --intervention mindfulness"),
    Exhibit("an unknown enquiry", "show pared-reading"),
    Exhibit("a name that nothing has", "show zzzzzz"),
    Exhibit("a slip in the name of a measure", "show reding-age") { $0.does("measure new reading-age") },
    Exhibit("a name that is an enquiry's and a measure's", "show paired-reading") {
      $0.does("measure new paired-reading")
    },
    Exhibit("an enquiry that cannot be read", "handover") { desk in
      try desk.write("---\nschema: enquiry/1\ntitle: Maths: fluency\n---\n", to: "\(enquiry)/enquiry.md")
    },
    Exhibit("the beginning of two ids", "show 0") { desk in
      for (place, id) in [("evidence/undated-other", "00000001"), ("leadership/undated", "00000002")] {
        try desk.write("---\nschema: enquiry/1\n---\nx\n", to: "\(enquiry)/\(place)-\(id).md")
      }
    },
    Exhibit("a private entry as JSON", "show 00000001 --json") { desk in
      let path = "private/elm/paired-reading/leadership/undated-00000001.md"
      try desk.write("---\nschema: enquiry/1\nshare: me\n---\nx\n", to: path)
    },
    Exhibit("a list of an unknown alliance", "list --alliance eml"),
    Exhibit("a list of an unknown cluster", "due --cluster nroth") { $0.does("cluster new north --alliance elm") },
    Exhibit("a list by an unknown school", "list --school Eml"),
    Exhibit("a list by an unknown area of focus", "list --focus 'lesson studdy'"),
    Exhibit("a list by an unknown status", "list --status opne"),
    Exhibit("a list of one enquiry and of all", "evidence list -e paired-reading --all"),
    Exhibit("a group and one enquiry", "status paired-reading --alliance elm"),
    Exhibit("a list of entries for unknown readers", "evidence list --share everyone"),
    Exhibit("a list by an unknown key message", "leadership list --key-message km41"),
    Exhibit("a list that ends before it begins", "evidence list --since today --until yesterday"),
    Exhibit("an unknown kind of evidence", "evidence add -m x --kind servey"),
    Exhibit("an entry without text", "evidence add"),
    Exhibit("nothing to write in the log", "log"),
    Exhibit("an alliance without a short name", "alliance new --name 'Oak Alliance'"),
    Exhibit("an enquiry without a short name", "new --practice x"),
    Exhibit("a figure of no measure", "measure record --mean 3 --occasion before"),
    Exhibit("a figure of one of several measures", "measure record --mean 3 --occasion before") {
      $0.does("measure new age")
      $0.does("measure new views")
    },
    Exhibit("no editor", "log -m x --edit"),
    Exhibit("a file that is not there", "log -F missing.txt"),
    Exhibit("an unknown audience of an entry", "log -m x --share everyone"),
    Exhibit("a day that is none", "log -m x --date 2014-02-30"),
    Exhibit("a slip in the word for a day", "log -m x --date yesteday"),
    Exhibit("a month that is none", "log -m x --date 13/14/2026"),
    Exhibit("a day that is in no year", "log -m x --date '30 february'"),
    Exhibit("a day of another weekday", "log -m x --date 'friday 5 march 2026'"),
    Exhibit("a term where a day is asked for", "log -m x --date 'autumn 2014'"),
    Exhibit("a day in the future", "log -m x --date 2027-03-07"),
    Exhibit("a slip in the name of a term", "cycle new --period autum-2026"),
    Exhibit("a term that starts on no day", "save") { desk in
      try desk.write(
        "schema: enquiry/1\nname: x\nterms:\n  - id: spring\n    starts: after Christmas\n",
        to: "enquiries/programme.yaml")
    },
    Exhibit("terms that are out of order", "save") { desk in
      try desk.write(
        "schema: enquiry/1\nname: x\nterms:\n  - id: autumn\n    starts: 1 September\n    ends: 10 January\n"
          + "  - id: summer\n    starts: 1 April\n  - id: spring\n    starts: 5 January\n",
        to: "enquiries/programme.yaml")
    },
    Exhibit("an unknown key message", "leadership add -m x --key-message km14"),
    Exhibit("a period that is none", "cycle new --period 'Autumn/2013'"),
    Exhibit("no open cycle", "cycle close --decision adapt"),
    Exhibit("a cycle that is not there", "cycle review 3 --learned x"),
    Exhibit("a closing without a decision", "cycle close"),
    Exhibit("an unknown decision", "cycle close --decision adpot"),
    Exhibit("a review that says nothing", "cycle review"),
    Exhibit("a cycle closed with another decision", "cycle close 1 --decision stop") { desk in
      desk.does("cycle new --period autumn-2013")
      desk.does("cycle close --decision adapt")
    },
    Exhibit("a measure that exists", "measure new age") { $0.does("measure new age") },
    Exhibit("an unknown scale", "measure new age --scale continous"),
    Exhibit("an unknown direction", "measure new age --direction sideways"),
    Exhibit("an unknown measure", "measure record agee --mean 3 --occasion before") { $0.does("measure new age") },
    Exhibit("a figure that is no number", "measure record age --mean 12% --occasion before") {
      $0.does("measure new age")
    },
    Exhibit("a figure with a comma", "measure record age --n 1,204 --occasion before") { $0.does("measure new age") },
    Exhibit("half a person", "measure record age --n 1.5 --mean 3 --occasion before") { $0.does("measure new age") },
    Exhibit("more than all", "measure record age --count 17 --of 16 --occasion before") { $0.does("measure new age") },
    Exhibit("a count of nobody knows how many", "measure record age --count 7 --occasion before") {
      $0.does("measure new age")
    },
    Exhibit("half a pupil group", "measure record age --mean 3 --occasion before --subgroup yes") {
      $0.does("measure new age")
    },
    Exhibit("no figure", "measure record age --occasion before") { $0.does("measure new age") },
    Exhibit("a negative spread", "measure record age --mean 3 --sd -1 --occasion before") {
      $0.does("measure new age")
    },
    Exhibit("no time at all", "measure record age --change 3 --elapsed-months 0") { $0.does("measure new age") },
    Exhibit("no point of measurement", "measure record age --mean 3") { $0.does("measure new age") },
    Exhibit("an unknown point of measurement", "measure record age --mean 3 --occasion befor") {
      $0.does("measure new age --occasion before --occasion after")
    },
    Exhibit("a measure revised without a reason", "measure revise age --unit points") { $0.does("measure new age") },
    Exhibit("a revision that changes nothing", "measure revise age --reason x") { $0.does("measure new age") },
    Exhibit("a definition that never was", "measure record age --occasion before --mean 3 --definition 4") {
      $0.does("measure new age")
    },
    Exhibit("an unknown claim", "evidence add -m x --claim mc9"),
    Exhibit("an unknown code of one's own", "evidence add -m x --code our-scheme/first"),
    Exhibit("a code that several frameworks have", "coding add 0123abcd --code resources"),
    Exhibit("a coding of nothing", "coding add 0123abcd"),
    Exhibit("a coding of an entry that is not here", "coding add 0123 --code km3"),
    Exhibit("an unknown framework", "framework show key-message"),
    Exhibit("a plan that would not change", "plan edit"),
    Exhibit("an amount that is none", "plan edit --cost cover --cover-days -3"),
    Exhibit("an area of focus with a slip", "plan edit --focus lesson-stdy"),
    Exhibit("a stage that is none", "theory add asumptions -m x"),
    Exhibit("a statement without text", "theory add outputs"),
    Exhibit("a statement that is not there", "theory link outputs 1 --measure age"),
    Exhibit("a tie to nothing", "theory link outputs 1") { $0.does("theory add outputs -m x") },
    Exhibit("a tie to an entry that is not there", "theory add outputs -m x --for zzzz"),
    Exhibit("nothing that happened", "participation add -m x"),
    Exhibit("a kind of participation that is none", "participation add --kind joind --school Oak"),
    Exhibit("nobody who left", "participation add --kind left"),
    Exhibit("an adaptation that says nothing", "participation add --kind adapted"),
    Exhibit("an element of what was not adapted", "participation add --kind left --school Oak --element core"),
    Exhibit("a way of turning out that is none", "cycle review --turned-out well") { $0.does("cycle new") },
    Exhibit("a factor that is none", "cycle close --decision adopt --sustain luck") { $0.does("cycle new") },
    Exhibit("a correction that changes nothing", "edit paired-reading"),
    Exhibit("a correction of a key that is none", "edit --set tittle=x"),
    Exhibit("a correction without a value", "edit --set title="),
    Exhibit("one more of what is one", "edit --add title=x"),
    Exhibit("a kind of record that is none", "schema evidance"),
    Exhibit("a folder with a record of a newer format", "upgrade") {
      try $0.write("schema: enquiry/2\nname: Elm Alliance\n", to: "enquiries/elm/alliance.yaml")
    },
    Exhibit("an item added to what is no list", "edit --add success=x") {
      let path = "enquiries/elm/paired-reading/enquiry.md"
      try $0.write(try $0.read(path).replacing("success:\n", with: "success: all of it\n"), to: path)
      _ = try $0.git("-c", "user.name=lead", "-c", "user.email=lead@localhost", "commit", "-qam", "By hand")
    },
    Exhibit("an item that is not there", "edit --set theory_of_change.outputs.3.text=x") {
      $0.does("theory add outputs -m x")
    },
    Exhibit("an item counted from nought", "edit --set theory_of_change.outputs.0.text=x") {
      $0.does("theory add outputs -m x")
    },
    Exhibit("a key emptied that must be there", "edit --clear title"),
    Exhibit("a correction of nothing that is there", "edit zzzz --set title=x"),
    Exhibit("a text under no heading", "edit -m x"),
    Exhibit("a text under a heading that is none", "edit -m x --under Note"),
    Exhibit("a day of what has none", "edit --date today"),
    Exhibit("an unknown cluster", "pack nroth") { $0.does("cluster new north --alliance elm") },
    Exhibit("an unknown command", "evidnce add"),
    Exhibit("an unknown option", "log --mesage x"),
    Exhibit("a merge that is not finished", "log -m x") { desk in
      try desk.write("0000000000000000000000000000000000000000\n", to: ".git/MERGE_HEAD")
    },
    Exhibit("a record that was never saved", "cycle close --decision adapt") { desk in
      try desk.write("---\nschema: enquiry/1\n---\n", to: "\(enquiry)/cycles/autumn-2013-7k3m9q2x.md")
    },
  ]

  /// A title, the file, and what stands in it.
  private static let inFiles: [(title: String, path: String, text: String)] = [
    ("no front matter", "enquiry.md", "title: x\n"),
    ("a front matter that is never closed", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\n"),
    ("a colon in a value", "enquiry.md", "---\nschema: enquiry/1\ntitle: Maths: fluency\n---\n"),
    ("a quotation mark that is never closed", "enquiry.md", "---\nschema: enquiry/1\ntitle: \"Maths\n---\n"),
    ("a tab", "enquiry.md", "---\nschema: enquiry/1\n\ttitle: x\n---\n"),
    ("a bracket that is never closed", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\nsuccess: [a, b\n---\n"),
    ("a line that is no key", "enquiry.md", "---\nschema: enquiry/1\ntitle\n---\n"),
    ("a line that does not fit", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\n focus: z\n---\n"),
    ("a value that begins with @", "enquiry.md", "---\nschema: enquiry/1\ntitle: @home\n---\n"),
    ("an anchor", "enquiry.md", "---\nschema: enquiry/1\ntitle: &a x\n---\n"),
    ("an alias", "enquiry.md", "---\nschema: enquiry/1\ntitle: *a\n---\n"),
    ("a tag", "enquiry.md", "---\nschema: enquiry/1\ntitle: !!str x\n---\n"),
    ("a merge key", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\ndose:\n  <<: y\n---\n"),
    (
      "an analysis that is none", "measures/age.yaml",
      "schema: enquiry/1\ntitle: x\nscale: continuous\nprimary_analysis: anova\n"
    ),
    ("a fixed plan that was written by hand", "plan.lock.yaml", "schema: enquiry/1\nmeasures:\n  - id: age\n"),
    ("a key twice", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\ntitle: y\n---\n"),
    ("no title", "enquiry.md", "---\nschema: enquiry/1\n---\n"),
    ("a schema from the future", "enquiry.md", "---\nschema: enquiry/2\ntitle: x\n---\n"),
    ("a schema that is none", "enquiry.md", "---\nschema: 1\ntitle: x\n---\n"),
    ("an unknown key", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\nintervention: men.5\n---\n"),
    ("a key of one's own", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\nregister: 7\n---\n"),
    ("a list where text should be", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\nfocus:\n  - a\n---\n"),
    ("text where a list should be", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\nsuccess: a\n---\n"),
    ("an id that is none", "enquiry.md", "---\nschema: enquiry/1\nid: 12\ntitle: x\n---\n"),
    (
      "an intervention that is none", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\ninterventions:\n  - mne.5\n---\n"
    ),
    ("half a dose", "enquiry.md", "---\nschema: enquiry/1\ntitle: x\ndose:\n  minutes_per_day: 10\n---\n"),
    ("a decision that is none", "cycles/autumn-2013-7k3m9q2x.md", "---\nschema: enquiry/1\ndecision: adpot\n---\n"),
    ("a day that is none", "cycles/autumn-2013-7k3m9q2x.md", "---\nschema: enquiry/1\nopened: 5 March\n---\n"),
    ("a share that is none", "evidence/undated-other-7k3m9q2x.md", "---\nschema: enquiry/1\nshare: all\n---\nx\n"),
    (
      "a key message that is none", "leadership/undated-7k3m9q2x.md",
      "---\nschema: enquiry/1\nkey_messages: [km0]\n---\nx\n"
    ),
    ("a scale that is none", "measures/age.yaml", "schema: enquiry/1\ntitle: x\nscale: ordinal\n"),
    ("no scale", "measures/age.yaml", "schema: enquiry/1\ntitle: x\n"),
    ("a flag that is none", "measures/age.yaml", "schema: enquiry/1\ntitle: x\nscale: binary\nmatched: yes\n"),
    ("a number that is none", "measures/age.yaml", "schema: enquiry/1\ntitle: x\nscale: binary\nelapsed_months: 7m\n"),
    ("half a comparison", "measures/age.yaml", "schema: enquiry/1\ntitle: x\nscale: binary\ncompare: [after]\n"),
    ("figures without a measure", "measures/age.figures.csv", "occasion,n\nbefore,3\n"),
    ("a file with an odd name", "evidence/monday.md", "---\nschema: enquiry/1\n---\nx\n"),
  ]

  @Test func `is what it was; RECORD_SNAPSHOTS=1 records it anew`() throws {
    var gallery: [String] = []
    // Wide, so that the length of the scratch folder's path breaks no line.
    var origin = Desk.withEnquiry()
    origin.width = 400
    // Wherever xlsx2csv is installed.
    origin.environment["PATH"] = Scratch.current("nothing")
    for exhibit in Self.onTheCommandLine + Self.onLists + Self.imports + Self.onFiles + Self.onPlans + Self.onImpact
      + Self.onChanges + Self.aroundMeetings + Self.aroundPacks + Self.aroundMerges + Self.aroundServers
      + Self.aroundSharing + Self.aroundPushes + Self.aroundSources
    {
      let desk = try copy(of: origin)
      try exhibit.before(desk)
      let before = try desk.commits()
      let answer = desk(exhibit.command)
      #expect(answer.code != 0, "\(exhibit.title)")
      #expect(answer.out.isEmpty, "\(exhibit.title)")
      #expect(try desk.commits() == before, "\(exhibit.title)")
      gallery.append(entry(exhibit.title, "$ enquiry \(exhibit.command)", answer))
    }
    for exhibit in Self.onDamage {
      // git itself cannot count commits then.
      let desk = try copy(of: origin)
      try exhibit.before(desk)
      let answer = desk(exhibit.command)
      #expect(answer.code != 0 && answer.out.isEmpty, "\(exhibit.title)")
      gallery.append(entry(exhibit.title, "$ enquiry \(exhibit.command)", answer))
    }
    for exhibit in Self.inFiles {
      let desk = try copy(of: origin)
      try desk.write(exhibit.text, to: "\(Self.enquiry)/\(exhibit.path)")
      let answer = desk("check")
      #expect(!answer.out.isEmpty, "\(exhibit.title)")
      let file = exhibit.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { "| " + $0 }
      gallery.append(entry(exhibit.title, "\(exhibit.path)\n\(file.joined(separator: "\n"))\n$ enquiry check", answer))
    }
    try expectSnapshot(gallery.joined(separator: "\n\n") + "\n", "error-gallery.txt")
  }

  private func copy(of desk: Desk) throws -> Desk {
    var copy = desk
    copy.folder = Scratch.current("copy")
    if FileManager.default.fileExists(atPath: copy.folder) { try FileManager.default.removeItem(atPath: copy.folder) }
    try FileManager.default.copyItem(atPath: desk.folder, toPath: copy.folder)
    return copy
  }

  private func entry(_ title: String, _ input: String, _ answer: Desk.Answer) -> String {
    let seen = answer.seen.replacingOccurrences(of: Scratch.current.path, with: "…")
    return "## \(title)\n\(input)\n\(seen.trimmingCharacters(in: .newlines))\n(exit code \(answer.code))"
  }
}
