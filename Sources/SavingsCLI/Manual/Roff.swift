/// A text for `man`, line by line; what is data is never read as a request.
struct Roff {
  private(set) var text = ""

  /// A request with its arguments, each as one.
  mutating func macro(_ name: String, _ arguments: String...) {
    let quoted = arguments.map { "\"" + Roff.escaped($0).replacing("\"", with: "\\(dq") + "\"" }
    text += ([".\(name)"] + quoted).joined(separator: " ") + "\n"
  }

  mutating func section(_ title: String) { macro("SH", title) }

  mutating func line(_ words: String) { text += Roff.escaped(words) + "\n" }

  mutating func bold(_ words: String, then rest: String) {
    text += "\\fB\(Roff.escaped(words))\\fR\(Roff.escaped(rest))\n"
  }

  mutating func paragraph(_ words: String) {
    text += ".PP\n"
    line(words)
  }

  /// A term with what it means below it.
  mutating func entry(_ term: String, text words: String) {
    text += ".TP\n"
    bold(term, then: "")
    line(words)
  }

  /// Lines that stay as they are.
  mutating func literal(_ lines: [String]) {
    text += ".RS\n.nf\n"
    for line in lines { self.line(line) }
    text += ".fi\n.RE\n"
  }

  /// Text in which backslashes, hyphens, and dots and quotes at the start of a line are themselves.
  private static func escaped(_ words: String) -> String {
    words.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : String($0) }
      .joined(separator: "\n")
  }
}
