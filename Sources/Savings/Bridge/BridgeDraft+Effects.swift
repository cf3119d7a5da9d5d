extension BridgeDraft {
  /// Splits the change of the compared items into price, volume and mix, each rounded once; returns their
  /// groups, largest spend first.
  ///
  /// - Parameters:
  ///   - items: in the order of their groups' names.
  ///   - largest: a volume beyond it, of a mean price that says nothing about the item, is taken at the
  ///     item's own price.
  static func split(_ items: inout [BridgeItem], largest: Int128) -> [BridgeGroup] {
    struct Key: Hashable {
      let category: String
      let unit: String
    }
    struct Place {
      let group: Int
      var spend: Int128 = 0
      var quantity: Int128 = 0
    }
    var places: [Key: Place] = [:]
    var groups: [BridgeGroup] = []
    for item in items where item.kind == .compared {
      let key = Key(category: item.category, unit: item.unit)
      var place = places[key] ?? Place(group: groups.count)
      if place.group == groups.count {
        groups.append(BridgeGroup(category: item.category, unit: item.unit))
      }
      place.spend += Int128(item.before.minor)
      place.quantity += Int128(item.quantityBefore)
      places[key] = place
    }
    for index in items.indices where items[index].kind == .compared {
      guard let place = places[Key(category: items[index].category, unit: items[index].unit)]
      else { continue }
      let item = items[index]
      let (fewer, own) = (
        Int128(item.quantityBefore) - Int128(item.quantityAfter), Int128(item.quantityBefore)
      )
      let price = item.before.times(Int128(item.quantityAfter), over: own) - item.constant
      let (product, isLarge) = fewer.multipliedReportingOverflow(by: place.spend)
      var volume = item.before - item.constant - price
      if !isLarge, (product / place.quantity).magnitude <= largest.magnitude {
        volume = Money(minor: Int64(Money.rounded(product, over: place.quantity)))
      }
      items[index].price = price
      items[index].volume = volume
      items[index].mix = item.before - item.constant - price - volume
      groups[place.group].add(items[index])
    }
    // By bytes where the spend is the same, as the groups came.
    return groups.enumerated().sorted {
      ($1.element.before, $0.offset) < ($0.element.before, $1.offset)
    }.map(\.element)
  }

  /// The items that weigh most, and what is left of the others by category, unit and kind.
  static func kept(_ items: [BridgeItem]) -> [BridgeItem] {
    let order = items.indices.sorted { a, b in
      let (x, y) = (items[a].weight, items[b].weight)
      return x == y ? a < b : x > y
    }
    var kept = order.prefix(mostItems).map { items[$0] }
    struct Key: Hashable {
      let category: String
      let unit: String
      let kind: BridgeKind
    }
    var places: [Key: Int] = [:]
    for index in order.dropFirst(mostItems).sorted() {
      let item = items[index]
      let key = Key(category: item.category, unit: item.unit, kind: item.kind)
      if let place = places[key] {
        kept[place].add(item)
      } else {
        var rest = BridgeItem(
          category: item.category, name: "", unit: item.unit, kind: item.kind)
        rest.count = 0
        rest.add(item)
        places[key] = kept.count
        kept.append(rest)
      }
    }
    return kept
  }
}

extension BridgeItem {
  /// By what items are ranked: a change of price where there is one, else of spend.
  var weight: UInt64 { (kind == .compared ? price : before - constant).minor.magnitude }

  /// Adds an item of the same group and kind; quantities of several items are of one unit.
  mutating func add(_ other: BridgeItem) {
    count += other.count
    before += other.before
    after += other.after
    constant += other.constant
    price += other.price
    volume += other.volume
    mix += other.mix
    quantityBefore = quantityBefore.clampedSum(other.quantityBefore)
    quantityAfter = quantityAfter.clampedSum(other.quantityAfter)
  }
}

extension BridgeGroup {
  mutating func add(_ item: BridgeItem) {
    items += 1
    before += item.before
    after += item.after
    constant += item.constant
    price += item.price
    volume += item.volume
    mix += item.mix
  }
}

extension Int64 {
  fileprivate func clampedSum(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
