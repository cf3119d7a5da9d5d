/// How much of a deal is known and how much assumed.
package struct DataQuality: Sendable, Equatable {
  /// Estimates that had to be assumed, in words.
  package var proxies: [String]
  /// What nobody says of the supplier, so that the usual case is taken.
  package var unstated: [SupplierFact] = []

  /// Everything assumed, in words.
  package var flags: [String] { proxies + unstated.map(\.rawValue) }

  /// From hardly anything assumed (A) to hardly anything known (D).
  package enum Grade: String, SettingWord, Comparable, CustomStringConvertible {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"

    package var description: String { rawValue }

    package static func < (a: Grade, b: Grade) -> Bool { a.rawValue < b.rawValue }
  }

  /// A fact counts half: it decides who may negotiate and within which caps, not what the levers are
  /// believed to be worth.
  package var grade: Grade { Grade(halves: 2 * proxies.count + unstated.count) }

  /// Multiplier on the noise of estimates; facts have none.
  package var noise: Double {
    switch Grade(halves: 2 * proxies.count) {
    case .a: 1
    case .b: 1.15
    case .c: 1.3
    case .d: 1.5
    }
  }
}

extension DataQuality.Grade {
  fileprivate init(halves: Int) {
    self =
      switch halves {
      case ...2: .a
      case ...6: .b
      case ...8: .c
      default: .d
      }
  }
}

/// What only the supplier file can say of a supplier, and what is taken where it does not.
package enum SupplierFact: String, Sendable, CaseIterable {
  case contractEnd = "contract end"
  case country
  case size = "size of the supplier"
  case risk = "supply risk"
  case criticality
  case singleSource = "single source"

  /// The usual case.
  package var assumption: String {
    switch self {
    case .contractEnd: "not bound: prices can be negotiated now"
    case .country: "no late-payment law beyond policy.maximum_terms"
    case .size: "not a small or medium supplier"
    case .risk: "not high"
    case .criticality: "not critical"
    case .singleSource: "not a single source"
    }
  }

  package var column: String {
    switch self {
    case .contractEnd: "contract_end"
    case .country: "country"
    case .size: "sme"
    case .risk: "risk"
    case .criticality: "critical"
    case .singleSource: "single_source"
    }
  }

  func isStated(_ record: SupplierRecord) -> Bool {
    switch self {
    case .contractEnd: record.contractEnd != nil
    case .country: !record.country.isEmpty
    case .size: record.sme != nil
    case .risk: !record.risk.isEmpty
    case .criticality: record.critical != nil
    // Who knows the alternatives knows that there are some.
    case .singleSource: record.singleSource != nil || record.alternatives != nil
    }
  }

  static func unstated(_ record: SupplierRecord?) -> [SupplierFact] {
    allCases.filter { fact in record.map { !fact.isStated($0) } ?? true }
  }
}
