import Savings

/// An SVG drawing under construction, in its own points; the page scales it.
struct Drawing {
  let width: Double
  var height: Double
  private var body = ""

  enum Anchor: String { case start, middle, end }

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func rect(_ x: Double, _ y: Double, _ w: Double, _ h: Double, _ style: String) {
    body +=
      "<rect x=\"\(at(x))\" y=\"\(at(y))\" width=\"\(at(max(w, 0)))\" height=\"\(at(h))\""
      + " class=\"\(style)\"/>\n"
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    body +=
      "<line x1=\"\(at(x1))\" y1=\"\(at(y1))\" x2=\"\(at(x2))\" y2=\"\(at(y2))\""
      + " class=\"\(style)\"/>\n"
  }

  mutating func circle(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    body += "<circle cx=\"\(at(x))\" cy=\"\(at(y))\" r=\"\(at(radius))\" class=\"\(style)\"/>\n"
  }

  mutating func path(_ points: [(x: Double, y: Double)], closed: Bool = false, _ style: String) {
    let steps = points.enumerated().map { index, point in
      "\(index == 0 ? "M" : "L")\(at(point.x)) \(at(point.y))"
    }
    let data = steps.joined() + (closed ? "Z" : "")
    body += "<path d=\"\(data)\" class=\"\(style)\"/>\n"
  }

  /// A diamond, which differs from a dot in form too.
  mutating func diamond(_ x: Double, _ y: Double, _ radius: Double, _ style: String) {
    path(
      [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], closed: true, style)
  }

  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: String = "", anchor: Anchor = .start
  ) {
    let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    let look = style.isEmpty ? "" : " class=\"\(style)\""
    body +=
      "<text x=\"\(at(x))\" y=\"\(at(y))\"\(place)\(look)>\(Markup.escape(text))</text>\n"
  }

  /// Lines of text, one below the other, around a vertical middle.
  mutating func lines(
    _ lines: [String], _ x: Double, middle y: Double, _ style: String = "",
    anchor: Anchor = .start, leading: Double = 15
  ) {
    let first = y - Double(lines.count - 1) * leading / 2 + 4.5
    for (index, line) in lines.enumerated() {
      text(line, x, first + Double(index) * leading, style, anchor: anchor)
    }
  }

  /// The labels of an axis along the bottom; one that would touch the one before it is left out.
  mutating func ticks(_ ticks: [(x: Double, text: String)], _ y: Double) {
    var free = -Double.infinity
    for tick in ticks {
      let half = TextMeasure.width(tick.text) / 2
      let middle = min(max(tick.x, half), width - half)
      if middle - half < free { continue }
      text(tick.text, middle, y, "tick", anchor: .middle)
      free = middle + half + 6
    }
  }

  /// Text that runs upwards from its foot.
  mutating func upright(_ text: String, _ x: Double, _ y: Double, _ style: String) {
    body +=
      "<text transform=\"translate(\(at(x)) \(at(y))) rotate(-90)\" class=\"\(style)\">"
      + "\(Markup.escape(text))</text>\n"
  }

  /// The element: without a namespace, as it stands inside HTML.
  func svg(id: String, style: String, title: String, description: String) -> String {
    let name = Markup.escape(id)
    return """
      <svg class="\(style)" viewBox="0 0 \(at(width)) \(at(height))" role="img" \
      aria-labelledby="\(name)-title \(name)-desc">
      <title id="\(name)-title">\(Markup.escape(title))</title>
      <desc id="\(name)-desc">\(Markup.escape(description))</desc>
      \(body)</svg>

      """
  }

  /// A coordinate to a tenth of a point, without a needless zero.
  private func at(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let text = Digits.fixed(value, 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
