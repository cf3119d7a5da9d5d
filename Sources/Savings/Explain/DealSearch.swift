/// Finds the deal that a person means.
package struct DealSearch: Sendable {
  let deals: [Deal]

  package init(_ deals: [Deal]) { self.deals = deals }

  /// - Parameter text: an id, the start of one, or a supplier's name.
  package func find(_ text: String) throws(Refusal) -> Deal {
    if let deal = deals.first(where: { $0.id == text }) { return deal }
    let key = SupplierName(text).key
    var found = deals.filter { $0.supplierKey == text || SupplierName($0.supplierName).key == key }
    if found.isEmpty, text.count >= 4 { found = deals.filter { $0.id.hasPrefix(text) } }
    if found.isEmpty, !key.isEmpty {
      found = deals.filter { SupplierName($0.supplierName).key.contains(key) }
    }
    if found.count == 1, let deal = found.first { return deal }
    guard !found.isEmpty else {
      throw Refusal(
        .usage, "no deal is \"\(text)\"",
        fix: "Take an id from the first column of deals.csv, or a supplier's name")
    }
    let list = found.prefix(8).map { "\($0.id) (\($0.supplierName), \($0.category))" }
    throw Refusal(
      .usage, "\(found.count) deals match \"\(text)\"",
      fix: "Name one of \(list.joined(separator: "; "))\(found.count > 8 ? "; …" : "")")
  }

  /// The world whose agreement is the median of the deal's agreements; 0 where none agrees.
  package static func typicalWorld(
    of deal: Deal, policy: NegotiationPolicy, tables: SimulationTables
  ) -> Int {
    let simulation = DealSimulation(deal, tables: tables)
    var collector = DealCollector()
    collector.reset(worlds: tables.worlds.count)
    for world in 0..<tables.worlds.count {
      collector.add(simulation.outcome(policy, world: world), world: world)
    }
    return collector.finish().typicalWorld ?? 0
  }
}
