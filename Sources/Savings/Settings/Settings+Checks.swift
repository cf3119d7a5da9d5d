/// A setting that is well formed by itself and makes no sense beside the others.
package struct SettingProblem: Sendable, Equatable {
  package let key: String
  /// What is wrong, as one sentence without a full stop.
  package let cause: String
  /// What to do, as one sentence without a full stop.
  package let fix: String
}

extension Settings {
  /// Throws the first of ``problems()``; a loader that knows the lines words them better.
  package func validate() throws(Refusal) {
    guard let problem = problems().first else { return }
    throw Refusal(.badSettings, "\(problem.key): \(problem.cause)", fix: problem.fix)
  }

  /// What must hold of several settings together, or of the words inside of one.
  package func problems() -> [SettingProblem] {
    cutProblems + learningProblems + delimiterProblems + mappingProblems + wordProblems
      + placeProblems + rampProblems + currencyProblems + shareProblems + correlationProblems
      + tableProblems
  }

  /// What a run or a check needs besides: something to read.
  package func spendProblem() -> SettingProblem? {
    guard spend.files.isEmpty else { return nil }
    return SettingProblem(
      key: "spend.files", cause: "no spend file is named",
      fix: "List at least one CSV, as in: spend.files: [spend.csv]")
  }

  private var cutProblems: [SettingProblem] {
    guard tiers.strategicCut >= tiers.midTierCut else { return [] }
    let cuts = "\(Digits.shortest(tiers.strategicCut)) and \(Digits.shortest(tiers.midTierCut))"
    return [
      SettingProblem(
        key: "tiers.strategic_cut", cause: "the cuts \(cuts) leave no room for a mid-tier",
        fix: "Set tiers.strategic_cut below tiers.mid_tier_cut, such as 0.80 and 0.95")
    ]
  }

  private var learningProblems: [SettingProblem] {
    guard policy.learning == .choice, policy.offers != .meso else { return [] }
    return [
      SettingProblem(
        key: "policy.learning", cause: "a choice needs several offers, and policy.offers makes one",
        fix: "Set policy.offers to meso, or policy.learning to none or unchanged-levers")
    ]
  }

  private var delimiterProblems: [SettingProblem] {
    [("spend.delimiter", spend.delimiter), ("suppliers.delimiter", suppliers.delimiter)]
      .filter { !Settings.isDelimiter($0.1) }
      .map { key, _ in
        SettingProblem(
          key: key, cause: "the delimiter is not one that a CSV can have",
          fix: "Set it to auto, tab, or one character such as ; or |")
      }
  }

  /// Letters, digits, quotes and signs of numbers stand inside of cells, so they delimit nothing.
  private static func isDelimiter(_ text: String) -> Bool {
    if text == "auto" || text == "tab" { return true }
    let bytes = Array(text.utf8)
    guard bytes.count == 1, let byte = bytes.first else { return false }
    return ",;|:^~!#$%&*/\\@_\t".utf8.contains(byte)
  }

  private var mappingProblems: [SettingProblem] {
    unknownFields(
      spend.mapping, in: "spend.mapping", known: SpendField.allCases.map(\.rawValue))
      + unknownFields(
        suppliers.mapping, in: "suppliers.mapping", known: Settings.supplierFields)
      + unknownFields(
        calibration.mapping, in: "calibration.mapping", known: PastOutcome.fields)
      + unknownFields(
        actuals.mapping, in: "actuals.mapping", known: Settings.agreementFields)
  }

  private func unknownFields(
    _ mapping: [String: String], in key: String, known: [String]
  ) -> [SettingProblem] {
    mapping.sorted { $0.key < $1.key }.compactMap { field, column in
      if !known.contains(field) {
        return SettingProblem(
          key: "\(key).\(field)", cause: "unknown field \"\(field)\"",
          fix: Settings.suggestion(for: field, among: known))
      }
      guard column.isEmpty else { return nil }
      return SettingProblem(
        key: "\(key).\(field)", cause: "no column is named",
        fix: "Name the column as the header spells it, or leave the field out")
    }
  }

  private var wordProblems: [SettingProblem] {
    let levers = PolicySettings().levers
    let tierWords = Tier.allCases.map(\.rawValue)
    func unknown(_ words: [String], in key: String, known: [String]) -> [SettingProblem] {
      words.filter { !known.contains($0) }.map {
        SettingProblem(
          key: key, cause: "unknown word \"\($0)\"",
          fix: Settings.suggestion(for: $0, among: known))
      }
    }
    return unknown(policy.automate, in: "policy.automate", known: tierWords)
      + unknown(policy.levers, in: "policy.levers", known: levers)
      + unknown(
        compare.policies, in: "compare.policies",
        known: NegotiationPolicy.compared.map(\.rawValue))
      + tiers.list.sorted { $0.key < $1.key }.flatMap { supplier, tier in
        unknown([tier], in: "tiers.list.\(supplier)", known: tierWords)
      }
  }

  private var rampProblems: [SettingProblem] {
    let shares = programme.ramp.map { Double(setting: .text($0)) }
    let isRising = zip(shares, shares.dropFirst()).allSatisfy { ($0 ?? 0) <= ($1 ?? 0) }
    let isValid = shares.allSatisfy { share in share.map { $0 >= 0 && $0 <= 1 } ?? false }
    guard shares.isEmpty || !isValid || !isRising else { return [] }
    return [
      SettingProblem(
        key: "programme.ramp", cause: "the ramp is not a rising list of shares",
        fix: "Give numbers from 0 to 1 that never fall, such as [0, 0.25, 0.80, 1]")
    ]
  }

  private var currencyProblems: [SettingProblem] {
    [("currency.base", currency.base), ("currency.ledger", currency.ledger)]
      .filter { !$0.1.isEmpty && !Currency.isoCodes.contains($0.1) }
      .map { key, code in
        SettingProblem(
          key: key, cause: "\"\(code)\" is not a currency code",
          fix: "Use the three capital letters of ISO 4217, such as EUR, or leave it empty")
      }
  }

  private var shareProblems: [SettingProblem] {
    let sum = model.hard + model.noCounter + model.reciprocal + model.relative + model.averaged
    // Shares such as 0.15 are not exact in binary; a sum of exactly one must pass.
    guard sum > 1 + 1e-9 else { return [] }
    return [
      SettingProblem(
        key: "model.hard",
        cause: "the kinds of suppliers add up to \(Digits.percent(sum)), more than all of them",
        fix:
          "Lower model.hard, model.no_counter, model.reciprocal, model.relative or model.averaged "
          + "to a sum of at most 1")
    ]
  }

  private var correlationProblems: [SettingProblem] {
    guard case .failure(let contradiction) = Copula.cholesky(correlation) else { return [] }
    return [
      SettingProblem(
        key: contradiction.key,
        cause:
          "the correlations contradict each other: no three or more variables can have them all",
        fix: "Bring \(contradiction.key) or the others of its variables nearer to 0")
    ]
  }

  /// Tables whose values are numbers: of what, and where.
  private var tableProblems: [SettingProblem] {
    func bad(_ table: [String: String], _ key: String, _ range: ClosedRange<Double>)
      -> [SettingProblem]
    {
      table.sorted { $0.key < $1.key }.filter { entry in
        Double(setting: .text(entry.value)).map { !range.contains($0) } ?? true
      }.map { name, value in
        SettingProblem(
          key: "\(key).\(name)", cause: "\"\(value)\" is not a number that fits",
          fix:
            "Give a number from \(Digits.shortest(range.lowerBound)) to \(Digits.shortest(range.upperBound))"
        )
      }
    }
    let unknown = policy.caps.keys.sorted().compactMap { key -> SettingProblem? in
      let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
      let levers = Lever.allCases.map(\.rawValue)
      guard parts.count == 2 else {
        return SettingProblem(
          key: "policy.caps.\(key)", cause: "a cap names a lever and where it holds",
          fix: "Write it as lever/tier or lever/category, such as terms/food or price/tail")
      }
      guard !levers.contains(parts[0]) else { return nil }
      return SettingProblem(
        key: "policy.caps.\(key)", cause: "unknown lever \"\(parts[0])\"",
        fix: Settings.suggestion(for: parts[0], among: levers))
    }
    return bad(model.margins, "model.margins", 0.01...0.9)
      + bad(model.dispersions, "model.dispersions", 0...0.5) + unknown
      + bad(policy.caps, "policy.caps", 0...1000)
  }
}
