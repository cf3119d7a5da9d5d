extension Ledger {
  /// Puts the rules' categories in place of the file's own; without rules it leaves them.
  ///
  /// - Parameters:
  ///   - rules: from top to bottom; the first that fits wins.
  ///   - records: the suppliers' own data: a rule for one spelling of a supplier holds for all of them.
  ///   - aliases: which spellings are one supplier, and which are not.
  package mutating func categorise(
    _ rules: [CategoryRule], records: [SupplierRecord], aliases: [SupplierAlias]
  ) {
    guard !rules.isEmpty else { return }
    let resolution = SupplierResolution(cube: cube, records: records, aliases: aliases)
    (cube, categories) = Categorisation(rules, cube: cube, resolution: resolution).applied()
  }
}
