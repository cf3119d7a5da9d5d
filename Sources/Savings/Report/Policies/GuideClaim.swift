/// A claim of negotiation practice, tested on the user's own portfolio: win-win against the policy
/// that leaves out what the claim is about, on the same suppliers and draws.
package struct GuideClaim: Sendable, Equatable {
  package enum Verdict: String, Sendable {
    case held
    case leaned = "leaned towards it"
    case open = "undecided"
    case against = "leaned against it"
    case failed = "did not hold"
    case same = "made no difference"
  }

  package let claim: String
  package let against: NegotiationPolicy
  package let difference: PairedDifference
  package let verdict: Verdict
  /// What else to know of the two policies, in words.
  package let beside: String

  /// Nine worlds in ten settle a claim, either way; six in ten lean.
  static func verdict(_ difference: PairedDifference) -> Verdict {
    let (better, worse) = (difference.better, difference.worse)
    if better == 0, worse == 0 { return .same }
    if better >= 0.9 { return .held }
    if worse >= 0.9 { return .failed }
    if better >= 0.6 { return .leaned }
    return worse >= 0.6 ? .against : .open
  }

  /// Claims of the guide that the played policies can test.
  package static func all(_ comparison: PolicyComparison) -> [GuideClaim] {
    let tests: [(String, NegotiationPolicy, PolicyMeasure)] = [
      ("Leverage comes from the alternative (BATNA)", .noBatna, .buyerWorth),
      ("Trade, don’t concede", .unconditional, .buyerWorth),
      ("Several variables rather than the price alone", .priceOnly, .jointSurplus),
      ("Several variables also leave us better off", .priceOnly, .buyerWorth),
      ("Several variables also leave suppliers better off", .priceOnly, .supplierSurplus),
      ("Automation reaches what people have no time for", .humanTeam, .hard),
    ]
    return tests.compactMap { claim, policy, measure in
      guard let base = comparison.of(.winWin), let other = comparison.of(policy),
        let difference = other.difference(measure)
      else { return nil }
      return GuideClaim(
        claim: claim, against: policy, difference: difference, verdict: verdict(difference),
        beside: beside(base, other))
    }
  }

  private static func beside(_ base: PolicyFigures, _ other: PolicyFigures) -> String {
    let rates = "\(Digits.percent(base.agreed, 0)) against \(Digits.percent(other.agreed, 0))"
    switch other.policy {
    case .unconditional:
      return
        "Conceding by the clock makes \(other.mean.unreciprocated) moves for nothing in return, win-win \(base.mean.unreciprocated); of the approached deals \(Digits.percent(other.agreed, 0)) agree against \(Digits.percent(base.agreed, 0))."
    case .humanTeam:
      return
        "Win-win approaches \(base.mean.approached.deals) deals, people \(other.mean.approached.deals)."
    default: return "Of the approached deals \(rates) agree."
    }
  }

  /// One sentence that says what was found, also where it speaks against the claim.
  package func sentence(_ words: (Money) -> String) -> String {
    let measure = difference.measure.title.lowercased()
    let range =
      "80 % of worlds between \(words(difference.range.p10)) and \(words(difference.range.p90)), median \(words(difference.range.p50)). \(beside)"
    let chance = Digits.percent(difference.better, 0)
    let other = "“\(against.title)”"
    switch verdict {
    case .held:
      return
        "\(claim): held in this simulation. In \(chance) of the worlds win-win has more \(measure) than \(other); the difference a year: \(range)"
    case .leaned:
      return
        "\(claim): leaned towards it, without being settled. In \(chance) of the worlds win-win has more \(measure) than \(other); the difference a year: \(range)"
    case .open:
      return
        "\(claim): undecided on this portfolio. Win-win has more \(measure) than \(other) in \(chance) of the worlds and less in \(Digits.percent(difference.worse, 0)); the difference a year: \(range)"
    case .against:
      return
        "\(claim): leaned against it. Win-win has less \(measure) than \(other) in \(Digits.percent(difference.worse, 0)) of the worlds; the difference a year: \(range)"
    case .failed:
      return
        "\(claim): did not hold in this simulation. Win-win has less \(measure) than \(other) in \(Digits.percent(difference.worse, 0)) of the worlds; the difference a year: \(range)"
    case .same:
      return "\(claim): made no difference here; win-win and \(other) come to the same \(measure)."
    }
  }
}
