import Bargaining
import Testing

@testable import Savings

/// What must hold of every deal in every world, whatever the data and the settings.
struct DealPropertyTests {
  /// The claim is about agreements, so there have to be some.
  @Test func theSketchesAgreeOftenEnoughToMeanSomething() throws {
    var dice = Dice(900)
    var agreed = 0
    var beyondCap = 0
    for _ in 0..<200 {
      for played in try PlayedDeal.all(.random(&dice)) where played.outcome.ending == .agreed {
        agreed += 1
        if played.deal.daysBeyondCap > 0 { beyondCap += 1 }
      }
    }
    #expect(agreed > 500, "\(agreed)")
    #expect(beyondCap > 100, "\(beyondCap)")
  }

  @Test func bothSidesAreAtOrAboveTheirReservationValues() throws {
    try DealProperty.holds(of: 400, seed: 901) { sketch in
      for played in try PlayedDeal.all(sketch) where played.outcome.ending == .agreed {
        let own = played.outcome.buyerShare - played.setting.reservation
        let other =
          played.outcome.supplierShare - played.setting.supplier.revealed().reservation
        if own < -1e-9 { return "\(played.policy) leaves the buyer \(own) below" }
        if other < -1e-9 { return "\(played.policy) leaves the supplier \(other) below" }
      }
      return nil
    }
  }

  /// The limits again from the settings and the record, apart from the box.
  @Test func nothingCrossesAGuardrail() throws {
    try DealProperty.holds(of: 400, seed: 902) { sketch in
      let policy = sketch.ledger.settings.policy
      func most(_ lever: String, _ value: Double) -> Double {
        [sketch.isMidTier ? "mid-tier" : "tail", "parts"].compactMap { place in
          sketch.caps["\(lever)/\(place)"].flatMap { Double($0) }
        }.reduce(value, min)
      }
      var days = most("terms", 90)
      if ["DE", "FR", "GB"].contains(sketch.country) { days = min(days, 60) }
      if sketch.isSmall || sketch.isPublicBody { days = min(days, 30) }
      for played in try PlayedDeal.all(sketch) where played.outcome.ending == .agreed {
        let terms = played.outcome.terms
        let ranges: [(String, Double, ClosedRange<Double>)] = [
          ("price", terms.priceCut, 0...most("price", policy.priceRange)),
          ("terms", Double(played.deal.terms + terms.paymentDays), 0...days),
          ("volume", Double(terms.volumePercent) / 100, 0...most("volume", 0.8)),
          ("length", Double(terms.extraMonths), 0...most("length", 24)),
          ("lead-time", Double(terms.leadTimeDays), 0...10),
          ("risk", Double(terms.indexSharePercent) / 100, 0...0.5),
          ("service", Double(terms.serviceTenths) / 10, 0...5),
        ]
        for (lever, value, range) in ranges {
          if value < range.lowerBound - 1e-9 || value > range.upperBound + 1e-9 {
            return "\(played.policy): \(lever) \(value) outside \(range)"
          }
          let isMoved = lever == "terms" ? terms.paymentDays != 0 : value != 0
          if isMoved, !sketch.levers.contains(lever),
            !(lever == "terms" && sketch.terms > Int64(days))
          {
            return "\(played.policy): \(lever) was moved and is not the policy's"
          }
        }
        if sketch.isProtected { return "\(played.policy): a protected supplier agreed" }
      }
      return nil
    }
  }

  /// An agreement is proof of a zone, and no agreement is better for the buyer than the frontier.
  @Test func playedAgreementsLieInTheZoneOfTheClosedForm() throws {
    try DealProperty.holds(of: 400, seed: 903) { sketch in
      for played in try PlayedDeal.all(sketch) {
        let room = ZoneRoom(played.setting, of: played.simulation)
        if room.isOpenOnPrice, !room.isOpen, sketch.levers.contains("price") {
          return "a zone on the price that all levers close"
        }
        guard played.outcome.ending == .agreed else { continue }
        let isOpen = played.policy == .winWin ? room.isOpen : room.isOpenOnPrice
        if !isOpen { return "\(played.policy) agreed without a zone" }
        let kept = played.setting.supplier.mostKept(
          room.frontier, leaving: played.outcome.supplierShare)
        if played.outcome.buyerShare > kept + 1e-9 {
          return "\(played.policy) is beyond the frontier by \(played.outcome.buyerShare - kept)"
        }
      }
      return nil
    }
  }

  /// The same supplier in the same world; a lever more can be left where it is.
  @Test func addingALeverNeverShrinksTheZone() throws {
    try DealProperty.holds(of: 150, seed: 904) { sketch in
      for lever in Lever.allCases where !sketch.levers.contains(lever.rawValue) {
        var more = sketch
        more.levers.append(lever.rawValue)
        for (a, b) in zip(try PlayedDeal.all(sketch), try PlayedDeal.all(more)) {
          let (few, many) = (
            ZoneRoom(a.setting, of: a.simulation), ZoneRoom(b.setting, of: b.simulation)
          )
          let least = a.setting.supplier.mostKept(few.frontier, threat: a.setting.threat)
          let most = b.setting.supplier.mostKept(many.frontier, threat: b.setting.threat)
          if few.isOpen, most < least - 1e-12 { return "\(lever.rawValue) takes \(least - most)" }
          if few.isOpen, !many.isOpen { return "\(lever.rawValue) closes the zone" }
        }
      }
      return nil
    }
  }

  /// A ledger in thousandths says the same in thousands: terms, rounds and ends are equal.
  @Test func scalingAllMoneyScalesNothingElse() throws {
    try DealProperty.holds(of: 200, seed: 905) { sketch in
      var large = sketch
      large.euros *= 1_000
      for (a, b) in zip(try PlayedDeal.all(sketch), try PlayedDeal.all(large)) {
        if a.outcome.ending != b.outcome.ending || a.outcome.terms != b.outcome.terms
          || a.outcome.rounds != b.outcome.rounds
        {
          return "\(a.policy): \(a.outcome.terms) against \(b.outcome.terms)"
        }
        let (hard, more) = (a.outcome.booking.hard.minor, b.outcome.booking.hard.minor)
        // Rounded to the cent once, in each.
        if (hard * 1_000 - more).magnitude > 500 { return "hard \(hard) and \(more)" }
      }
      return nil
    }
  }

  /// The booking is exact by class, and what the linear form hid is the new price's part of the
  /// worths that go with the price, to the cent.
  @Test func whatLinearisingHidIsAccountedForToTheCent() throws {
    try DealProperty.holds(of: 300, seed: 906) { sketch in
      for played in try PlayedDeal.all(sketch) where played.outcome.ending == .agreed {
        let (booking, terms) = (played.outcome.booking, played.outcome.terms)
        if booking.hard + booking.carrying + booking.otherLevers
          != booking.linear + booking.linearisationError
        {
          return "the parts do not add up"
        }
        let model = sketch.ledger.settings.model
        let box = played.deal.box
        func part(_ amount: Double, _ lever: Lever, _ cost: Double) -> Double {
          box.high[lever.lane] > 0 ? -cost * amount / box.high[lever.lane] : 0
        }
        let scaled =
          Double(terms.paymentDays) * model.buyerCapitalCost / 365
          + part(Double(terms.volumePercent) / 100, .volume, model.buyerVolume)
          + part(Double(terms.extraMonths), .length, model.buyerLength)
          + part(Double(terms.leadTimeDays), .leadTime, model.buyerLeadTime)
          + part(Double(terms.indexSharePercent) / 100, .risk, model.buyerRisk)
        let hidden = -Double(booking.hard.minor) * scaled
        // Five amounts are rounded: hard, cash, carrying, other levers, linear.
        if (Double(booking.linearisationError.minor) - hidden).magnitude > 2.6 {
          return "\(booking.linearisationError.minor) hidden, \(hidden) expected"
        }
      }
      return nil
    }
  }

  /// The exchange ties to the outcome, pays for every give, and never invents worth.
  @Test func theExchangeAddsUpToTheAgreement() throws {
    try DealProperty.holds(of: 300, seed: 907) { sketch in
      for played in try PlayedDeal.all(sketch)
      where played.policy == .winWin && played.outcome.ending == .agreed {
        guard let found = played.simulation.exchange(world: played.setting.world) else {
          return "an agreement without an exchange"
        }
        let exchange = found.exchange
        if found.outcome != played.outcome { return "played again, it ended otherwise" }
        if exchange.buyer != found.outcome.booking.linear { return "the buyer's sum is off" }
        if exchange.supplier != found.outcome.supplierSurplus { return "the supplier's sum is off" }
        let (buyer, supplier) = (
          exchange.pairs.reduce(Money.zero) { $0 + $1.netToBuyer },
          exchange.pairs.reduce(Money.zero) { $0 + $1.netToSupplier }
        )
        if buyer != exchange.buyer || supplier != exchange.supplier {
          return "pairs come to \(buyer.minor) and \(supplier.minor)"
        }
        // For the account alone only where the gives do not pay in full.
        let alone = exchange.pairs.contains { $0.give == nil && $0.costToSupplier.minor > 1 }
        if alone != (exchange.supplier.minor < -1) {
          return "for the account \(alone), supplier \(exchange.supplier.minor)"
        }
        if exchange.unpaidGives > 0, exchange.buyer > .zero, played.deal.baseline.minor > 1_000_000
        {
          return "\(exchange.unpaidGives) gives for nothing"
        }
      }
      return nil
    }
  }
}
