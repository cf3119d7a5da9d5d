import Testing

@testable import Savings

/// Settings as texts: the fingerprint's and the file's.
struct SettingsTextTests {
  @Test("the canonical text holds every key once, in the order of the list")
  func canonical() {
    let keys = Settings().canonicalText().split(separator: "\n").map { $0.prefix { $0 != ":" } }
    #expect(keys.map(String.init) == Setting.all.map(\.key))
  }

  @Test("settings without effect can be left out of the canonical text")
  func withoutEffect() {
    var settings = Settings()
    settings.threads = 7
    settings.output.directory = "/elsewhere"
    let keys = Settings.withoutEffect
    #expect(settings.canonicalText(leavingOut: keys) == Settings().canonicalText(leavingOut: keys))
    #expect(settings.canonicalText() != Settings().canonicalText())
    #expect(keys.allSatisfy { Setting.named($0) != nil })
  }

  @Test("tables are written in the order of their keys")
  func tables() {
    let table = SettingValue.table(["b": "2", "a": "x, y", "c": ""])
    #expect(table.yaml == "{a: \"x, y\", b: 2, c: \"\"}")
  }

  @Test(
    "a text is quoted where it could be taken for something else",
    arguments: [
      ("plain text", "plain text"), ("0.05", "0.05"), ("-2", "-2"), ("", "\"\""),
      ("null", "\"null\""), ("~", "\"~\""), ("- item", "\"- item\""), ("a: b", "\"a: b\""),
      ("#1", "\"#1\""), (" space", "\" space\""), ("say \"no\"", "\"say \\\"no\\\"\""),
      ("tab\there", "\"tab\\there\""), ("\u{1}", "\"\\u0001\""), ("\u{FFFF}", "\"\\uffff\""),
      ("\u{FFFE}", "\"\\ufffe\""), ("Łódź", "\"Łódź\""),
      ("%x", "\"%x\""), ("*.csv", "\"*.csv\""),
    ])
  func quoting(text: String, yaml: String) {
    #expect(SettingValue.text(text).yaml == yaml)
  }

  @Test("the commented file has every setting and no line of more than 100 columns")
  func commented() {
    let text = Settings().commentedYAML(title: ["Title."], notes: ["seed": "A note."])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.first == "# Title.")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.contains("# A note."))
    for setting in Setting.all {
      let name = setting.key.split(separator: ".").last ?? ""
      #expect(lines.contains { $0.hasSuffix("\(name):") || $0.contains("\(name): ") })
    }
  }

  @Test("a value that is not the default says what the default is")
  func defaults() {
    var settings = Settings()
    settings.worlds = 9
    #expect(settings.commentedYAML(title: []).contains("# default: 500\nworlds: 9\n"))
    #expect(!Settings().commentedYAML(title: []).contains("# default:"))
  }
}
