/// A setting's value as the file or the command line gives it.
package enum SettingValue: Sendable, Equatable {
  case text(String)
  case list([String])
  case table([String: String])
  case none
}

/// A type that a setting can have.
package protocol SettingConvertible: Sendable, Equatable {
  init?(setting: SettingValue)
  var settingValue: SettingValue { get }
  /// What is expected, in words: "a whole number".
  static var expectation: String { get }
}

extension Int: SettingConvertible {
  package init?(setting: SettingValue) {
    guard case .text(let text) = setting, let value = Int(text.filter { $0 != "_" }) else {
      return nil
    }
    self = value
  }
  package var settingValue: SettingValue { .text(String(self)) }
  package static var expectation: String { "a whole number" }
}

extension UInt64: SettingConvertible {
  package init?(setting: SettingValue) {
    guard case .text(let text) = setting, let value = UInt64(text.filter { $0 != "_" }) else {
      return nil
    }
    self = value
  }
  package var settingValue: SettingValue { .text(String(self)) }
  package static var expectation: String { "a whole number, 0 or more" }
}

extension Double: SettingConvertible {
  /// Plain decimals only, so that `0x1p3`, `inf` and `nan` are refused; `12 %` is 0.12.
  package init?(setting: SettingValue) {
    guard case .text(let text) = setting else { return nil }
    var digits = text.filter { $0 != "_" }
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits = String(digits.dropLast().filter { $0 != " " }) }
    guard !digits.isEmpty, digits.allSatisfy({ "+-.0123456789".contains($0) }),
      let value = Double(digits)
    else { return nil }
    self = isPercent ? value / 100 : value
  }
  package var settingValue: SettingValue { .text(Digits.shortest(self)) }
  package static var expectation: String { "a number, such as 0.05 or 5%" }
}

extension Bool: SettingConvertible {
  package init?(setting: SettingValue) {
    switch setting {
    case .text("true"), .text("yes"): self = true
    case .text("false"), .text("no"): self = false
    default: return nil
    }
  }
  package var settingValue: SettingValue { .text(self ? "true" : "false") }
  package static var expectation: String { "true or false" }
}

extension String: SettingConvertible {
  package init?(setting: SettingValue) {
    switch setting {
    case .text(let text): self = text
    case .none: self = ""
    default: return nil
    }
  }
  package var settingValue: SettingValue { .text(self) }
  package static var expectation: String { "a text" }
}

extension [String]: SettingConvertible {
  package init?(setting: SettingValue) {
    switch setting {
    case .list(let list): self = list
    case .text(let text): self = text.isEmpty ? [] : [text]
    case .none: self = []
    case .table: return nil
    }
  }
  package var settingValue: SettingValue { .list(self) }
  package static var expectation: String { "a list of texts" }
}

extension [String: String]: SettingConvertible {
  package init?(setting: SettingValue) {
    switch setting {
    case .table(let table): self = table
    case .none: self = [:]
    default: return nil
    }
  }
  package var settingValue: SettingValue { .table(self) }
  package static var expectation: String { "keys with values below it" }
}

extension CalendarDate?: SettingConvertible {
  package init?(setting: SettingValue) {
    switch setting {
    case .none, .text(""), .text("auto"): self = CalendarDate?.none
    case .text(let text):
      guard let date = CalendarDate(iso: text) else { return nil }
      self = date
    default: return nil
    }
  }
  package var settingValue: SettingValue { .text(self?.iso ?? "auto") }
  package static var expectation: String { "a date like 2026-10-31, or auto" }
}

/// Low, typical and high of an uncertain quantity: the three points of a PERT distribution.
package struct ThreePoint: SettingConvertible {
  package var low: Double
  package var typical: Double
  package var high: Double

  package init(_ low: Double, _ typical: Double, _ high: Double) {
    self.low = low
    self.typical = typical
    self.high = high
  }

  package init?(setting: SettingValue) {
    guard case .list(let texts) = setting, texts.count == 3,
      let low = Double(setting: .text(texts[0])), let typical = Double(setting: .text(texts[1])),
      let high = Double(setting: .text(texts[2])), low <= typical, typical <= high
    else { return nil }
    self.init(low, typical, high)
  }
  package var settingValue: SettingValue {
    .list([low, typical, high].map(Digits.shortest))
  }
  package static var expectation: String { "three rising numbers [low, typical, high]" }
}

/// An enumeration whose raw values are the words of the settings file.
package protocol SettingWord: SettingConvertible, CaseIterable, RawRepresentable<String> {}

extension SettingWord {
  package init?(setting: SettingValue) {
    guard case .text(let text) = setting, let value = Self(rawValue: text) else { return nil }
    self = value
  }
  package var settingValue: SettingValue { .text(rawValue) }
  package static var expectation: String {
    "one of " + allCases.map { $0.rawValue }.joined(separator: ", ")
  }
}

extension Digits {
  /// The shortest decimal that reads back as the value: `0.05`, `150000`.
  package static func shortest(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
    return String(value)
  }
}
