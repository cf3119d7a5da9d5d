import Bargaining
import Testing

@testable import Savings

/// A deal with its settings, at random: everything that a property of the model must hold for.
struct DealSketch: Equatable, CustomStringConvertible {
  var euros: Int64 = 100_000
  var terms: Int64 = 30
  var country = "US"
  var isSmall = false
  var isProtected = false
  var isPublicBody = false
  var isMidTier = false
  var alternatives: Int?
  var margin: Double?
  var capitalCost: Double?
  var dependence: Double?
  var levers = Lever.allCases.map(\.rawValue)
  var caps: [String: String] = [:]
  var isConditional = true
  var noise = 0.5
  var correlation = 0.0
  var deadline = 1.0
  var aspirationSpread = 0.0
  var seed: UInt64 = 1

  static func random(_ dice: inout Dice) -> DealSketch {
    var sketch = DealSketch()
    sketch.euros = Int64(dice.whole(1_000...5_000_000))
    sketch.terms = Int64(dice.whole(0...120))
    sketch.country = ["US", "DE", "FR", "GB", ""][dice.whole(0...4)]
    sketch.isSmall = dice.says(0.3)
    sketch.isProtected = dice.says(0.05)
    sketch.isPublicBody = dice.says(0.1)
    sketch.isMidTier = dice.says(0.3)
    if dice.says(0.6) { sketch.alternatives = dice.whole(0...8) }
    if dice.says(0.5) { sketch.margin = dice.between(0.02, 0.7) }
    if dice.says(0.5) { sketch.capitalCost = dice.between(0.02, 0.4) }
    if dice.says(0.3) { sketch.dependence = dice.between(0, 1) }
    sketch.levers = sketch.levers.filter { _ in dice.says(0.8) }
    for (lever, most) in [("price", 0.06), ("terms", 90), ("volume", 0.9), ("length", 30)]
    where dice.says(0.25) {
      sketch.caps["\(lever)/\(dice.says(0.5) ? "tail" : "parts")"] = String(
        (dice.between(0, most) * 1000).rounded() / 1000)
    }
    sketch.isConditional = dice.says(0.7)
    sketch.noise = dice.between(0, 1.5)
    sketch.correlation = dice.between(-0.4, 0.4)
    if dice.says(0.3) { sketch.deadline = dice.between(0.3, 2) }
    if dice.says(0.3) { sketch.aspirationSpread = dice.between(0, 1) }
    sketch.seed = UInt64(dice.whole(1...1_000_000))
    return sketch
  }

  /// Nearer to the plain deal, one property at a time.
  var simpler: [DealSketch] {
    func changed(_ change: (inout DealSketch) -> Void) -> DealSketch {
      var copy = self
      change(&copy)
      return copy
    }
    let plain = DealSketch()
    return levers.indices.map { index in changed { $0.levers.remove(at: index) } }
      + caps.keys.sorted().map { key in changed { $0.caps[key] = nil } }
      + [
        changed { $0.isSmall = false }, changed { $0.isProtected = false },
        changed { $0.isPublicBody = false }, changed { $0.isMidTier = false },
        changed { $0.country = plain.country }, changed { $0.terms = plain.terms },
        changed { $0.alternatives = nil }, changed { $0.margin = nil },
        changed { $0.capitalCost = nil }, changed { $0.dependence = nil },
        changed { $0.isConditional = plain.isConditional }, changed { $0.noise = plain.noise },
        changed { $0.correlation = 0 }, changed { $0.deadline = 1 },
        changed { $0.aspirationSpread = 0 }, changed { $0.euros = plain.euros },
      ]
  }

  var ledger: SmallLedger {
    var ledger = SmallLedger()
    ledger.settings.worlds = 6
    ledger.settings.seed = seed
    ledger.settings.policy.levers = levers
    ledger.settings.policy.caps = caps
    ledger.settings.policy.publicBody = isPublicBody
    ledger.settings.policy.strategy = isConditional ? .conditional : .timeDependent
    ledger.settings.model.estimateNoise = noise
    ledger.settings.model.supplierDeadline = ThreePoint(deadline, deadline, deadline)
    ledger.settings.model.supplierAspirationSpread = aspirationSpread
    ledger.settings.correlation.marginExponent = correlation
    ledger.settings.correlation.engagementMargin = -correlation
    if isMidTier { ledger.settings.tiers.list["S1"] = "mid-tier" }
    ledger.spend("S1", euros, terms: terms)
    ledger.record("S1") {
      $0.country = country
      $0.sme = isSmall
      $0.protected = isProtected
      $0.alternatives = alternatives
      $0.margin = margin
      $0.costOfCapital = capitalCost
      $0.dependence = dependence
    }
    return ledger
  }

  var description: String {
    "\(euros) euros, \(terms) days, country \(country), small \(isSmall), protected \(isProtected), public body \(isPublicBody), mid-tier \(isMidTier), alternatives \(alternatives.map(String.init) ?? "unknown"), margin \(margin.map { "\($0)" } ?? "unknown"), capital cost \(capitalCost.map { "\($0)" } ?? "unknown"), dependence \(dependence.map { "\($0)" } ?? "unknown"), levers \(levers), caps \(caps), conditional \(isConditional), noise \(noise), correlation \(correlation), deadline \(deadline), aspiration spread \(aspirationSpread), seed \(seed)"
  }
}

/// One world of a sketched deal, played.
struct PlayedDeal {
  let deal: Deal
  let simulation: DealSimulation
  let setting: DealSimulation.Setting
  let policy: NegotiationPolicy
  let outcome: DealOutcome

  static let policies: [NegotiationPolicy] = [.winWin, .priceOnly]

  static func all(_ sketch: DealSketch) throws -> [PlayedDeal] {
    let ledger = sketch.ledger
    let deal = try ledger.deal("S1")
    let simulation = DealSimulation(deal, tables: SimulationTables(ledger.settings))
    return (0..<ledger.settings.worlds).flatMap { world in
      let setting = simulation.setting(world: world)
      return policies.map { policy in
        var recorder = NoRecorder()
        return PlayedDeal(
          deal: deal, simulation: simulation, setting: setting, policy: policy,
          outcome: simulation.play(policy, setting, recorder: &recorder))
      }
    }
  }
}

/// A claim about many random deals. A counterexample is made simpler, then printed.
enum DealProperty {
  /// - Parameter complaint: what is wrong with the deal; nil where the claim holds.
  static func holds(
    of count: Int, seed: UInt64, sourceLocation: SourceLocation = #_sourceLocation,
    _ complaint: (DealSketch) throws -> String?
  ) rethrows {
    var dice = Dice(seed)
    for number in 0..<count {
      let sketch = DealSketch.random(&dice)
      guard let first = try complaint(sketch) else { continue }
      var least = sketch
      for _ in 0..<60 {
        guard
          let next = try least.simpler.first(where: { try $0 != least && complaint($0) != nil })
        else { break }
        least = next
      }
      Issue.record(
        """
        seed \(seed), deal \(number): \(first)
        simplest: \(try complaint(least) ?? first)
        \(least)
        """, sourceLocation: sourceLocation)
      return
    }
  }
}
