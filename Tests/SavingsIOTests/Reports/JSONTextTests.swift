import Testing

@testable import SavingsIO

@Suite struct JSONTextTests {
  @Test func orderAndLayoutAreFixed() {
    let value = JSONValue.object([
      ("z", .integer(1)), ("a", .array([.decimal("-12.50"), .bool(true), .null])),
      ("empty", .object([])), ("none", .array([])), ("nan", .number(.nan, decimals: 2)),
      ("half", .number(0.5, decimals: 3)),
    ])
    #expect(
      JSONText.text(value) == """
        {
          "z": 1,
          "a": [
            -12.50,
            true,
            null
          ],
          "empty": {},
          "none": [],
          "nan": null,
          "half": 0.500
        }
        """)
    #expect(JSONText.bytes(.null) == Array("null\n".utf8))
  }

  @Test func stringsAreEscaped() {
    let text = JSONText.text(.string("\"\\\n\r\t\u{0}\u{1F}\u{7F}\u{2028}\u{2029}é\u{1F600}"))
    #expect(
      text == #""\"\\\n\r\t\u0000\u001f\u007f\u2028\u2029é"# + "\u{1F600}\"")
    // A combining mark joins the quote before it into one Character; the quote is escaped still.
    #expect(JSONText.text(.string("\"\u{301}")).utf8.starts(with: "\"\\\"".utf8))
  }

  @Test(arguments: [
    ("0", true), ("-0.5", true), ("10", true), ("01", false), ("1.", false), (".5", false),
    ("", false), ("-", false), ("1e5", false), ("+1", false), ("NaN", false), ("1.2.3", false),
  ])
  func decimalsAreChecked(text: String, isNumber: Bool) {
    #expect(JSONText.isNumber(text) == isNumber)
  }
}
