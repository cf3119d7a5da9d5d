/// Every parameter of a run, typed, with its default. ``Setting/all`` names, explains and sources
/// each one.
package struct Settings: Sendable, Equatable {
  package var seed: UInt64 = 20_260_101
  package var worlds = 500
  /// The date the run speaks of; nil takes the ledger's last date. Never the clock.
  package var asOf: CalendarDate?
  /// Worker threads; 0 takes the machine's cores. Changes no result.
  package var threads = 0

  package var spend = SpendSettings()
  package var suppliers = SupplierFileSettings()
  package var categories = CategorySettings()
  package var fxFile = ""
  /// Price index, relative to the settings file; "" where there is none.
  package var indexFile = ""
  package var currency = CurrencySettings()
  package var scope = ScopeSettings()
  package var tiers = TierSettings()
  package var policy = PolicySettings()
  package var model = ModelSettings()
  package var correlation = CorrelationSettings()
  package var calibration = CalibrationSettings()
  package var programme = ProgrammeSettings()
  package var compare = CompareSettings()
  package var actuals = ActualsSettings()
  package var output = OutputSettings()
  package var limits = LimitSettings()
  package var cache = CacheSettings()
  package var history = HistorySettings()
  package var drift = DriftSettings()

  package init() {}
}

package enum HeaderStyle: String, SettingWord { case auto, yes, no }
package enum DateStyle: String, SettingWord { case auto, iso, dmy, mdy }
package enum DecimalStyle: String, SettingWord { case auto, point, comma }
package enum TextEncoding: String, SettingWord {
  case auto
  case utf8 = "utf-8"
  case windows1252 = "windows-1252"
  case latin1 = "iso-8859-1"
  case macRoman = "mac-roman"
  case utf16 = "utf-16"
}

package enum PurchaseSide: String, SettingWord { case auto, debit, credit }
package enum RepeatUse: String, SettingWord {
  case keep
  case setAside = "set-aside"
}
package enum OverlapUse: String, SettingWord {
  case keep
  case setAside = "set-aside"
  case refuse
}

package struct SpendSettings: Sendable, Equatable {
  /// Paths relative to the settings file; `*` and `?` match names.
  package var files: [String] = []
  /// `auto`, one character, or `tab`.
  package var delimiter = "auto"
  package var header = HeaderStyle.auto
  /// Column names of a file without a header.
  package var columns: [String] = []
  package var encoding = TextEncoding.auto
  package var dateStyle = DateStyle.auto
  package var decimal = DecimalStyle.auto
  /// Field to column name; what it does not name is looked up among the aliases.
  package var mapping: [String: String] = [:]
  /// The side of the account on which purchases stand, where amounts have sides.
  package var purchases = PurchaseSide.auto
  /// Rows that are, byte for byte, an earlier one of the same file.
  package var repeats = RepeatUse.keep
  /// Rows that an earlier file, by path, has as well.
  package var overlaps = OverlapUse.keep
  /// First days of the periods by which rows are told apart, in order; no setting. Empty for one sum.
  package var periods: [CalendarDate] = []

  package init() {}
}

package struct SupplierFileSettings: Sendable, Equatable {
  package var file = ""
  /// Decisions on spellings: alias, supplier, decision.
  package var aliases = ""
  /// Look-alikes listed at most; 0 does not look for any.
  package var candidates = 10_000
  package var candidateScore = 0.65
  package var delimiter = "auto"
  package var columns: [String] = []
  package var mapping: [String: String] = [:]

  package init() {}
}

package struct CategorySettings: Sendable, Equatable {
  /// Rules that give rows a category: supplier, keyword, gl_code, category.
  package var rules = ""

  package init() {}
}

package struct CurrencySettings: Sendable, Equatable {
  /// The currency of the reports; "" takes the ledger's only currency.
  package var base = ""
  /// The currency of rows that name none.
  package var ledger = ""

  package init() {}
}

package struct ScopeSettings: Sendable, Equatable {
  /// Trailing months that are ranked and negotiated; 0 takes the whole ledger.
  package var windowMonths = 12
  /// Supplier names or ids; `*` and `?` as in file names; compared after normalisation.
  package var excludeSuppliers: [String] = []
  package var excludeCategories: [String] = []
  /// The buyer's own companies: what they invoice each other is no spend.
  package var ownEntities: [String] = []
  /// Categories or account codes of capital goods.
  package var capitalCategories: [String] = []
  /// A supplier's only row in a category is a one-off from this amount on, in the base currency; 0
  /// leaves none out.
  package var oneOffAmount = 0.0

  package init() {}
}

package struct TierSettings: Sendable, Equatable {
  package var strategicCut = 0.80
  package var midTierCut = 0.95
  package var tailFloor = 50_000.0
  package var strategicMinimum = 1_000_000.0
  package var strategicMinimumShare = 0.01
  package var oneOffInvoices = 2
  package var tailOfTail = 10_000.0
  package var leverageAlternatives = 2
  package var hysteresisShare = 0.02
  package var hysteresisFloor = 0.10
  /// Supplier name or id to tier.
  package var list: [String: String] = [:]

  package init() {}
}

package struct ProgrammeSettings: Sendable, Equatable {
  package var months = 36
  package var discountRate = 0.10
  package var licence = 150_000.0
  package var licenceUplift = 0.05
  package var hiddenCost = ThreePoint(1.30, 1.45, 1.60)
  package var implementation = 40_000.0
  package var integration = 25_000.0
  package var dataCleanUp = 15_000.0
  package var training = 10_000.0
  package var staff = 0.5
  package var staffCost = 85_000.0
  package var costPerNegotiation = ThreePoint(0.5, 2.5, 40)
  package var exceptionCost = 82.0
  package var humanCostTail = 1_500.0
  package var humanCostMidTier = 6_390.0
  package var humanCostStrategic = 14_700.0
  package var humanDeals = 40
  /// Share of target coverage reached by the end of each month; the last one holds on.
  package var ramp = [
    "0", "0", "0.10", "0.25", "0.45", "0.65", "0.80", "0.80", "0.90", "0.90", "0.95", "1",
  ]
  package var rampShift = ThreePoint(-2, 0, 4)
  package var coverage = 1.0
  package var contractYearsTail = 1.0
  package var contractYearsMidTier = 2.0
  package var halfLife = 18.0
  package var failure = 0.15
  package var failureMonth = 9
  /// Which savings count.
  package var profile = RecognitionProfile.standard
  /// First day of the programme; nil takes the first of the month after the run's date.
  package var start: CalendarDate?
  /// Month in which fiscal years begin.
  package var fiscalYearStart = 1

  package init() {}
}

package struct OutputSettings: Sendable, Equatable {
  package var directory = "out"
  /// Reports that others of the group may read (0640 and 0750) instead of the user alone.
  package var groupReadable = false
  /// Deals shown in the pages; the CSVs hold all.
  package var dealsShown = 50
  /// Pages of single deals: of those that people lead, and of the agent's.
  package var preparedPages = 40
  package var dealPages = 20
  /// Deals negotiated between two savepoints; 0 keeps none.
  package var savepointDeals = 1_024

  package init() {}
}

package struct LimitSettings: Sendable, Equatable {
  package var rejectedRows = 10_000
  package var rejectedShare = 0.05
  package var rejectedSpendShare = 0.05
  package var fieldBytes = 1_048_576
  package var recordBytes = 16_777_216
  package var columns = 4_096
  package var rejectsWritten = 100_000
  package var duplicateBytes = 268_435_456
  package var suppliers = 250_000
  package var overlapRows = 5_000_000
  package var cells = 20_000_000
  package var unpackedBytes = 68_719_476_736
  package var unpackedRatio = 250.0
  package var unpackedSeconds = 1_800

  package init() {}
}

package struct CacheSettings: Sendable, Equatable {
  /// `auto`, `none`, or a path relative to the settings file.
  package var directory = "auto"
  /// Most that the cache may hold, in MiB.
  package var megabytes = 2_048

  package init() {}
}
