/// An ISO 4217 currency and the number of decimals of its minor unit.
package struct Currency: Hashable, Sendable {
  package let code: String

  package init(_ code: String) { self.code = code }

  /// Decimals of the minor unit: 2, except for the currencies that ISO 4217 lists with 0 or 3.
  package var decimals: Int {
    switch code {
    case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
      "VUV", "XAF", "XOF", "XPF":
      0
    case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
    default: 2
    }
  }

  /// The codes whose minor unit has not 2 decimals.
  package static let unusualCodes: [String] = isoCodes.filter { Currency($0).decimals != 2 }

  /// Minor units in one major unit: 100 for EUR.
  package var minorPerMajor: Int64 {
    switch decimals {
    case 0: 1
    case 3: 1000
    default: 100
    }
  }

  /// The amount with all decimals of the currency and no grouping: `-1234.50`.
  package func plain(_ money: Money) -> String { Digits.plain(money.minor, decimals: decimals) }

  /// The amount for people, with thin grouping by commas: `-1,234.50`.
  package func grouped(_ money: Money) -> String { Digits.grouped(money.minor, decimals: decimals) }

  /// Whole major units for people: `1,235`.
  package func whole(_ money: Money) -> String {
    let major = (Double(money.minor) / Double(minorPerMajor)).rounded(.toNearestOrEven)
    return Digits.grouped(Int64(major), decimals: 0)
  }
}
