/// How far each driver alone moves the net present value, the others at their typical values.
package struct Tornado: Sendable, Equatable {
  package struct Driver: Sendable, Equatable {
    package let title: String
    /// What the two ends are, in words.
    package let lowInput: String
    package let highInput: String
    /// Net present value at the two ends.
    package let low: Money
    package let high: Money

    package var swing: Money { low > high ? low - high : high - low }
  }

  /// Net present value with every driver typical.
  package let base: Money
  /// Widest first; equal ones by title.
  package let drivers: [Driver]

  package init(_ typical: TypicalProgramme) {
    let settings = typical.settings
    let programme = settings.programme
    let plan = typical.base.plan
    var drivers: [Driver] = []
    func add(
      _ title: String, _ lowInput: String, _ low: ProgrammeCase, _ highInput: String,
      _ high: ProgrammeCase
    ) {
      drivers.append(
        Driver(
          title: title, lowInput: lowInput, highInput: highInput, low: low.expectedValue,
          high: high.expectedValue))
    }
    func times(_ value: Double) -> String { "× " + Digits.fixed(value, 2) }

    add(
      "Close rate × saving", times(typical.hardLow) + " (P10 of worlds)",
      typical.changed { $0.scaleSavings(by: typical.hardLow) },
      times(typical.hardHigh) + " (P90 of worlds)",
      typical.changed { $0.scaleSavings(by: typical.hardHigh) })
    let realisation = settings.model.realisationTail
    add(
      "Realisation (share that reaches invoices)",
      Digits.percent(realisation.low, 0) + " in the tail",
      typical.changed { $0.realisation = typical.realisation { $0.low } },
      Digits.percent(realisation.high, 0) + " in the tail",
      typical.changed { $0.realisation = typical.realisation { $0.high } })
    add(
      "Ramp", Scenario.shift(programme.rampShift.high),
      typical.changed { $0.rampShift = programme.rampShift.high },
      Scenario.shift(programme.rampShift.low),
      typical.changed { $0.rampShift = programme.rampShift.low })
    add(
      "Licence", "+30 %", typical.changed { $0.plan.licence *= 1.3 }, "-30 %",
      typical.changed { $0.plan.licence *= 0.7 })
    add(
      "Hidden cost (multiple of the licence)", times(programme.hiddenCost.high),
      typical.changed { $0.hiddenCost = programme.hiddenCost.high },
      times(programme.hiddenCost.low),
      typical.changed { $0.hiddenCost = programme.hiddenCost.low })
    add(
      "Cost per negotiation", Digits.fixed(programme.costPerNegotiation.high, 2),
      typical.changed { $0.costPerNegotiation = programme.costPerNegotiation.high },
      Digits.fixed(programme.costPerNegotiation.low, 2),
      typical.changed { $0.costPerNegotiation = programme.costPerNegotiation.low })
    let clawback = settings.model.clawbackTail
    add(
      "Clawback (won back by suppliers)", Digits.percent(clawback.high, 0) + " in the tail",
      typical.withClawback(typical.base) { $0.high },
      Digits.percent(clawback.low, 0) + " in the tail",
      typical.withClawback(typical.base) { $0.low })
    let dearer = plan.discountRate + 0.03
    let cheaper = max(0, plan.discountRate - 0.03)
    add(
      "Discount rate", Digits.percent(dearer), typical.changed { $0.plan.discountRate = dearer },
      Digits.percent(cheaper), typical.changed { $0.plan.discountRate = cheaper })
    let failure = min(1, 2 * plan.failure)
    add(
      "Chance of abandonment", Digits.percent(failure, 0),
      typical.changed { $0.plan.failure = failure }, Digits.percent(0, 0),
      typical.changed { $0.plan.failure = 0 })

    base = typical.base.expectedValue
    self.drivers = drivers.sorted {
      $0.swing != $1.swing ? $0.swing > $1.swing : $0.title < $1.title
    }
  }
}
