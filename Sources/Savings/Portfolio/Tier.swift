/// How much of the portfolio's attention a supplier gets.
package enum Tier: String, SettingWord, Comparable {
  case tail
  case midTier = "mid-tier"
  case strategic

  /// 0 tail, 1 mid-tier, 2 strategic: the index of per-tier tables.
  package var index: Int {
    switch self {
    case .tail: 0
    case .midTier: 1
    case .strategic: 2
    }
  }

  package static func < (a: Tier, b: Tier) -> Bool { a.index < b.index }
}
