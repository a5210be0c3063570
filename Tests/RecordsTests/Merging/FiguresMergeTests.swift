import Model
import Records
import Testing

@Suite struct `A merge of figures` {
  private func source(_ text: String) throws -> SourceText { try SourceText(path: "m.figures.csv", text: text) }

  private func merge(
    _ base: String?, _ ours: String, _ theirs: String, _ answer: MergeAnswer? = nil
  ) throws -> (text: String, questions: [MergeQuestion]) {
    let merge = TextMerge(.figures, bases: [try base.map(source)])
    let merged = merge.merge(try source(ours), try source(theirs)) { _ in answer }
    return (String(decoding: merged.bytes, as: UTF8.self), merged.questions)
  }

  private let base = "occasion,school,n,mean,sd\nbefore,Elm School,24,28.1,9.8\nafter,Elm School,24,31,9.1\n"

  @Test func `keeps the rows that both added at one place, in the order of what they are of`() throws {
    let (text, questions) = try merge(
      base, base + "after,Lime School,20,30,8\n", base + "after,Ash School,22,30.5,8\nafter,Fir School,9,,\n")
    #expect(questions.isEmpty)
    #expect(text == base + "after,Ash School,22,30.5,8\nafter,Fir School,9,,\nafter,Lime School,20,30,8\n")
  }

  @Test func `takes each row from who changed it, and both columns that were added`() throws {
    let ours =
      "occasion,school,n,mean,sd,source\nbefore,Elm School,24,28.2,9.8,our letter\nafter,Elm School,24,31,9.1\n"
    let theirs =
      "occasion,school,n,mean,sd,note\nbefore,Elm School,24,28.1,9.8,\nafter,Elm School,23,31,9.1,\"one, moved\"\n"
    let (text, questions) = try merge(base, ours, theirs)
    #expect(questions.isEmpty)
    #expect(
      text == "occasion,school,n,mean,sd,source,note\nbefore,Elm School,24,28.2,9.8,our letter\n"
        + "after,Elm School,23,31,9.1,,\"one, moved\"\n")
  }

  @Test func `asks where one figure was changed two ways, and tells what differs`() throws {
    let ours = base.replacing("24,31,", with: "24,31.4,")
    let theirs = base.replacing("24,31,", with: "24,34.1,")
    let (text, questions) = try merge(base, ours, theirs)
    let question = try #require(questions.first)
    #expect(questions.count == 1 && [ours, theirs].contains(text))
    #expect([question.base, question.ours, question.theirs] == ["mean 31", "mean 31.4", "mean 34.1"])
    guard case .figure(let key) = question.spot else { return #expect(Bool(false), "\(question)") }
    #expect(key.occasion == "after" && key.school == "Elm School")
    #expect(!question.allowsBoth && question.allowsValue)
    #expect(try merge(base, ours, theirs, .ours).text == ours)
    #expect(try merge(base, ours, theirs, .theirs).text == theirs)
    let (decided, open) = try merge(base, ours, theirs, .value("32.75"))
    #expect(open.isEmpty && decided == base.replacing("24,31,", with: "24,32.75,"))
    #expect(try merge(base, ours, theirs, .both).questions.count == 1)
  }

  @Test func `takes several cells by name where several differ`() throws {
    let ours = base.replacing("24,31,9.1", with: "23,31.4,9.1")
    let theirs = base.replacing("24,31,9.1", with: "22,,9.1")
    let question = try #require(try merge(base, ours, theirs).questions.first)
    #expect([question.base, question.ours, question.theirs] == ["n 24, mean 31", "n 23, mean 31.4", "n 22, no mean"])
    for answer in ["n=22 mean=31.9", "mean=31.9, n=22", "\"mean\"=\"31.9\",n=22"] {
      let (text, open) = try merge(base, ours, theirs, .value(answer))
      #expect(open.isEmpty && text == base.replacing("24,31,9.1", with: "22,31.9,9.1"))
    }
    // What is left open by an answer, or names no figure, decides nothing.
    for answer in [
      "31.9", "n=22", "n=22 mean=", "school=Ash n=22 mean=3", "n=22 maen=31", "n=22 n=23 mean=3", "n=\"22",
    ] {
      let open = try merge(base, ours, theirs, .value(answer)).questions
      #expect(open.count == (answer == "n=22 mean=" ? 0 : 1), "\(answer)")
    }
  }

  @Test func `asks where a row was taken away on one side and changed on the other`() throws {
    let ours = "occasion,school,n,mean,sd\nbefore,Elm School,24,28.1,9.8\n"
    let theirs = base.replacing("24,31,", with: "24,31.4,")
    let (text, questions) = try merge(base, ours, theirs)
    let question = try #require(questions.first)
    #expect(text == theirs && question.ours == nil && question.theirs == "n 24, mean 31.4, sd 9.1")
    #expect(question.base == "n 24, mean 31, sd 9.1")
    #expect(try merge(base, ours, theirs, .ours).text == ours)
    #expect(try merge(base, ours, base).text == ours)
    #expect(try merge(base, ours, theirs, .value("mean=33")).text == base.replacing("24,31,", with: "24,33,"))
    #expect(try merge(base, ours, theirs, .value("33")).questions.count == 1)
  }

  @Test func `knows the same number in another form, and keeps the form that was changed`() throws {
    let ours = base.replacing("31,9.1", with: "31.0,\"9.10\"")
    let (text, questions) = try merge(base, ours, base.replacing("28.1", with: "28.3"))
    #expect(questions.isEmpty && text == ours.replacing("28.1", with: "28.3"))
  }

  @Test func `keeps quoted line breaks, blank lines, a mark at the start and the line ends of who changed them`() throws
  {
    let ours = "\u{FEFF}occasion,note,n\r\n\r\nbefore,\"two\r\nlines\",1\r\nafter,,2\r\n"
    let base = "occasion,note,n\n\nbefore,\"two\nlines\",1\nafter,,2\n"
    let theirs = "occasion,note,n\n\nbefore,\"two\nlines\",1\n\nafter,\"a \"\"b\"\",\nc\",2"
    let (text, questions) = try merge(base, ours, theirs)
    #expect(questions.isEmpty)
    #expect(
      text == "\u{FEFF}occasion,note,n\r\n\r\nbefore,\"two\r\nlines\",1\r\n\r\nafter,\"a \"\"b\"\",\nc\",2")
  }

  @Test func `takes out a column that one side took out, unless the other filled a cell of it`() throws {
    let base = "occasion,note,n\nbefore,x,1\nafter,,2\n"
    let ours = "occasion,n\nbefore,1\nafter,2\n"
    #expect(try merge(base, ours, base.replacing("after,,2", with: "after,,3")).text == ours.replacing("2", with: "3"))
    let (text, questions) = try merge(base, ours, base.replacing("after,,2", with: "after,y,2"))
    #expect(questions.isEmpty && text == "occasion,note,n\nbefore,,1\nafter,y,2\n")
  }

  @Test func `without a base keeps what both added, once, and asks where they differ`() throws {
    let ours = "occasion,n\nbefore,20\nafter,21\n"
    let theirs = "occasion,n,mean\nbefore,20\nafter,22,4\nlater,19,5\n"
    let (text, questions) = try merge(nil, ours, theirs, .theirs)
    #expect(questions.isEmpty && text == theirs)
    let question = try #require(try merge(nil, ours, theirs).questions.first)
    #expect(question.base == nil && question.ours == "n 21, no mean" && question.theirs == "n 22, mean 4")
  }

  @Test func `with bases that differ takes nothing for unchanged`() throws {
    let two = try ["30", "31"].map { try source("occasion,mean\nbefore,4\nafter,\($0)\n") }
    let merge = TextMerge(.figures, bases: two)
    let merged = merge.merge(two[0], try source("occasion,mean\nbefore,5\nafter,31\n"))
    #expect(merged.questions.map(\.ours) == ["mean 30"] && merged.questions.map(\.base) == [nil])
    // What one of them took away stays: nobody can tell from where.
    let gone = merge.merge(try source("occasion,mean\nbefore,4\n"), two[1])
    #expect(gone.questions.isEmpty && gone.bytes == two[1].bytes)
  }

  @Test(arguments: [
    "occasion,n\nbefore,\"1\n", "occasion;n\nbefore;2\n", "occasion,n\nbefore,1,2\n", "n\n3\n", "",
    "occasion,n\rbefore,1\r",
    "occasion,n\n<<<<<<< ours\nbefore,1\n=======\nbefore,2\n>>>>>>> theirs\n",
  ])
  func `asks for the whole file where one of them is no table of figures`(text: String) throws {
    let base = "occasion,n\nbefore,1\n"
    let ours = base + "after,2\n"
    let questions = try merge(base, ours, text).questions
    #expect(questions.map(\.spot) == [.whole])
    #expect(try merge(base, ours, text, .ours).text == ours)
  }
}
