/// Integers written as decimals, without a locale and without Foundation.
package enum Digits {
  /// `plain(-123450, decimals: 2)` is `-1234.50`.
  package static func plain<Value: FixedWidthInteger>(_ value: Value, decimals: Int) -> String {
    let digits = String(value.magnitude).utf8
    var text = value < 0 ? "-" : ""
    guard decimals > 0 else { return text + String(digits) }
    let whole = digits.count - decimals
    text += whole > 0 ? String(Substring(digits.prefix(whole))) : "0"
    text += "."
    if whole < 0 { text += String(repeating: "0", count: -whole) }
    return text + Substring(digits.suffix(decimals))
  }

  /// `grouped(-123450, decimals: 2)` is `-1,234.50`.
  package static func grouped<Value: FixedWidthInteger>(_ value: Value, decimals: Int) -> String {
    let text = plain(value, decimals: decimals)
    let unsigned = text.drop { $0 == "-" }
    let whole = unsigned.prefix { $0 != "." }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return (value < 0 ? "-" : "") + grouped + unsigned.dropFirst(whole.count)
  }

  /// A real number with a fixed number of decimals, ties to even: `fixed(0.125, 2)` is `0.12`.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "not defined" : (value < 0 ? "-inf" : "inf") }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded(.toNearestOrEven)
    guard scaled.magnitude < 9e18 else { return String(value) }
    return plain(Int64(scaled), decimals: decimals)
  }

  /// A share as a percentage: `percent(0.0123, 1)` is `1.2 %`.
  package static func percent(_ share: Double, _ decimals: Int = 1) -> String {
    fixed(share * 100, decimals) + " %"
  }

  /// `counted(1, "row")` is `1 row`, `counted(2, "row")` is `2 rows`.
  package static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
