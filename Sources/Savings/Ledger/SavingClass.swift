/// The kinds of benefit that are never added to each other, because each answers another question.
///
/// Source of the split: GEP white paper "Cost Avoidance vs Hard Savings" and the practitioner rule
/// of the ISM forum (only a fall below prices paid is creditable); the UK "Measuring Up" rules.
package enum SavingClass: Int, Sendable, CaseIterable, Comparable {
  case hard = 1
  case avoidance
  case cashOnce
  case carrying
  case labour
  case otherLevers

  /// The name that tables print.
  package var title: String {
    switch self {
    case .hard: "Hard saving"
    case .avoidance: "Cost avoidance"
    case .cashOnce: "Cash released once"
    case .carrying: "Yearly benefit of that cash"
    case .labour: "Labour freed for other work"
    case .otherLevers: "Worth of other levers"
    }
  }

  /// One sentence for readers who do not know the term.
  package var gloss: String {
    switch self {
    case .hard: "Invoices fall below the prices that were actually paid."
    case .avoidance: "A price rise that was due is not paid; no invoice falls."
    case .cashOnce: "Paying later keeps cash in the company once; it is not income."
    case .carrying: "Interest saved each year on the cash that later payment keeps."
    case .labour: "Time of people who negotiate today; cash only if posts or overtime go."
    case .otherLevers: "Service, risk and commitments, at the worth the settings give them."
    }
  }

  /// Snake-case name for data files.
  package var name: String {
    switch self {
    case .hard: "hard"
    case .avoidance: "avoidance"
    case .cashOnce: "cash_once"
    case .carrying: "carrying"
    case .labour: "labour"
    case .otherLevers: "other_levers"
    }
  }

  package static func < (a: SavingClass, b: SavingClass) -> Bool { a.rawValue < b.rawValue }
}

/// Marks an amount with its class at compile time.
package protocol SavingClassTag: Sendable {
  static var savingClass: SavingClass { get }
}

package enum HardSaving: SavingClassTag { package static let savingClass = SavingClass.hard }
package enum CostAvoidance: SavingClassTag {
  package static let savingClass = SavingClass.avoidance
}
package enum CashReleased: SavingClassTag { package static let savingClass = SavingClass.cashOnce }
package enum CarryingBenefit: SavingClassTag {
  package static let savingClass = SavingClass.carrying
}
package enum LabourFreed: SavingClassTag { package static let savingClass = SavingClass.labour }
package enum WorthOfLevers: SavingClassTag {
  package static let savingClass = SavingClass.otherLevers
}

package typealias Hard = Classed<HardSaving>
package typealias Avoidance = Classed<CostAvoidance>
package typealias CashOnce = Classed<CashReleased>
package typealias Carrying = Classed<CarryingBenefit>
package typealias Labour = Classed<LabourFreed>
package typealias OtherLevers = Classed<WorthOfLevers>

/// An exact amount of one class. `Hard + Hard` is `Hard`; `Hard + Avoidance` does not compile.
package struct Classed<Tag: SavingClassTag>: Hashable, Comparable, Sendable, AdditiveArithmetic {
  package var money: Money

  package init(_ money: Money) { self.money = money }

  package static var zero: Classed { Classed(.zero) }
  package var savingClass: SavingClass { Tag.savingClass }

  package static func + (a: Classed, b: Classed) -> Classed { Classed(a.money + b.money) }
  package static func - (a: Classed, b: Classed) -> Classed { Classed(a.money - b.money) }
  package static prefix func - (a: Classed) -> Classed { Classed(-a.money) }
  package static func < (a: Classed, b: Classed) -> Bool { a.money < b.money }
}
