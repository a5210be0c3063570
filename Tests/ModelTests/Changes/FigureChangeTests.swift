import Testing

@testable import Model

/// What became of figures between two tables, and which way is good.
@Suite struct `Changes of figures` {
  private let id = Slug(known: "age")

  private func measure(_ direction: Measure.Direction = .higherIsBetter) -> Measure {
    var measure = Measure(id: id, title: "Age", scale: .continuous, direction: direction)
    measure.controlGroup = "control"
    return measure
  }

  private func figure(
    _ occasion: String = "after", group: String? = nil, mean: String? = nil, count: Int? = nil, of: Int? = nil
  ) -> Figure {
    var figure = Figure(occasion: occasion)
    (figure.group, figure.count, figure.of) = (group, count, of)
    figure.mean = mean.flatMap { ExactNumber($0) }
    return figure
  }

  private func directions(_ old: Figure, _ new: Figure, _ measure: Measure) -> [FigureChange.Direction] {
    FigureChange.between([old], [new], of: id, defined: measure).flatMap(\.values).map(\.direction)
  }

  @Test func `are better or worse by the direction of the measure`() {
    let (low, high) = (figure(mean: "31.4"), figure(mean: "34.1"))
    #expect(directions(low, high, measure()) == [.better])
    #expect(directions(high, low, measure()) == [.worse])
    #expect(directions(low, high, measure(.lowerIsBetter)) == [.worse])
  }

  @Test func `are neither at the start, of the comparison group, or of what is no outcome`() {
    #expect(directions(figure("before", mean: "1"), figure("before", mean: "2"), measure()) == [.neither])
    #expect(
      directions(figure(group: "control", mean: "1"), figure(group: "control", mean: "2"), measure()) == [.neither])
    #expect(
      directions(figure(group: "treatment", mean: "1"), figure(group: "treatment", mean: "2"), measure()) == [.better])
    var context = measure()
    context.purpose = .context
    #expect(directions(figure(mean: "1"), figure(mean: "2"), context) == [.neither])
  }

  @Test func `of yes and no go by the share, not by the number`() {
    // 8 of 16 are more than 9 of 20.
    #expect(directions(figure(count: 9, of: 20), figure(count: 8, of: 16), measure()) == [.better, .neither])
    #expect(directions(figure(count: 8, of: 16), figure(count: 9, of: 20), measure()) == [.worse, .neither])
  }

  @Test func `are paired by their key columns, whatever their order`() {
    let old = [figure("before", mean: "1"), figure(mean: "2")]
    let new = [figure(mean: "2"), figure("before", mean: "1"), figure("later", mean: "3")]
    let changes = FigureChange.between(old, new, of: id, defined: measure())
    #expect(changes.map(\.key.occasion) == ["later"])
    #expect(changes.map(\.wasThere) == [false])
    #expect(FigureChange.between(new, old, of: id, defined: measure()).map(\.isThere) == [false])
    #expect(FigureChange.between(old, old.reversed(), of: id, defined: measure()).isEmpty)
  }

  @Test func `know nothing of good where the definition cannot be read`() {
    let changes = FigureChange.between([figure(mean: "1")], [figure(mean: "2")], of: id, defined: nil)
    #expect(changes.flatMap(\.values).map(\.direction) == [.neither])
  }

  @Test func `of sums tell everybody with a value, and the mean to two decimals`() {
    var sums = Summary.Sums(key: Summary.Key(from: "before", to: "after"))
    (sums.nFrom, sums.sumFromAll) = (3, ExactNumber("10"))
    (sums.nTo, sums.sumToAll) = (8, ExactNumber("-1.00"))
    let figures = Summary(.sums([sums])).asFigures
    #expect(figures.map(\.n) == [3, 8])
    #expect(figures.map { $0.mean?.description } == ["3.33", "-0.13"])
    sums.sumToAll = nil
    #expect(Summary(.sums([sums])).asFigures.last?.mean == nil)
  }

  @Test func `of answers tell how many said yes, and nothing where they are not told apart`() {
    let key = Summary.Key(from: "before", to: "after")
    func level(_ number: Int) -> Summary.Move.Level { .level(ExactNumber(number)) }
    let moves = [
      Summary.Move(key: key, from: level(0), to: level(1), n: 7),
      Summary.Move(key: key, from: level(1), to: level(1), n: 6),
      Summary.Move(key: key, from: .absent, to: level(0), n: 6),
    ]
    let figures = Summary(.moves(moves)).asFigures
    #expect(figures.map(\.count) == [6, 13])
    #expect(figures.map(\.of) == [13, 19])
    let hidden = moves + [Summary.Move(key: key, from: .withheld, to: level(1), n: 6)]
    #expect(Summary(.moves(hidden)).asFigures.first?.count == nil)
    #expect(Summary(.moves(hidden)).asFigures.first?.n == 19)
  }
}
