extension FigureCatalog {
  /// What reading the files came to: `control.*` and `inputs.N.*`.
  func read(_ root: String, _ rest: [String], _ path: String) -> FigureDraft? {
    root == "inputs" ? input(rest, path) : control(rest, path)
  }

  private func input(_ rest: [String], _ path: String) -> FigureDraft? {
    guard rest.count == 2, let place = Int(rest[0]), run.ledger.files.indices.contains(place)
    else { return nil }
    let file = run.ledger.files[place]
    let (count, formula): (Int?, String) =
      switch rest[1] {
      case "bytes": (file.bytes, "size of the file on the disk")
      case "header_line":
        (file.headerLine, "physical line of the header, from 1; 0 where settings name the columns")
      case "records":
        (file.control.records, "records below the header, neither blank nor a repeated header")
      case "used": (file.control.used, "records with a supplier and an amount, not set aside")
      case "rejected":
        (file.control.rejected, "records that cannot be used; each is in rejects.csv")
      case "set_aside":
        (file.control.setAside, "totals of other rows, and repetitions where settings say so")
      case "blank": (file.blank, "records without a value")
      case "exact_duplicates":
        (file.exactDuplicates, "records that repeat an earlier one of the file byte for byte")
      case "rows_of_earlier_files":
        (file.overlaps, "records that an earlier file has too, matched one to one")
      default: (nil, "")
      }
    guard let count else { return nil }
    return known(
      path, "\(rest[1]) of \(file.path)", .count(count), formula,
      [Figure.Input(file.path, file.sha256, "SHA-256 of the file, as manifest.json has it")])
  }

  private func control(_ rest: [String], _ path: String) -> FigureDraft? {
    guard let name = rest.first else { return nil }
    let total = run.ledger.total
    func count(
      _ count: Int, _ title: String, _ formula: String, _ value: (InputFile) -> Int
    ) -> FigureDraft {
      known(path, title, .count(count), formula, files { "\(value($0))" })
    }
    func sum(
      _ title: String, _ formula: String, _ value: (InputFile) -> String, _ lines: [Line] = []
    ) -> FigureDraft? {
      guard let text = RecordedSums(run).text(rest) else { return nil }
      return known(path, title, .plain(text), formula, files(value), lines, base: "In scope")
    }
    switch name {
    case "records":
      return count(total.records, "Records read", "Σ records of the files") { $0.control.records }
    case "used":
      return count(total.used, "Records used", "Σ used records of the files") { $0.control.used }
    case "rejected":
      return count(total.rejected, "Records rejected", "Σ rejected records; see rejects.csv") {
        $0.control.rejected
      }
    case "set_aside":
      return count(total.setAside, "Records set aside", "Σ totals and repetitions set aside") {
        $0.control.setAside
      }
    case "negative_amounts":
      return count(total.allNegatives, "Records with a negative amount", "credits of all records") {
        $0.control.allNegatives
      }
    case "out_of_scope":
      return known(
        path, "Used records out of scope", .count(run.portfolio.waterfall.outOfScopeRows),
        "Σ rows by the first reason that fits",
        run.portfolio.waterfall.excluded.map {
          Figure.Input($0.reason.rawValue, "\($0.rows)", "settings scope.*")
        } + [setting("scope.exclude_suppliers"), setting("scope.exclude_categories")])
    case "suppliers_raw":
      return known(
        path, "Suppliers as the ledger spells them", .count(run.ledger.cube.suppliers.count),
        "distinct pairs of id and name, outer white space left out; aliases.csv has each",
        files { "\($0.control.used) rows" })
    case "suppliers_resolved":
      return known(
        path, "Suppliers", .count(run.portfolio.resolution.suppliers.count),
        "spellings that a rule joins are one; aliases.csv names the rule",
        [Figure.Input("spellings", "\(run.ledger.cube.suppliers.count)", "control.suppliers_raw")])
    case "amount_used", "amounts_by_currency":
      return sum(
        "Amount used", "Σ amounts of the used records in scope, exact",
        { $0.control.amountUsed.text }, [spend("Deals", of: { _ in true })])
    case "amount_rejected":
      return sum("Amount rejected", "Σ amounts of rejected records that have one") {
        $0.control.amountRejected.text
      }
    case "amount_set_aside":
      return sum("Amount set aside", "Σ amounts of records set aside") {
        $0.control.amountSetAside.text
      }
    case "amount_out_of_scope", "out_of_scope_by_reason":
      return sum("Out of scope", "Σ amounts of used records that the scope leaves out, by reason") {
        $0.control.amountUsed.text
      }
    case "rounding_difference":
      return known(
        path, "What rounding makes", .plain(run.quality.rounding.totalText),
        "the reported total − the exact sum of the used amounts",
        files { $0.control.amountUsed.text })
    default: return nil
    }
  }
}

/// Exact sums as `run.json` spells them.
package struct RecordedSums {
  private let portfolio: Portfolio
  private let ledger: Ledger
  private let settings: Settings

  package init(ledger: Ledger, portfolio: Portfolio, settings: Settings) {
    self.ledger = ledger
    self.portfolio = portfolio
    self.settings = settings
  }

  init(_ run: SavingsRun) {
    self.init(ledger: run.ledger, portfolio: run.portfolio, settings: run.settings)
  }

  private var isSingle: Bool { ledger.cube.currencies.count == 1 }

  private func excluded(_ steps: [ExcludedSpend.Step]) -> ExactSum {
    var sum = ExactSum()
    sum.decimals = ledger.total.amountUsed.decimals
    for step in steps { sum.picos += step.micros.reduce(0, +) * 1_000_000 }
    return sum
  }

  package var used: String {
    guard isSingle else { return portfolio.base.currency.plain(portfolio.waterfall.inScope) }
    var sum = ledger.total.amountUsed
    sum.picos -= excluded(portfolio.waterfall.excluded).picos
    return sum.text
  }

  package var outOfScope: String {
    isSingle
      ? excluded(portfolio.waterfall.excluded).text
      : portfolio.base.currency.plain(portfolio.waterfall.outOfScope)
  }

  package func outOfScope(_ step: ExcludedSpend.Step) -> String {
    isSingle ? excluded([step]).text : portfolio.base.currency.plain(step.amount)
  }

  /// Of the used rows in each currency of the ledger.
  package var byCurrency: [(code: String, text: String)] {
    var sums = [ExactSum](repeating: ExactSum(), count: ledger.cube.currencies.count)
    for cell in ledger.cube.cells { sums[Int(cell.currency)].add(micros: cell.amount) }
    return zip(ledger.cube.currencies, sums).map { code, sum in
      (code.isEmpty ? settings.currency.ledger : code, sum.text)
    }
  }

  /// The sum at a path below `control`.
  func text(_ path: [String]) -> String? {
    switch path[0] {
    case "amount_used": used
    case "amount_rejected": ledger.total.amountRejected.text
    case "amount_set_aside": ledger.total.amountSetAside.text
    case "amount_out_of_scope": outOfScope
    case "amounts_by_currency":
      path.count == 2 ? byCurrency.first { $0.code == path[1] }?.text : nil
    case "out_of_scope_by_reason":
      portfolio.waterfall.excluded.first { path.count == 3 && $0.reason.rawValue == path[1] }
        .map { path[2] == "rows" ? "\($0.rows)" : outOfScope($0) }
    default: nil
    }
  }
}
