import Bargaining

/// One negotiation to be had: a supplier in a category, with everything the buyer knows of it.
///
/// Immutable, and a class because every stage from the worlds to the reports refers to the same deal.
package final class Deal: Sendable {
  /// `D` and ten hexadecimal digits of ``stableID``.
  package let id: String
  /// Hash of the supplier's key and the category's name: the key of the deal's random numbers.
  package let stableID: UInt64
  /// The same of the supplier's key alone, for what its deals share.
  package let supplierID: UInt64
  package let supplierKey: String
  package let supplierName: String
  package let category: String
  /// Index of the category in the cube.
  package let categoryIndex: Int
  package let placement: TierPlacement
  package var tier: Tier { placement.tier }
  /// Yearly baseline: spend of the window, net of credits, at prices actually paid.
  package let baseline: Money
  /// The record of it that is locked before the simulation.
  package let basis: Baseline
  /// How the baseline was set, in words.
  package let baselineMethod: String
  package let invoices: Int
  package let first: CalendarDate?
  package let last: CalendarDate?
  /// Payment terms in force, days.
  package let terms: Int
  /// The most days that law and policy allow with this supplier, and which rule says so.
  package let termsCap: Int
  package let termsRule: String
  package let evidence: PriceEvidence?
  package let batna: Batna
  package let anchor: Anchor
  package let box: LeverBox
  /// Means of what the supplier is like: its record, else the priors of the settings.
  package let prior: SupplierPrior
  package let quality: DataQuality
  /// Where the ledger and the supplier file contradict each other, in words.
  package let conflicts: [String]
  package let eligibility: Eligibility
  package let record: SupplierRecord?

  package init(
    id: String,
    stableID: UInt64,
    supplierID: UInt64,
    supplierKey: String,
    supplierName: String,
    category: String,
    categoryIndex: Int,
    placement: TierPlacement,
    baseline: Money,
    basis: Baseline? = nil,
    baselineMethod: String,
    invoices: Int,
    first: CalendarDate?,
    last: CalendarDate?,
    terms: Int,
    termsCap: Int,
    termsRule: String,
    evidence: PriceEvidence?,
    batna: Batna,
    anchor: Anchor,
    box: LeverBox,
    prior: SupplierPrior,
    quality: DataQuality,
    conflicts: [String] = [],
    eligibility: Eligibility,
    record: SupplierRecord?
  ) {
    self.id = id
    self.stableID = stableID
    self.supplierID = supplierID
    self.supplierKey = supplierKey
    self.supplierName = supplierName
    self.category = category
    self.categoryIndex = categoryIndex
    self.placement = placement
    self.baseline = baseline
    self.basis = basis ?? Baseline(paid: baseline, months: nil)
    self.baselineMethod = baselineMethod
    self.invoices = invoices
    self.first = first
    self.last = last
    self.terms = terms
    self.termsCap = termsCap
    self.termsRule = termsRule
    self.evidence = evidence
    self.batna = batna
    self.anchor = anchor
    self.box = box
    self.prior = prior
    self.quality = quality
    self.conflicts = conflicts
    self.eligibility = eligibility
    self.record = record
  }

  /// Days by which today's terms are beyond what law and policy allow.
  package var daysBeyondCap: Int { max(0, terms - termsCap) }

  /// Integrative where the relationship matters; distributive is allowed for one-off commodity buys
  /// with many alternatives.
  package var style: String {
    if placement.isLeverage { return "competitive" }
    if tier == .tail, batna.alternatives >= 3, prior.isRelationship == false {
      return "distributive"
    }
    return "integrative"
  }
}

/// The opening price demand and why it is justified.
package struct Anchor: Sendable, Equatable {
  package var basisPoints: Int
  package var evidence: String

  package var cut: Double { Double(basisPoints) / 10_000 }
}

/// What is assumed of the supplier before any draw.
package struct SupplierPrior: Sendable, Equatable {
  package var margin: Double
  package var marginDeviation: Double
  package var capitalCost: Double
  package var capitalSpread: Double
  /// Multiplier on goodwill: a supplier that depends on the account gives more for it.
  package var dependence: Double
  package var isRelationship: Bool
}
