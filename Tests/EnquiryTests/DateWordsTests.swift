import TestSupport
import Testing

@testable import enquiry

@Suite(.scratch) struct `A day on the command line` {
  @Test func `is said back as it was understood`() {
    let desk = Desk.withEnquiry()
    #expect(desk.does("log -m x --date '3 march'").err.contains("on 3 March 2026,"))
    #expect(desk.does("cycle new --date 'start of last term' --period 'last term'").err.contains("on 1 April 2026."))
    #expect(desk.does("cycle review --learned x --date 14/07/2026").err.contains("paired-reading, on 14 July 2026."))
    #expect(desk.does("cycle close --decision adapt --date 'summer 2026'").err.contains(", on 31 August 2026: keep"))
    #expect(desk.does("cycle new").err.hasPrefix("Opened cycle 2 of paired-reading, autumn 2026.\n"))
  }

  @Test func `may be still to come only where something is planned`() throws {
    let desk = Desk.withEnquiry()
    desk.does("cycle new")
    for command in ["log -m x", "cycle review --learned x", "cycle close --decision stop"] {
      let answer = desk(command + " --date 2026-11-16")
      #expect(answer.code == 64 && answer.err.contains("16 November 2026 is in the future."))
    }
    desk.does("cycle new --period 'next term' --date 'start of next term'")
    desk.does("cluster new north --alliance elm")
    #expect(desk.does("pack north --meeting '26 november'").out.contains("pack-north-2026-11-26.html"))
    #expect(desk.does("pack north --meeting thursday").out.contains("pack-north-2026-11-19.html"))
  }

  @Test func `follows the programme's own terms`() throws {
    let desk = Desk.withEnquiry()
    try desk.write(
      """
      schema: enquiry/1
      name: x
      terms:
        - {id: term-1, starts: 1 September}
        - {id: term-2, starts: 1 November}
        - {id: term-3, starts: 4 January}

      """, to: "enquiries/programme.yaml")
    desk.does("save")
    desk.does("cycle new --period 'term 3 2027' --aim Third")
    desk.does("cycle new --period 'last term' --aim First")
    desk.does("cycle new --aim Second")
    let seen = desk.does("cycle").out.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
    #expect(seen == ["1 term 1, 2026 open First", "2 term 2, 2026 open Second", "3 term 3, 2027 open Third"])
    #expect(desk.does("log -m x --date 'start of term'").err.contains("on 1 November 2026,"))
  }
}
