import Glibc
import Testing

@testable import SavingsIO

@Suite struct PaletteTests {
  /// The contrast of WCAG 2: (L1 + 0.05) / (L2 + 0.05).
  @Test(arguments: Palette.pairs.map { [$0.text, $0.on] })
  func textIsReadable(pair: [String]) throws {
    for isDark in [false, true] {
      let luminances = try pair.map { name in
        let colour = try #require(Palette.colours.first { $0.name == name })
        return try luminance(isDark ? colour.dark : colour.light)
      }
      let contrast = (luminances.max()! + 0.05) / (luminances.min()! + 0.05)
      #expect(contrast >= 4.5, "\(pair), \(isDark ? "dark" : "light"): \(contrast)")
    }
  }

  @Test func everyVariableIsDefined() {
    let names = Set(Palette.colours.map(\.name))
    for use in Stylesheet.text.split(separator: "var(--").dropFirst() {
      #expect(names.contains(String(use.prefix { $0 != ")" })))
    }
  }

  private func luminance(_ colour: String) throws -> Double {
    let value = try #require(Int(colour.dropFirst(), radix: 16))
    let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
