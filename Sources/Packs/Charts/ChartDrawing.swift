/// The SVG of a chart: shapes and text only, in the colours of the text around it where no style sheet says more.
struct ChartDrawing {
  let layout: ChartLayout
  let title: String
  let summary: String
  /// Unique in the document.
  let id: String

  var svg: String {
    let name = PlainText.escaped(id)
    let height = ChartNumber.coordinate(layout.height)
    let width = ChartNumber.coordinate(ChartLayout.width)
    var svg = "<svg class=\"chart\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" height=\"\(height)\""
    svg += " role=\"img\" aria-labelledby=\"title:\(name) desc:\(name)\">\n"
    svg += "<title id=\"title:\(name)\">\(PlainText.escaped(title))</title>\n"
    svg += "<desc id=\"desc:\(name)\">\(PlainText.escaped(summary))</desc>\n"
    for mark in layout.marks { svg += draw(mark) + "\n" }
    for text in layout.texts { svg += draw(text) + "\n" }
    return svg + "</svg>"
  }

  private func draw(_ mark: ChartMark) -> String {
    switch mark {
    case .track(let x, let y, let width, let height):
      "<rect class=\"track\" \(box(x, y, width, height)) fill=\"none\" stroke=\"currentColor\""
        + " stroke-opacity=\"0.25\"/>"
    case .bar(let x, let y, let width, let height, let filled):
      "<rect class=\"bar\(filled ? "" : " before")\" \(box(x, y, width, height))\(paint(filled))/>"
    case .dot(let x, let y, let filled):
      "<circle class=\"bar\(filled ? "" : " before")\" cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"5\"\(paint(filled))/>"
    case .whisker(let from, let to, let y, let onFilled): whisker(from, to, y, onFilled: onFilled)
    case .expected(let x, let top, let bottom):
      line("casing", x, top, x, bottom, "#fff", 5)
        + line("expected", x, top, x, bottom, "currentColor", 2, " stroke-dasharray=\"3 2\"")
    case .zero(let x, let top, let bottom): line("zero", x, top, x, bottom, "currentColor", 1.5)
    case .rule(let x1, let y1, let x2, let y2): line("rule", x1, y1, x2, y2, "currentColor", 1)
    }
  }

  /// Black with a white edge, so that it is seen on a dark bar and on white paper.
  private func whisker(_ from: Double, _ to: Double, _ y: Double, onFilled: Bool) -> String {
    let path = "M\(n(from)) \(n(y - 4))V\(n(y + 4))M\(n(to)) \(n(y - 4))V\(n(y + 4))M\(n(from)) \(n(y))H\(n(to))"
    let casing = "<path class=\"casing\" d=\"\(path)\" fill=\"none\" stroke=\"#fff\" stroke-width=\"4.5\"/>"
    return (onFilled ? casing : "")
      + "<path class=\"whisker\" d=\"\(path)\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"/>"
  }

  private func draw(_ text: ChartText) -> String {
    let step = text.size * ChartText.leading
    let spans = text.lines.enumerated().map { index, line in
      "<tspan x=\"\(n(text.x))\" y=\"\(n(text.y + text.size * 0.98 + Double(index) * step))\">"
        + "\(PlainText.escaped(line))</tspan>"
    }
    let weight = text.weight == .strong ? " font-weight=\"600\"" : ""
    let anchor = text.anchor == .start ? "" : " text-anchor=\"\(text.anchor.rawValue)\""
    return "<text class=\"\(text.weight)\" font-size=\"\(n(text.size))\"\(weight)\(anchor) fill=\"currentColor\">"
      + spans.joined() + "</text>"
  }

  private func line(
    _ kind: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: String, _ width: Double,
    _ more: String = ""
  ) -> String {
    "<line class=\"\(kind)\" x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" stroke=\"\(stroke)\""
      + " stroke-width=\"\(n(width))\"\(more)/>"
  }

  private func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(width))\" height=\"\(n(height))\""
  }

  private func paint(_ filled: Bool) -> String {
    " fill=\"\(filled ? "currentColor" : "#fff")\" stroke=\"currentColor\" stroke-width=\"1.5\""
  }

  private func n(_ number: Double) -> String { ChartNumber.coordinate(number) }
}
