import Savings

/// The rates that `savings actuals` writes and the next run takes over: a row a tier.
enum RealisationFile {
  static let name = "realisation.csv"

  static let columns = [
    "tier", "low", "typical", "high", "agreements", "agreed", "realised", "spend", "own_rate",
    "weight", "model_low", "model_typical", "model_high", "as_of",
  ]

  static func rows(_ actuals: SavingsActuals) -> ReportRows {
    let rates = actuals.tierRates
    return ReportRows(columns, texts: ["tier"], count: rates.count) { index in
      let rate = rates[index]
      func share(_ value: Double) -> ReportCell { .number(value, decimals: 4) }
      return [
        .text(rate.group), share(rate.next.low), share(rate.next.typical), share(rate.next.high),
        .count(rate.agreements), .money(rate.agreed), .money(rate.realised), .money(rate.spend),
        rate.own.map { share($0) } ?? .empty, share(rate.weight), share(rate.model.low),
        share(rate.model.typical), share(rate.model.high), .date(actuals.asOf),
      ]
    }
  }

  /// What a file says, as settings; none where `model.realisation_from` names none.
  static func assignments(
    _ settings: Settings, directory: String
  ) throws(Refusal) -> [SettingAssignment] {
    let path = settings.model.realisationFrom
    guard !path.isEmpty else { return [] }
    do {
      return try read(path, directory: directory)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw Refusal(
        .badData, file: path, "\(error)", fix: "Name a realisation.csv of savings actuals")
    }
  }

  private static func read(_ path: String, directory: String) throws -> [SettingAssignment] {
    let needed = ["tier", "low", "typical", "high"]
    let table = try SmallTable(
      path: path, directory: directory == "." ? "" : directory,
      matcher: ColumnMatcher(
        meanings: needed.map { ColumnMeaning(field: $0, aliases: [$0]) }, mapping: [:],
        key: "model.realisation_from", required: needed.map { [[$0]] }),
      delimiter: "auto", delimiterKey: "model.realisation_from", names: [])
    var found: [SettingAssignment] = []
    for row in table.rows {
      let word = ColumnMatcher.folded(table.text("tier", row))
      guard let tier = Tier.allCases.first(where: { ColumnMatcher.folded($0.rawValue) == word })
      else { throw table.refusal("tier", row, "one of tail, mid-tier, strategic") }
      let key = Setting.realisation[tier.index]
      guard !found.contains(where: { $0.key == key }) else {
        throw table.refusal("tier", row, "a tier that has no row yet")
      }
      var numbers: [Double] = []
      for field in needed.dropFirst() {
        let expected = "a share from 0 to 1, the three of a row in rising order"
        guard let number = try table.number(field, row, expected) else {
          throw table.refusal(field, row, expected)
        }
        let value = Double(number.picos) / 1e12
        guard value >= (numbers.last ?? 0), value <= 1 else {
          throw table.refusal(field, row, expected)
        }
        numbers.append(value)
      }
      found.append(
        SettingAssignment(
          key: key, value: ThreePoint(numbers[0], numbers[1], numbers[2]).settingValue,
          origin: .realised(path)))
    }
    guard !found.isEmpty else {
      throw Refusal(
        .badData, file: path, "there is no row of a tier",
        fix: "Name a realisation.csv of savings actuals in model.realisation_from")
    }
    return found
  }
}
