// The round of a cluster by prompts alone.
extension Walk {
  static let aroundMeetings = [
    Walk(
      command: "meeting new", before: ["cluster new north --alliance elm"],
      keys: ["19 november", "13:30", "60", "Elm School library", ""],
      flags: "meeting new north --date 2026-11-19 --starts 13:30 --minutes 60 --place 'Elm School library'"),
    Walk(
      command: "meeting agree", before: ["cluster new north --alliance elm", "meeting new --date 2026-11-19"],
      keys: ["headteacher, Elm School", ""], flags: "meeting agree --role 'headteacher, Elm School'"),
    Walk(
      command: "meeting record", before: ["cluster new north --alliance elm", "meeting new --date 2026-11-12"],
      keys: [
        "head, Elm School", "", "", "They read daily.", "How do you know?", "", "", "Meet again.", "", "Rooms.", "",
        "Send slides=project lead, Elm School=27 november; Book a room", "", "4 march 2027", "",
      ],
      flags: "meeting record --present 'head, Elm School' --warm paired-reading='They read daily.' "
        + "--cool paired-reading='How do you know?' --decided 'Meet again.' --theme Rooms. "
        + "--action 'Send slides=project lead, Elm School=2026-11-27' --action 'Book a room' --next 2027-03-04"),
    Walk(
      command: "checkin add", before: ["cluster new north --alliance elm"],
      keys: ["It goes well.", "A hall; a mentor", "", "", "project lead, Elm School", ""],
      flags: "checkin add -a elm -m 'It goes well.' --ask 'A hall' --ask 'a mentor' --role 'project lead' "
        + "--school 'Elm School'"),
    Walk(
      command: "action add", before: ["cluster new north --alliance elm"],
      keys: ["Send slides", "project lead, Elm School", "27 november", ""],
      flags: "action add 'Send slides' --owner 'project lead, Elm School' --due 2026-11-27"),
  ]
}
