/// One setting: its key in the file, what it means, where its default comes from, and how to read
/// and write it. The list of all of them is the only place that knows the keys.
package struct Setting: Sendable {
  /// Dotted path: `tiers.tail_floor`.
  package let key: String
  package let summary: String
  /// Source of the default where it is an assumption about the world; "" where it is a choice.
  package let source: String
  /// What values are accepted, in words.
  package let expectation: String
  private let reader: @Sendable (Settings) -> SettingValue
  private let writer: @Sendable (inout Settings, SettingValue) -> String?

  /// - Parameters:
  ///   - key: as it is written in a settings file.
  ///   - path: where its value lives.
  ///   - summary: what it means, in a sentence.
  ///   - source: of the default, where it is an assumption about the world.
  ///   - valid: what a well-typed value must satisfy besides, with its wording.
  package init<Value: SettingConvertible>(
    _ key: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ summary: String,
    source: String = "", valid: Validity<Value> = .any
  ) {
    let expectation = valid.wording.isEmpty ? Value.expectation : valid.wording
    self.key = key
    self.summary = summary
    self.source = source
    self.expectation = expectation
    reader = { $0[keyPath: path].settingValue }
    writer = { settings, value in
      guard let parsed = Value(setting: value), valid.holds(parsed) else { return expectation }
      settings[keyPath: path] = parsed
      return nil
    }
  }

  package func value(in settings: Settings) -> SettingValue { reader(settings) }

  /// Sets the value, or returns what was expected instead.
  package func set(_ value: SettingValue, in settings: inout Settings) -> String? {
    writer(&settings, value)
  }

  package static func named(_ key: String) -> Setting? { byKey[key] }

  /// The known key that a mistyped one is nearest to, by edit distance.
  package static func nearest(to key: String) -> String {
    all.map(\.key).min {
      ($0.editDistance(to: key), $0) < ($1.editDistance(to: key), $1)
    } ?? ""
  }

  private static let byKey = Dictionary(uniqueKeysWithValues: all.map { ($0.key, $0) })
}

/// A condition on a setting's value, with its wording.
package struct Validity<Value: Sendable>: Sendable {
  let wording: String
  let holds: @Sendable (Value) -> Bool

  static var any: Validity { Validity(wording: "") { _ in true } }
}

extension Validity where Value: Comparable & SettingConvertible {
  static func from(_ low: Value, to high: Value) -> Validity {
    Validity(wording: "\(Value.expectation), from \(text(low)) to \(text(high))") {
      $0 >= low && $0 <= high
    }
  }

  static func atLeast(_ low: Value) -> Validity {
    Validity(wording: "\(Value.expectation), at least \(text(low))") { $0 >= low }
  }

  private static func text(_ value: Value) -> String {
    if case .text(let text) = value.settingValue { text } else { "" }
  }
}

extension Validity where Value == ThreePoint {
  static func within(_ low: Double, _ high: Double) -> Validity {
    let bounds = "\(Digits.shortest(low)) to \(Digits.shortest(high))"
    return Validity(wording: "\(ThreePoint.expectation), from \(bounds)") {
      $0.low >= low && $0.high <= high
    }
  }
}

extension String {
  /// Levenshtein distance over characters.
  package func editDistance(to other: String) -> Int {
    let a = Array(self)
    let b = Array(other)
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let substituted = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(substituted, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
