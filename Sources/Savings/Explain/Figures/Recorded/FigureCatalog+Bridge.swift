extension FigureCatalog {
  /// Why spend changed: `spend_bridge.*`.
  func bridge(_ rest: [String], _ path: String) -> FigureDraft? {
    guard let bridge = run.bridge.bridge else { return nil }
    let source =
      files { "\($0.control.used) rows" } + [
        Figure.Input(
          "before", "\(bridge.before.from.iso) to \(bridge.before.through.iso)", "as_of"),
        Figure.Input("now", "\(bridge.after.from.iso) to \(bridge.after.through.iso)", "as_of"),
        setting("scope.window_months"),
      ]
    func spend(_ title: String, _ amount: Money, _ path2: KeyPath<BridgePart, Money>) -> FigureDraft
    {
      known(
        path, title, .money(amount), "Σ net amounts of the period's rows in scope, converted",
        source,
        bridge.parts.map { Line(label: $0.kind.title, amount: $0[keyPath: path2]) })
    }
    switch rest {
    case ["before", "spend"]:
      return spend("Spend of the period before", bridge.spendBefore, \.before)
    case ["after", "spend"]: return spend("Spend of the window", bridge.spendAfter, \.after)
    case ["after", "spend_at_earlier_rates"]:
      return spend("Spend of the window at earlier rates", bridge.spendAfterConstant, \.constant)
    case ["price_of_market"]:
      return bridge.market.map { market in
        known(
          path, "What the market did to prices", .money(market),
          "Σ (price + spend now) × (1 − index now ÷ index before), by category", source,
          bridge.groups.compactMap { group in
            group.market.map { Line(label: group.title, amount: $0) }
          })
      }
    case ["compared_share"]:
      let part = bridge.part(.compared)
      return known(
        path, "Share of the spend now whose price is compared", .share(bridge.comparedShare),
        "spend now of items bought with a quantity in both periods ÷ spend now, at earlier rates",
        source + [amount("spend now", bridge.spendAfterConstant, "spend_bridge.after")],
        [Line(label: BridgeKind.compared.title, amount: part.constant)],
        base: "Spend now of these items")
    default: break
    }
    if rest.count == 2, rest[0] == "items", let kind = BridgeKind(rawValue: rest[1]) {
      let part = bridge.part(kind)
      return known(
        path, "Items: \(kind.title.lowercased())", .count(part.items),
        "items by category, number and unit; spend-bridge.csv", source,
        [Line(label: kind.title, amount: part.reduction)], base: "What they lower spend by")
    }
    guard rest.count == 2, rest[0] == "lowers_spend_by", let step = BridgeStep(rawValue: rest[1]),
      let found = bridge.steps.first(where: { $0.step == step })
    else { return nil }
    return known(
      path, "\(step.title): lowers spend by", .money(found.amount), step.gloss, source,
      lines(of: step, bridge)
    ).closing(on: found.amount)
  }

  /// By item the largest, the others together; by group where items do not say it.
  private func lines(of step: BridgeStep, _ bridge: SpendBridge) -> [Line] {
    func items(_ value: (BridgeItem) -> Money) -> [Line] {
      let own = bridge.items.filter { value($0) != .zero }.sorted {
        value($0).minor.magnitude > value($1).minor.magnitude
      }
      let shown = own.prefix(20).map { item in
        Line(label: item.title, amount: value(item))
      }
      let rest = own.dropFirst(20).reduce(Money.zero) { $0 + value($1) }
      return shown
        + (own.count > 20
          ? [Line(label: "\(own.count - 20) more in spend-bridge.csv", amount: rest)] : [])
    }
    func of(_ kind: BridgeKind) -> [Line] {
      items { $0.kind == kind ? $0.before - $0.constant : .zero }
    }
    return switch step {
    case .price: items { $0.price }
    case .volume: items { $0.volume }
    case .mix: items { $0.mix }
    case .dropped: of(.dropped)
    case .new: of(.new)
    case .otherPack: of(.otherPack)
    case .withoutQuantity:
      [
        Line(label: "Before", amount: bridge.part(.withoutQuantity).before),
        Line(label: "Now, at the earlier rates", amount: -bridge.part(.withoutQuantity).constant),
      ]
    case .exchange:
      [
        Line(label: "Spend now at the earlier rates", amount: bridge.spendAfterConstant),
        Line(label: "Spend now", amount: -bridge.spendAfter),
      ]
    }
  }
}

extension BridgeGroup {
  fileprivate var title: String {
    "\(category.isEmpty ? "unclassified" : category)\(unit.isEmpty ? "" : ", \(unit)")"
  }
}

extension BridgeItem {
  fileprivate var title: String {
    let name = name.isEmpty ? "\(count) other items" : name
    return
      "\(name)\(unit.isEmpty ? "" : ", \(unit)"), \(category.isEmpty ? "unclassified" : category)"
  }
}
