/// A published run as one side of a comparison.
package struct ComparedRun: Sendable {
  package let id: String
  /// Of the program that made it.
  package let version: String
  package let run: SavingsRun

  package init(id: String, version: String, run: SavingsRun) {
    self.id = id
    self.version = version
    self.run = run
  }
}

/// What changed from one published run to another, and what that did to the headline figures.
package struct RunComparison: Sendable {
  package let before: ComparedRun
  package let after: ComparedRun
  package let settings: [SettingChange]
  /// Spend files by what became of them.
  package let files: (added: [InputFile], gone: [InputFile], changed: [InputFile])
  package let suppliers: SupplierChanges
  package let deals: DealChanges
  package let bridge: ValueBridge

  package var currency: Currency { after.run.portfolio.base.currency }
  package var isOtherVersion: Bool { before.version != after.version }

  /// - Parameters:
  ///   - before: the run that is left.
  ///   - after: the run that is come to.
  ///   - threads: play deals again where settings of the talks differ; change no result.
  /// - Throws: where the runs are in two currencies.
  package init(
    from before: ComparedRun, to after: ComparedRun, threads: Int = 2
  ) async throws(Refusal) {
    let codes = (before.run.portfolio.base.currency, after.run.portfolio.base.currency)
    guard codes.0 == codes.1 else {
      throw Refusal(
        .badData,
        "the run \(before.id) is in \(codes.0.code) and the run \(after.id) in \(codes.1.code)",
        fix: "Publish both with one currency.base")
    }
    self.before = before
    self.after = after
    settings = SettingChange.all(from: before.run.settings, to: after.run.settings)
    let known = Dictionary(
      before.run.ledger.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let now = Set(after.run.ledger.files.map(\.path))
    files = (
      after.run.ledger.files.filter { known[$0.path] == nil },
      before.run.ledger.files.filter { !now.contains($0.path) },
      after.run.ledger.files.filter { file in
        known[file.path].map { $0.sha256 != file.sha256 } ?? false
      }
    )
    suppliers = SupplierChanges(from: before.run.portfolio, to: after.run.portfolio)
    deals = DealChanges(from: before.run.simulation.deals, to: after.run.simulation.deals)
    bridge = try await ValueBridge(
      from: before.run, to: after.run, isOtherVersion: before.version != after.version,
      threads: threads)
  }
}

/// Suppliers that came, went or stand in another tier.
package struct SupplierChanges: Sendable, Equatable {
  package struct Count: Sendable, Equatable {
    package var suppliers = 0
    /// In the second run; of those that went, in the first.
    package var spend = Money.zero
  }

  package private(set) var entered = Count()
  package private(set) var left = Count()
  /// By ``Tier/index`` in the first run, then in the second.
  package private(set) var moves: [[Count]]

  init(from before: Portfolio, to after: Portfolio) {
    let none = [Count](repeating: Count(), count: Tier.allCases.count)
    moves = [[Count]](repeating: none, count: Tier.allCases.count)
    var known: [String: PortfolioSupplier] = [:]
    for entry in before.suppliers { known[entry.supplier.key] = entry }
    for entry in after.suppliers {
      guard let old = known.removeValue(forKey: entry.supplier.key) else {
        entered.suppliers += 1
        entered.spend += entry.spend
        continue
      }
      let (from, to) = (old.placement.tier.index, entry.placement.tier.index)
      moves[from][to].suppliers += 1
      moves[from][to].spend += entry.spend
    }
    for entry in known.values {
      left.suppliers += 1
      left.spend += entry.spend
    }
  }
}
