/// Sums of the cells in scope by category and item, and what a bridge makes of them.
struct BridgeDraft {
  private let base: BaseCurrency
  /// Base units per unit in the earlier period, in 10⁻⁹, by index of the cube's currencies.
  private let ratesBefore: [Int64]
  private let held: [String]
  private var total = Sums()
  private var sums: [Key: Sums] = [:]

  private struct Key: Hashable {
    let category: Int32
    let item: Int32
  }

  /// Amounts in 10⁻¹⁵ base units, quantities in millionths.
  private struct Sums {
    var before: Int128 = 0
    var after: Int128 = 0
    var constant: Int128 = 0
    var quantityBefore: Int128 = 0
    var quantityAfter: Int128 = 0
  }

  /// Unit prices further apart than this are another pack; the same bounds as in ``PriceBook``.
  static let comparable = 0.4...2.5
  /// Items that are kept one by one; the others are kept by category, unit and kind.
  static let mostItems = 10_000
  /// Beyond this an effect is no amount of money.
  private static let largest: Int128 = 1 << 60

  init(base: BaseCurrency, fx: FXTable, capacity: Int) {
    self.base = base
    var held: [String] = []
    ratesBefore = zip(base.codes, base.nanos).map { code, nanos in
      guard code != base.currency.code, !code.isEmpty else { return nanos }
      guard let earlier = fx.nanosBefore[code] else {
        held.append(code)
        return nanos
      }
      return earlier
    }
    self.held = held.sorted()
    sums.reserveCapacity(min(capacity, 1 << 20))
  }

  mutating func add(_ cell: SpendCell) {
    let rate = Int128(ratesBefore[Int(cell.currency)])
    total.before += Int128(cell.priorAmount) * rate
    total.after += base.exact(micros: cell.windowAmount, currency: cell.currency)
    total.constant += Int128(cell.windowAmount) * rate
    guard cell.item >= 0, cell.windowQuantity > 0 || cell.priorQuantity > 0 else { return }
    var own = sums[Key(category: cell.category, item: cell.item)] ?? Sums()
    own.before += Int128(cell.priorPricedAmount) * rate
    own.after += base.exact(micros: cell.windowPricedAmount, currency: cell.currency)
    own.constant += Int128(cell.windowPricedAmount) * rate
    own.quantityBefore += Int128(cell.priorQuantity)
    own.quantityAfter += Int128(cell.windowQuantity)
    sums[Key(category: cell.category, item: cell.item)] = own
  }

  func outcome(cube: SpendCube, periods: BridgePeriods, index: PriceIndex) -> BridgeOutcome {
    guard !sums.isEmpty else { return .absent(.noQuantities) }
    // Categories and items stand in the order of their bytes.
    let keys = sums.keys.sorted { ($0.category, $0.item) < ($1.category, $1.item) }
    var items: [BridgeItem] = []
    items.reserveCapacity(keys.count)
    for key in keys {
      guard let own = sums[key], let item = item(own, key, cube) else { continue }
      items.append(item)
    }
    guard items.contains(where: { $0.kind == .compared }) else { return .absent(.nothingCompares) }
    let groups = BridgeDraft.split(&items, largest: BridgeDraft.largest).map { group in
      var group = group
      group.market = index.ratio(
        of: group.category, between: periods.before, and: periods.after
      ).map { ratio in
        (group.price + group.constant).times(
          ExactRate(trillionths: Int64(ExactRate.scale) - ratio.trillionths))
      }
      return group
    }
    return .bridge(
      SpendBridge(
        before: periods.before, after: periods.after, spendBefore: base.money(total.before),
        spendAfter: base.money(total.after), spendAfterConstant: base.money(total.constant),
        parts: parts(items), groups: groups, items: BridgeDraft.kept(items), heldRates: held))
  }

  /// An item and what it is compared as; nil where its spend is under a minor unit.
  private func item(_ own: Sums, _ key: Key, _ cube: SpendCube) -> BridgeItem? {
    let (before, constant) = (base.money(own.before), base.money(own.constant))
    let hasBefore = own.quantityBefore > 0 && before > .zero
    let hasAfter = own.quantityAfter > 0 && constant > .zero
    guard hasBefore || hasAfter else { return nil }
    let quantities = (
      Int64(exactly: own.quantityBefore), Int64(exactly: own.quantityAfter)
    )
    let ratio =
      Double(own.constant) / Double(own.quantityAfter)
      / (Double(own.before) / Double(own.quantityBefore))
    let compares =
      quantities.0 != nil && quantities.1 != nil && BridgeDraft.comparable.contains(ratio)
    let raw = cube.items[Int(key.item)]
    var item = BridgeItem(
      category: cube.categories[Int(key.category)], name: raw.name, unit: raw.unit,
      kind: !hasAfter ? .dropped : !hasBefore ? .new : compares ? .compared : .otherPack)
    item.before = before
    item.constant = constant
    item.after = base.money(own.after)
    item.quantityBefore = quantities.0 ?? .max
    item.quantityAfter = quantities.1 ?? .max
    return item
  }

  /// Spend by kind; what no item has is spend without a quantity.
  private func parts(_ items: [BridgeItem]) -> [BridgePart] {
    var parts = BridgeKind.allCases.map { BridgePart($0) }
    var rest = BridgePart(.withoutQuantity)
    rest.before = base.money(total.before)
    rest.after = base.money(total.after)
    rest.constant = base.money(total.constant)
    for item in items {
      guard let place = parts.firstIndex(where: { $0.kind == item.kind }) else { continue }
      parts[place].items += 1
      parts[place].before += item.before
      parts[place].after += item.after
      parts[place].constant += item.constant
      rest.before -= item.before
      rest.after -= item.after
      rest.constant -= item.constant
    }
    return parts.dropLast() + [rest]
  }
}
