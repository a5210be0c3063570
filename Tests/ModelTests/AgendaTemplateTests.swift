import Model
import Testing

@Suite struct `The layout of an agenda` {
  private func template(takesRest: Bool) -> AgendaTemplate {
    AgendaTemplate(
      minutes: 120,
      parts: [
        .init(item: "Welcome", length: .minutes(10, takesRest: false)),
        .init(
          item: "{title} of {alliance} {x}",
          length: .ofEachEnquiry(
            least: 7, steps: [.init("present", share: 5), .init("questions", share: 3), .init("response", share: 4)])),
        .init(item: "Themes", length: .minutes(15, takesRest: takesRest)),
        .init(item: "Next steps", length: .minutes(5, takesRest: false)),
      ])
  }

  private func subjects(_ count: Int) -> [AgendaTemplate.Subject] {
    (0..<count).map { number in
      let name = EnquiryName(alliance: Slug(known: "elm"), slug: Slug(known: "e\(number)"))
      return AgendaTemplate.Subject(name, title: "{alliance} \(number)", alliance: "Elm")
    }
  }

  @Test(arguments: 0...8, [true, false])
  func `adds up to every length that is enough, and says how long would be`(count: Int, takesRest: Bool) throws {
    let template = template(takesRest: takesRest)
    for minutes in 1...200 {
      do throws(AgendaTemplate.TooShort) {
        let items = try template.agenda(of: subjects(count), minutes: minutes)
        #expect(items.map(\.minutes).reduce(0, +) == minutes)
        let each = items.filter { $0.enquiry != nil }
        #expect(Set(each.map(\.minutes)).count <= 1 && each.allSatisfy { $0.minutes >= 7 })
        for item in each {
          let steps = (item.about ?? "").matches(of: /[0-9]+/).compactMap { Int($0.output) }
          #expect(steps.count == 3 && steps.reduce(0, +) == item.minutes && steps.allSatisfy { $0 > 0 })
        }
      } catch {
        #expect(minutes < 30 + 7 * count && error.needed == 30 + 7 * count)
        #expect(error.fitting == max(0, minutes - 30) / 7)
      }
    }
  }

  @Test func `puts in the words of an enquiry once, as they are`() throws {
    let items = try template(takesRest: true).agenda(of: subjects(1), minutes: 120)
    #expect(items[1].item == "{alliance} 0 of Elm {x}")
  }
}

@Suite struct `A colour` {
  /// Contrast on white by WCAG 2, as the usual tables have it.
  @Test(arguments: [
    ("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48), ("#1F4E79", 8.66), ("#ff0000", 4.0),
  ])
  func `knows how far it stands out from white`(text: String, contrast: Double) throws {
    let colour = try #require(Colour(text))
    #expect(abs(colour.contrastOnWhite - contrast) < 0.01, "\(colour.contrastOnWhite)")
    #expect(colour.description == text.lowercased())
  }

  @Test(arguments: ["", "#", "#12345", "#1234567", "123456", "#12345g", "#+12345", "#-12345", "red"])
  func `is nothing else`(text: String) { #expect(Colour(text) == nil) }
}
