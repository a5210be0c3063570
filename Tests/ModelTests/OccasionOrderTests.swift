import Model
import Testing

@Suite struct `Points of measurement` {
  private func names(_ change: (inout Measure) -> Void = { _ in }) throws -> OccasionNames {
    var measure = Measure(id: try #require(Slug("x")), title: "X", scale: .continuous)
    change(&measure)
    return OccasionNames(of: measure)
  }

  /// In every order in which rows can bring a few names.
  private func orders(_ names: [String]) -> [[String]] {
    guard names.count > 1 else { return [names] }
    return names.indices.flatMap { index in
      var rest = names
      let first = rest.remove(at: index)
      return orders(rest).map { [first] + $0 }
    }
  }

  @Test(
    arguments: [
      ["2024-09", "2025-01"], ["1", "2"], ["0", "12"], ["T2", "T10"], ["Year 9", "Year 10"], ["week 2", "week 10"],
      ["start", "end"], ["autumn 2024", "spring 2025", "summer 2025", "autumn 2025"], ["Sept 2024", "January 2025"],
      ["Autumn 24", "Spring 25"], ["autumn 2024/25", "spring 2024/25"], ["2023/24", "2024/25"], ["09/2024", "01/2025"],
      ["before", "2024-09-05", "2025-07", "after"], ["before", "T1", "T2", "after", "follow-up"],
      ["baseline", "midpoint", "end"], ["start of year", "end of year"], ["pre-test", "post-test"],
      ["Year 9 autumn", "Year 9 summer", "Year 10 autumn"], ["Reception", "Year 1", "Year 2"],
      ["term-1-2024", "term-2-2024"],
      ["first test", "second test", "10th test"], ["week 1 pre", "week 1 post", "week 2 pre"], ["test 9", "test 10"],
      ["autumn 1 2024", "autumn 2 2024", "spring 1 2025"], ["after 6 weeks", "after 12 weeks"], ["-1", "0", "1"],
      ["start of autumn 2024", "end of autumn 2024", "start of spring 2025"], ["initial score", "final score"],
    ])
  func `go by what their names mean, whatever the order of the rows`(_ expected: [String]) throws {
    let names = try names()
    for given in orders(expected) {
      #expect(names.order(of: given).map { given[$0] } == expected)
    }
    #expect(names.orderRemark(on: expected) == nil)
  }

  @Test(
    arguments: [
      ["blue", "red"], ["autumn", "spring"], ["September", "July"], ["Test A", "Test B"], ["2024-09-05", "T2"],
      ["baseline", "before"], ["1/9", "2/3"], ["2024", "autumn 2024"], ["test 1 before", "test 2 after"],
      ["KS2", "Year 9"],
    ])
  func `whose names do not say it go by their letters, which is said`(_ expected: [String]) throws {
    let names = try names()
    for given in orders(expected) {
      #expect(names.order(of: given).map { given[$0] } == expected)
    }
    #expect(
      names.orderRemark(on: expected)
        == "Taken in this order: “\(expected[0])”, then “\(expected[1])”. If that is wrong, list them under occasions in the "
        + "definition.")
  }

  @Test func `that the definition lists or compares need no word`() throws {
    let listed = try names { $0.occasions = [.init(id: "red"), .init(id: "blue")] }
    #expect(listed.order(of: ["blue", "red", "green"]) == [1, 0, 2])
    #expect(listed.orderRemark(on: ["red", "blue", "green"]) == nil)
    #expect(try names { $0.compare = ["red", "blue"] }.orderRemark(on: ["blue", "red"]) == nil)
  }
}
