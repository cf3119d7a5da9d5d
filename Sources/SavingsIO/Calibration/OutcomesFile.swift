import Savings

/// Reads past negotiations: one row a supplier that was approached.
///
/// Needed are whether it agreed, the yearly spend, and the saving of those that did, as a share or
/// an amount; days and tier are optional. Amounts only have to be in one currency a row.
package struct OutcomesFile {
  private let table: SmallTable

  /// - Parameters:
  ///   - path: as the user gave it, relative to the directory.
  ///   - mapping: field to column name, where the aliases do not find it.
  package init(path: String, directory: String = "", mapping: [String: String]) throws {
    do {
      table = try SmallTable(
        path: path, directory: directory,
        matcher: ColumnMatcher(
          meanings: OutcomesFile.meanings, mapping: mapping, key: "calibration.mapping",
          required: [[["agreed"]], [["baseline"]], [["saving"], ["saving_amount"]]]),
        delimiter: "auto", delimiterKey: "calibration.delimiter", names: [])
    } catch let refusal as Refusal
      where refusal.status == .badSettings && refusal.fix.hasPrefix("Name it in the settings")
    {
      throw Refusal(
        .badSettings, file: refusal.file ?? path, line: refusal.line, column: refusal.column,
        refusal.cause,
        fix:
          "Name the columns agreed, baseline and saving or saving_amount, or say which they are in calibration.mapping or with --map agreed=COLUMN"
      )
    }
  }

  package func outcomes() throws(Refusal) -> [PastOutcome] {
    var outcomes: [PastOutcome] = []
    for row in table.rows {
      do {
        if let outcome = try outcome(row) { outcomes.append(outcome) }
      } catch let refusal as Refusal {
        throw refusal
      } catch {
        throw Refusal(
          .badData, file: table.path, line: row.line, "\(error)", fix: "Correct the row")
      }
    }
    guard !outcomes.isEmpty else {
      throw Refusal(
        .badData, file: table.path, "there is no row of a supplier that was approached",
        fix: "Give a row to each supplier that was approached, whether it agreed or not")
    }
    let agreed = outcomes.count { $0.ending == .agreed }
    guard agreed > 0, agreed < outcomes.count else {
      throw Refusal(
        .badData, file: table.path,
        "\(agreed == 0 ? "none" : "every one") of the \(outcomes.count) suppliers agreed, which fits no rate",
        fix: agreed == 0
          ? "Add the negotiations that ended in agreements, or take a preset"
          : "Add the suppliers that were approached and did not agree")
    }
    return outcomes
  }

  private func outcome(_ row: CSVRecord) throws -> PastOutcome? {
    if table.has("approached"), !table.text("approached", row).isEmpty,
      try !word("approached", row, OutcomesFile.answers, "yes or no")
    {
      return nil
    }
    let ending = try word(
      "agreed", row, OutcomesFile.endings, "yes, no or \"no answer\"")
    let spendExpected = "a yearly spend above 0"
    guard let spend = try number("baseline", row, spendExpected), spend > 0 else {
      throw table.refusal("baseline", row, spendExpected)
    }
    var outcome = PastOutcome(tier: try tier(row), ending: ending, spend: spend)
    guard ending == .agreed else { return outcome }
    outcome.saving = try saving(row, spend: spend)
    let daysExpected = "a number of days, 0 or more"
    outcome.days = try number("days", row, daysExpected)
    if let days = outcome.days, days < 0 { throw table.refusal("days", row, daysExpected) }
    return outcome
  }

  /// The agreed saving as a share of the spend.
  private func saving(_ row: CSVRecord, spend: Double) throws -> Double {
    if !table.text("saving", row).isEmpty || !table.has("saving_amount") {
      let expected = "the saving of an agreed deal, such as 0.03 or 3%, and at most 100 %"
      guard let share = OutcomesFile.share(table.text("saving", row), named: table.name("saving"))
      else { throw table.refusal("saving", row, expected) }
      guard share.magnitude <= 1 else { throw table.refusal("saving", row, expected) }
      return share
    }
    let expected = "the amount saved by an agreed deal, at most its baseline"
    guard let amount = try number("saving_amount", row, expected), amount.magnitude <= spend else {
      throw table.refusal("saving_amount", row, expected)
    }
    return amount / spend
  }

  /// `3%`, or 3 below a header that says %, or 0.03.
  static func share(_ text: String, named name: String) -> Double? {
    var text = text
    let header = ColumnMatcher.folded(name)
    let isPercent =
      text.hasSuffix("%") || name.contains("%") || header.hasSuffix("percent")
      || header.hasSuffix("pct")
    if text.hasSuffix("%") { text.removeLast() }
    // A share has no thousands, so a lone comma can only be the decimal sign.
    let number = Array(text.utf8).withUnsafeBytes {
      NumberScanner.scanned($0, decimalSign: text.contains(",") ? 0x2C : 0x2E)
    }
    guard number.status == .value else { return nil }
    return Double(number.picos) / (isPercent ? 1e14 : 1e12)
  }

  private func number(_ field: String, _ row: CSVRecord, _ expected: String) throws -> Double? {
    guard let number = try table.number(field, row, expected) else {
      // Words for "no number", such as NaN, are not the same as nothing.
      guard table.text(field, row).isEmpty else { throw table.refusal(field, row, expected) }
      return nil
    }
    return Double(number.picos) / 1e12
  }

  private func tier(_ row: CSVRecord) throws -> Tier {
    let text = table.text("tier", row)
    guard !text.isEmpty else { return .tail }
    let folded = ColumnMatcher.folded(text)
    guard let tier = Tier.allCases.first(where: { ColumnMatcher.folded($0.rawValue) == folded })
    else { throw table.refusal("tier", row, "one of tail, mid-tier, strategic") }
    return tier
  }

  private func word<Meaning>(
    _ field: String, _ row: CSVRecord, _ words: [String: Meaning], _ expected: String
  ) throws -> Meaning {
    guard let meaning = words[ColumnMatcher.folded(table.text(field, row))] else {
      throw table.refusal(field, row, expected)
    }
    return meaning
  }
}

extension OutcomesFile {
  private static let answers: [String: Bool] = [
    "yes": true, "y": true, "true": true, "1": true, "no": false, "n": false, "false": false,
    "0": false,
  ]

  /// Folded words of an outcome.
  private static let endings: [String: PastOutcome.Ending] = {
    var endings = answers.mapValues { $0 ? PastOutcome.Ending.agreed : .notAgreed }
    for word in ["agreed", "agreement", "accepted", "deal", "closed", "won", "success", "signed"] {
      endings[word] = .agreed
    }
    for word in [
      "notagreed", "noagreement", "nodeal", "declined", "rejected", "refused", "lost", "failed",
    ] { endings[word] = .notAgreed }
    for word in [
      "noanswer", "noresponse", "noreply", "unresponsive", "notengaged", "silent",
    ] { endings[word] = .noAnswer }
    return endings
  }()

  /// The fields of the file, and the column names that map to them without a word.
  static let meanings: [ColumnMeaning] = [
    meaning("approached", "contacted", "invited"),
    meaning("agreed", "outcome", "status", "result", "agreement", "deal reached"),
    meaning("baseline", "baseline spend", "annual spend", "yearly spend", "spend", "amount"),
    meaning(
      "saving", "saving percent", "saving pct", "saving rate", "saving share", "agreed saving",
      "agreed saving percent", "price cut", "discount"),
    meaning("saving_amount", "savings amount", "agreed saving amount", "amount saved"),
    meaning("days", "cycle days", "days to close", "days to agreement", "duration days"),
    meaning("tier", "segment", "supplier tier"),
  ]

  private static func meaning(_ field: String, _ aliases: String...) -> ColumnMeaning {
    ColumnMeaning(field: field, aliases: [field] + aliases)
  }
}

/// Reads the past negotiations of the settings; nil where they name none.
package func readOutcomes(settings: Settings, directory: String) throws -> OwnOutcomes? {
  let path = settings.calibration.outcomes
  guard !path.isEmpty else { return nil }
  return OwnOutcomes(
    name: path,
    rows: try OutcomesFile(
      path: path, directory: directory, mapping: settings.calibration.mapping
    ).outcomes())
}
