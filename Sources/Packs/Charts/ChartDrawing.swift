import Model

/// The SVG of a picture: shapes and text only.
///
/// Every colour stands in its attribute, so that the picture is whole outside a page; the classes let a page's style sheet
/// put its own in their place: `accent-fill` and `accent-line` what stands out, `quiet` text beside, `rule` lines, `wash` areas.
struct ChartDrawing {
  let layout: ChartLayout
  let title: String
  let description: String
  /// Unique in the document.
  let id: String
  /// The one colour.
  var accent = ChartDrawing.usual

  static let usual = Colour(red: 0x0f, green: 0x5c, blue: 0x68)

  var svg: String {
    // A blank would part one name into two.
    let name = PlainText.escaped(String(id.map { $0.isWhitespace ? "-" : $0 }))
    let (width, height) = (n(layout.width), n(layout.height))
    var svg =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"\(layout.width > 400 ? "chart wide" : "chart")\" viewBox=\"0 0 \(width) \(height)\""
    svg += " width=\"\(width)\" height=\"\(height)\" font-family=\"\(ChartDrawing.faces)\""
    svg += " font-size=\"\(n(ChartText.size))\" role=\"img\" aria-labelledby=\"title:\(name) desc:\(name)\">\n"
    svg += "<title id=\"title:\(name)\">\(PlainText.escaped(title))</title>\n"
    svg += "<desc id=\"desc:\(name)\">\(PlainText.escaped(description))</desc>\n"
    for mark in layout.marks { svg += draw(mark) + "\n" }
    for text in layout.texts { svg += draw(text) + "\n" }
    return svg + "</svg>"
  }

  private static let faces = "Arial, 'Liberation Sans', Helvetica, sans-serif"

  // MARK: - Marks

  private func draw(_ mark: ChartMark) -> String {
    switch mark {
    case .line(let points, let stroke): line(points, stroke)
    case .box(let box, let fill):
      "<rect x=\"\(n(box.x))\" y=\"\(n(box.y))\" width=\"\(n(box.width))\" height=\"\(n(box.height))\"\(paint(fill))/>"
    case .dot(let point, let dot): draw(dot, point)
    }
  }

  private func line(_ points: [ChartPoint], _ stroke: ChartStroke) -> String {
    let path = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(n($1.x)) \(n($1.y))" }.joined()
    return "<path d=\"\(path)\" fill=\"none\"\(paint(stroke))/>"
  }

  private func paint(_ stroke: ChartStroke) -> String {
    switch stroke {
    case .axis: " stroke=\"currentColor\" stroke-width=\"1\""
    case .grid: " class=\"rule\" stroke=\"#cfd6d9\" stroke-width=\"1\""
    case .zero: " stroke=\"currentColor\" stroke-width=\"1.5\""
    case .expected: " stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"4 3\""
    case .interval: " class=\"accent-line\" stroke=\"\(accent)\" stroke-width=\"3\" stroke-opacity=\"0.7\""
    case .otherInterval: " stroke=\"#8a9499\" stroke-width=\"3\""
    case .focus: " class=\"accent-line\" stroke=\"\(accent)\" stroke-width=\"2.5\""
    case .other: " stroke=\"#7b868c\" stroke-width=\"1.5\""
    case .leader: " stroke=\"#9aa3a7\" stroke-width=\"0.75\""
    case .bracket: " stroke=\"currentColor\" stroke-width=\"1\""
    case .moment: " stroke=\"currentColor\" stroke-width=\"1.5\""
    }
  }

  private func paint(_ fill: ChartFill) -> String {
    let edge = " stroke=\"#ffffff\" stroke-width=\"1\""
    return switch fill {
    case .during: " class=\"wash\" fill=\"#f3f7f7\""
    case .planned: " fill=\"#ffffff\" stroke=\"#7b868c\" stroke-width=\"1\""
    case .worked: " class=\"accent-fill\" fill=\"\(accent)\""
    case .awayFromTop(let shade): " fill=\"\(grey(shade))\"\(edge)"
    case .middle: " fill=\"#ffffff\" stroke=\"#9aa3a7\" stroke-width=\"1\""
    case .towardsTop(let shade): " class=\"accent-fill\" fill=\"\(accent)\" fill-opacity=\"\(opacity(shade))\"\(edge)"
    }
  }

  private func grey(_ shade: ChartShade) -> String {
    switch shade {
    case .light: "#dde1e3"
    case .medium: "#c3cacd"
    case .full: "#a3acb0"
    }
  }

  private func opacity(_ shade: ChartShade) -> String {
    switch shade {
    case .light: "0.35"
    case .medium: "0.6"
    case .full: "1"
    }
  }

  private func draw(_ dot: ChartDot, _ point: ChartPoint) -> String {
    let full = " class=\"accent-line accent-fill\" fill=\"\(accent)\" stroke=\"\(accent)\" stroke-width=\"1.5\""
    let ring = " class=\"accent-line\" fill=\"#ffffff\" stroke=\"\(accent)\" stroke-width=\"2\""
    return switch dot.kind {
    case .focus: circle(point, 5, full)
    case .before: circle(point, 4.5, ring)
    case .other: diamond(point, 5.5, " fill=\"#59646a\" stroke=\"#59646a\" stroke-width=\"1\"")
    case .otherBefore: diamond(point, 5, " fill=\"#ffffff\" stroke=\"#59646a\" stroke-width=\"1.5\"")
    case .point: circle(point, 3, " fill=\"#59646a\" stroke=\"#ffffff\" stroke-width=\"1\"")
    case .signal: circle(point, 3.5, full)
    case .present: circle(point, 5.5, full)
    case .absent: circle(point, 5, " fill=\"none\" stroke=\"#7b868c\" stroke-width=\"1\" stroke-dasharray=\"2 2\"")
    }
  }

  private func circle(_ point: ChartPoint, _ radius: Double, _ paint: String) -> String {
    "<circle cx=\"\(n(point.x))\" cy=\"\(n(point.y))\" r=\"\(n(radius))\"\(paint)/>"
  }

  private func diamond(_ point: ChartPoint, _ reach: Double, _ paint: String) -> String {
    let (x, y) = (point.x, point.y)
    return
      "<path d=\"M\(n(x)) \(n(y - reach))L\(n(x + reach)) \(n(y))L\(n(x)) \(n(y + reach))L\(n(x - reach)) \(n(y))Z\"\(paint)/>"
  }

  // MARK: - Texts

  private func draw(_ text: ChartText) -> String {
    let weight = text.weight == .strong ? " font-weight=\"600\"" : ""
    let anchor = text.anchor == .start ? "" : " text-anchor=\"\(text.anchor.rawValue)\""
    let look = "\(colour(text.weight))\(weight)\(anchor)"
    if text.lines.count == 1 {
      return "<text\(place(text, 0))\(look)>\(PlainText.escaped(text.lines[0]))</text>"
    }
    let spans = text.lines.enumerated().map { index, line in
      "<tspan\(place(text, index))>\(PlainText.escaped(line))</tspan>"
    }
    return "<text\(look)>\(spans.joined())</text>"
  }

  private func place(_ text: ChartText, _ line: Int) -> String {
    let baseline = text.y + ChartText.size * 0.98 + Double(line) * ChartText.lineHeight
    return " x=\"\(n(text.x))\" y=\"\(n(baseline))\""
  }

  private func colour(_ weight: ChartText.Weight) -> String {
    switch weight {
    case .strong, .usual: " fill=\"currentColor\""
    case .light: " class=\"quiet\" fill=\"#55606a\""
    case .inverse: " fill=\"#ffffff\""
    }
  }

  private func n(_ number: Double) -> String { ChartNumber.coordinate(number) }
}
