package struct PolicySettings: Sendable, Equatable {
  /// Tiers whose deals the agent closes alone.
  package var automate = ["tail", "mid-tier"]
  package var levers = [
    "price", "terms", "volume", "length", "lead-time", "risk", "forecast", "service",
  ]
  package var strategy = BuyerStrategy.conditional
  package var offers = BuyerOffers.single
  package var learning = BuyerLearning.none
  package var acceptance = BuyerAcceptance.aspiration
  package var rounds = 12
  package var buyerExponent = 2.2
  package var lead = 0.85
  package var targetTail = 0.03
  package var targetMidTier = 0.035
  /// A price cut of less is no success: the agent walks away.
  package var minimumGain = 0.0025
  package var minimumDeal = 1_000.0
  package var maximumDeal = 5_000_000.0
  package var priceRange = 0.08
  package var termsEarlier = 15.0
  package var termsLater = 45.0
  package var volumeCommitment = 0.80
  package var extraMonths = 24.0
  package var leadTimeDays = 10.0
  package var indexShare = 0.50
  package var servicePoints = 5.0
  package var maximumTerms = 90.0
  package var maximumTermsEU = 60.0
  package var maximumTermsSME = 30.0
  package var publicBody = false
  /// `lever/tier` or `lever/category` to the largest value of the lever there.
  package var caps: [String: String] = [:]
  /// Deals of a worse data grade go to a person.
  package var leastGrade = DataQuality.Grade.d
  /// Sides that end nearer than this go to a person, share of the baseline.
  package var deadlockGap = 0.005

  package init() {}
}

/// What is assumed of suppliers and of the buyer's own values: shown, varied, replaced by evidence.
package struct ModelSettings: Sendable, Equatable {
  package var engagementTail = ThreePoint(0.55, 0.68, 0.88)
  package var engagementMidTier = ThreePoint(0.55, 0.72, 0.85)
  package var margin = 0.25
  package var marginDeviation = 0.08
  /// Category or tier to mean margin, where it is not that of all.
  package var margins: [String: String] = [:]
  package var marginFloor = 0.30
  package var supplierCapitalCost = 0.11
  package var supplierCapitalSpread = 0.35
  package var buyerCapitalCost = 0.08
  package var alternatives = 1.5
  package var dispersion = 0.06
  /// Category to price dispersion, where items do not show it.
  package var dispersions: [String: String] = [:]
  package var switchingCost = 0.05
  package var credibilityAlpha = 2.0
  package var credibilityBeta = 5.0
  package var goodwill = 0.02
  package var supplierExponent = 0.6
  package var supplierExponentSpread = 0.5
  package var supplierAspiration = 0.6
  package var supplierAspirationSpread = 0.0
  /// The supplier's own deadline, share of the policy's rounds.
  package var supplierDeadline = ThreePoint(1, 1, 1)
  package var exponential = 0.0
  package var reciprocal = 0.25
  package var relative = 0.0
  package var averaged = 0.0
  package var hard = 0.15
  package var noCounter = 0.15
  package var fatigue = 0.02
  package var estimateNoise = 0.5
  package var leverSpread = 0.6
  package var supplierFactor = 0.35
  /// Worth of a lever's full range, share of spend: to the supplier, and cost to the buyer.
  package var supplierVolume = 0.009
  package var supplierLength = 0.008
  package var supplierLeadTime = 0.004
  package var supplierRisk = 0.005
  package var supplierForecast = 0.003
  package var supplierService = 0.003
  package var buyerVolume = 0.004
  package var buyerLength = 0.004
  package var buyerLeadTime = 0.0025
  package var buyerRisk = 0.005
  package var buyerForecast = 0.0005
  package var buyerService = 0.004
  package var marginShift = 0.10
  package var dispersionShift = 0.15
  package var daysPerRound = 1.3
  /// File of rates that `savings actuals` wrote; "" takes those of the settings.
  package var realisationFrom = ""
  package var realisationTail = ThreePoint(0.40, 0.65, 0.85)
  package var realisationMidTier = ThreePoint(0.45, 0.68, 0.85)
  package var realisationStrategic = ThreePoint(0.50, 0.72, 0.88)
  package var clawbackTail = ThreePoint(0, 0.03, 0.10)
  package var clawbackMidTier = ThreePoint(0, 0.05, 0.15)
  package var clawbackStrategic = ThreePoint(0, 0.08, 0.25)
  package var clawbackFairness = 0.5
  package var escalator = 0.0

  package init() {}
}

/// What the model is compared with.
package struct CalibrationSettings: Sendable, Equatable {
  /// The published case whose stored fit replaces the settings that it fits.
  package var preset = CalibrationPreset.none
  /// Past negotiations of the buyer's own, relative to the settings file; "" where there are none.
  package var outcomes = ""
  /// Field to column name, where the aliases do not find it.
  package var mapping: [String: String] = [:]

  package init() {}
}
