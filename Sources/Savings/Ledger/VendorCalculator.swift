/// A vendor's savings calculator for the tail, restated with the factors it collects but leaves out.
///
/// Source: Zycus Merlin autonomous negotiation calculator (about 2025), middle case, manufacturing
/// mix. As advertised: `Σ mix × rate`. Restated: `Σ mix × rate × response × addressability`, where
/// response is the share of suppliers that answer and addressability the share of spend that can
/// be negotiated at all. A vendor's claim: shown for comparison, used nowhere.
package enum VendorCalculator {
  package struct Category: Sendable, Equatable {
    package let name: String
    /// Share of tail spend; thousandths, like all of this table.
    package let mix: Int
    package let rate: Int
    package let response: Int
    package let addressability: Int
  }

  package static let manufacturing: [Category] = [
    .init(name: "marketing", mix: 120, rate: 110, response: 850, addressability: 800),
    .init(name: "facilities", mix: 220, rate: 100, response: 750, addressability: 750),
    .init(name: "office supplies", mix: 100, rate: 160, response: 950, addressability: 920),
    .init(name: "packaging", mix: 200, rate: 130, response: 880, addressability: 850),
    .init(name: "temporary labour", mix: 150, rate: 90, response: 780, addressability: 720),
    .init(name: "IT accessories", mix: 80, rate: 150, response: 920, addressability: 900),
    .init(name: "other", mix: 130, rate: 110, response: 800, addressability: 780),
  ]

  /// Share of tail spend as the calculator shows it.
  package static func advertised(_ categories: [Category]) -> ExactRate {
    ExactRate(trillionths: categories.reduce(0) { $0 + Int64($1.mix * $1.rate) * 1_000_000 })
  }

  /// Share of tail spend with the calculator's own response and addressability.
  package static func restated(_ categories: [Category]) -> ExactRate {
    ExactRate(
      trillionths: categories.reduce(0) {
        $0 + Int64($1.mix * $1.rate * $1.response) * Int64($1.addressability)
      })
  }
}
