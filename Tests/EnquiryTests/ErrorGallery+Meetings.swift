import Testing

@testable import enquiry

/// Errors of the round of a cluster: meetings, check-ins, actions, the call list and the digest.
extension `The error gallery` {
  private static func cluster(_ desk: Desk) { desk.does("cluster new north --alliance elm") }

  private static func meeting(_ desk: Desk) {
    cluster(desk)
    desk.does("meeting new --date 2026-11-12")
  }

  static let aroundMeetings: [Exhibit] = [
    Exhibit("a meeting without a cluster", "meeting new --date 2026-11-19"),
    Exhibit("a meeting of one of several clusters", "meeting new --date 2026-11-19") { desk in
      cluster(desk)
      desk.does("cluster new south --alliance elm")
    },
    Exhibit("a meeting on no day", "meeting new", before: cluster),
    Exhibit("a meeting that was called already", "meeting new --date 2026-11-12", before: meeting),
    Exhibit("a meeting that is too short", "meeting new --date 2026-11-19 --minutes 40", before: cluster),
    Exhibit("a meeting that is far too short", "meeting new --date 2026-11-19 --minutes 10", before: cluster),
    Exhibit("a meeting of no length", "meeting new --date 2026-11-19 --minutes 0", before: cluster),
    Exhibit("a time that is none", "meeting new --date 2026-11-19 --starts noon", before: cluster),
    Exhibit("a meeting that goes on after midnight", "meeting new --date 2026-11-19 --starts 23:00", before: cluster),
    Exhibit("a next meeting before this one", "meeting new --date 2026-11-19 --next 2026-11-18", before: cluster),
    Exhibit("an agenda of an unknown enquiry", "meeting new --date 2026-11-19 -e pared-reading", before: cluster),
    Exhibit("a layout of an agenda that does not fit", "meeting new --date 2026-11-19") { desk in
      cluster(desk)
      try desk.write("schema: enquiry/1\nparts:\n  - item: Tea\n", to: "templates/meeting/agenda.yaml")
    },
    Exhibit("no meeting yet", "meeting show", before: cluster),
    Exhibit("a meeting on another day", "meeting show --date 2026-11-13", before: meeting),
    Exhibit("a meeting as a record", "show meeting north", before: meeting),
    Exhibit("a note in an unknown format", "meeting show --format docs", before: meeting),
    Exhibit("a note in a file of an unknown kind", "meeting show -o note.odt", before: meeting),
    Exhibit("a Word document on the screen", "meeting show --format docx", before: meeting),
    Exhibit("a note among the records", "meeting show -o enquiries/note.html", before: meeting),
    Exhibit("a Word document without Pandoc", "meeting show -o note.docx", before: meeting),
    Exhibit("a PDF without a program for it", "meeting show -o note.pdf", before: meeting),
    Exhibit("a page that nobody agrees", "meeting agree", before: meeting),
    Exhibit("a page of an alliance in no cluster", "meeting agree --role head") { desk in
      desk.does("alliance new oak")
      desk.does("cluster new north --alliance oak")
    },
    Exhibit("a meeting of which nothing was said", "meeting record", before: meeting),
    Exhibit("words about no enquiry", "meeting record --warm 'They read daily.'", before: meeting),
    Exhibit("words about an unknown enquiry", "meeting record --warm pared-reading='Daily.'", before: meeting),
    Exhibit("an action that is none", "meeting record --action 'a=b=c=d'", before: meeting),
    Exhibit("an action that is due too early", "meeting record --action 'Send it=head=2026-11-01'", before: meeting),
    Exhibit("a meeting that is still to come", "meeting record --decided x") { desk in
      cluster(desk)
      desk.does("meeting new --date 2026-11-19")
    },
    Exhibit("a check-in with nobody", "checkin add -m x", before: cluster),
    Exhibit("a check-in that says nothing", "checkin add -a elm", before: cluster),
    Exhibit("a check-in for oneself", "checkin add -a elm -m x --share me", before: cluster),
    Exhibit("an action without a word", "action add", before: cluster),
    Exhibit("an owner without a role", "action add 'Send it' --school 'Elm School'", before: cluster),
    Exhibit("an action that is not there", "action done zzzz", before: cluster),
    Exhibit("an action that was done too early", "action done 0 --date 2026-11-01") { desk in
      cluster(desk)
      try desk.write(
        "---\nschema: enquiry/1\nwhat: Send it\nagreed: 2026-11-05\n---\n",
        to: "enquiries/clusters/north/actions/00000001.md")
      desk.does("save")
    },
    Exhibit("no template to take over", "templates eject"),
    Exhibit("a template that is not there", "templates eject lefft.html.mustache"),
    Exhibit("a template that is a record", "templates eject toolkit.yaml"),
    Exhibit("a template that is one's own already", "templates eject words.txt") {
      $0.does("templates eject words.txt")
    },
    Exhibit("a template that names nothing", "pack north -o pack.html") { desk in
      cluster(desk)
      try desk.write("<p>{{titel}}</p>\n", to: "templates/pack/left.html.mustache")
    },
    Exhibit("a digest for unknown readers", "digest --audience heads"),
    Exhibit("a digest from a day to come", "digest --since 2026-12-01"),
    Exhibit("a digest for an unknown school", "digest --school Eml"),
  ]
}
