/// A kind of purchase of the synthetic ledger: who sells it, what it costs, when it is bought.
struct SyntheticCategory: Sendable {
  let name: String
  /// Prefix of item codes; "" where lines have no items.
  var code = ""
  /// Words of supplier names, English and German.
  let trades: [String]
  /// Texts of lines; some hold commas and quotes, as real ones do.
  let lines: [String]
  var units: [String] = []
  /// Lowest and highest unit price, EUR.
  var prices = 0.0...0.0
  /// Share of suppliers whose main category it is.
  let weight: Double
  /// Month of most purchases, from 1, and how much more is bought in it.
  let peak: Int
  let swing: Double
  /// Yearly change of prices.
  let drift: Double

  var hasItems: Bool { !code.isEmpty }

  /// Purchases of a month in proportion to those of the quietest ones.
  func season(month: Int) -> Double {
    let apart = abs(month - peak)
    let distance = min(apart, 12 - apart)
    return distance >= 3 ? 1 : 1 + swing * (Double(3 - distance) / 3)
  }

  static let all = [
    SyntheticCategory(
      name: "Raw materials", code: "RM", trades: ["Metals", "Rohstoffe"],
      lines: [
        "Steel coil, galvanised", "Polymer granulate", "Aluminium profile 2\" bore", "Resin",
      ],
      units: ["kg", "t"], prices: 0.6...9, weight: 0.10, peak: 3, swing: 0.2, drift: 0.03),
    SyntheticCategory(
      name: "Packaging", code: "PK", trades: ["Packaging", "Verpackung"],
      lines: ["Corrugated box, double wall", "Stretch film", "Pallet 1200x800", "Label roll 4\""],
      units: ["pcs"], prices: 0.08...14, weight: 0.11, peak: 10, swing: 0.3, drift: 0.02),
    SyntheticCategory(
      name: "MRO", code: "MR", trades: ["Technical Supply", "Industriebedarf"],
      lines: ["Ball bearing", "Hydraulic hose 1/2\", 3 m", "Drive belt", "Cutting fluid, 20 l"],
      units: ["pcs"], prices: 1.5...320, weight: 0.14, peak: 8, swing: 0.25, drift: 0.025),
    SyntheticCategory(
      name: "IT hardware", code: "IT", trades: ["Computing", "Datentechnik"],
      lines: [
        "Notebook 14\", 32 GB", "Monitor 27\"", "Docking station", "Network switch, 48 port",
      ],
      units: ["pcs"], prices: 35...1900, weight: 0.08, peak: 11, swing: 0.5, drift: -0.02),
    SyntheticCategory(
      name: "IT software", trades: ["Software", "Systeme"],
      lines: ["Subscription, annual", "Licences \"Business\" plan", "Support and updates"],
      weight: 0.08, peak: 1, swing: 0.6, drift: 0.05),
    SyntheticCategory(
      name: "Facilities", trades: ["Facility Services", "Gebäudedienste"],
      lines: ["Cleaning, monthly", "Maintenance of lifts, Building B", "Security \"night shift\""],
      weight: 0.10, peak: 6, swing: 0.1, drift: 0.03),
    SyntheticCategory(
      name: "Logistics", trades: ["Freight", "Spedition"],
      lines: ["Full load, Łódź to Lyon", "Parcel service", "Warehousing, pallet days"],
      weight: 0.10, peak: 11, swing: 0.35, drift: 0.02),
    SyntheticCategory(
      name: "Marketing", trades: ["Media", "Werbung"],
      lines: ["Campaign \"Spring\"", "Trade fair stand, 60 m2", "Print work"],
      weight: 0.06, peak: 9, swing: 0.5, drift: 0.01),
    SyntheticCategory(
      name: "Professional services", trades: ["Advisory", "Beratung"],
      lines: ["Audit, interim", "Engineering study", "Legal advice, matter \"A-17\""],
      weight: 0.07, peak: 12, swing: 0.3, drift: 0.03),
    SyntheticCategory(
      name: "Temporary labour", code: "TL", trades: ["Staffing", "Personal"],
      lines: ["Warehouse operator, day shift", "Assembler", "Forklift driver, night shift"],
      units: ["h"], prices: 24...62, weight: 0.06, peak: 7, swing: 0.3, drift: 0.035),
    SyntheticCategory(
      name: "Office supplies", code: "OF", trades: ["Office", "Bürobedarf"],
      lines: ["Copy paper A4, box", "Toner, black", "Desk chair", "Envelopes 9\"x12\""],
      units: ["pcs", "box"], prices: 2...180, weight: 0.06, peak: 9, swing: 0.2, drift: 0.015),
    SyntheticCategory(
      name: "Utilities", trades: ["Energy", "Energie"],
      lines: ["Electricity, plant", "Natural gas", "Water and waste water"],
      weight: 0.04, peak: 1, swing: 0.6, drift: 0.04),
  ]
}
