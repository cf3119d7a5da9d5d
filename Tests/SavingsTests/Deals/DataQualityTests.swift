import Testing

@testable import Savings

struct DataQualityTests {
  private static func quality(_ known: Int) throws -> DataQuality {
    var ledger = SmallLedger()
    // Five items from two suppliers tell the dispersion and the alternatives.
    if known >= 5 {
      for number in 0..<5 {
        ledger.item("item \(number)", from: "S1", units: 1_000, orders: 10, cents: 105)
        ledger.item("item \(number)", from: "S2", units: 1_000, orders: 10, cents: 95)
      }
    } else {
      ledger.spend("S1", 10_000)
    }
    ledger.record("S1") { record in
      (record.country, record.sme, record.risk) = ("US", false, "low")
      (record.critical, record.singleSource) = (false, false)
      record.contractEnd = CalendarDate(iso: "2026-12-31")
      if known >= 1 { record.terms = 30 }
      if known >= 2 { record.margin = 0.2 }
      if known >= 3 { record.costOfCapital = 0.1 }
      if known >= 4 { record.dependence = 0.1 }
    }
    return try ledger.deal("S1").quality
  }

  /// Each thing that is known is one thing less that is assumed; items tell two.
  @Test(arguments: [(0, 6, "D"), (1, 5, "D"), (2, 4, "C"), (3, 3, "B"), (4, 2, "B"), (5, 0, "A")])
  func theGradeFollowsWhatHadToBeAssumed(known: Int, assumed: Int, grade: String) throws {
    let quality = try Self.quality(known)
    #expect(quality.proxies.count == assumed)
    #expect(quality.grade.rawValue == grade)
  }

  @Test func everyAssumptionIsNamed() throws {
    #expect(
      try Self.quality(0).proxies == [
        "payment terms (30 days)", "supplier margin", "supplier cost of capital",
        "dependence on us", "price dispersion of the category", "qualified alternatives",
      ])
  }

  /// Each fact that the supplier file leaves out is flagged, and two weigh as much as one estimate.
  @Test func whatNobodySaysOfTheSupplierIsFlaggedAndLowersTheGrade() throws {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000)
    ledger.spend("S2", 10_000)
    ledger.record("S1") {
      ($0.country, $0.sme, $0.risk, $0.critical) = ("US", false, "low", false)
      ($0.alternatives, $0.contractEnd) = (2, CalendarDate(iso: "2026-12-31"))
    }
    #expect(try ledger.deal("S1").quality.unstated.isEmpty)
    #expect(
      try ledger.deal("S2").quality.flags.suffix(6) == [
        "contract end", "country", "size of the supplier", "supply risk", "criticality",
        "single source",
      ])
    func grade(_ proxies: Int, _ unstated: Int) -> DataQuality.Grade {
      DataQuality(
        proxies: Array(repeating: "", count: proxies),
        unstated: Array(SupplierFact.allCases.prefix(unstated))
      ).grade
    }
    #expect(grade(0, 2) == .a && grade(0, 3) == .b && grade(0, 6) == .b)
    #expect(grade(1, 1) == .b && grade(3, 0) == .b && grade(3, 1) == .c && grade(3, 3) == .d)
    let noises = (0...6).map {
      DataQuality(proxies: ["", ""], unstated: Array(SupplierFact.allCases.prefix($0))).noise
    }
    #expect(Set(noises).count == 1)
  }

  @Test func worseDataMeansWiderEstimates() {
    let noises = (0...6).map { DataQuality(proxies: Array(repeating: "", count: $0)).noise }
    #expect(noises == noises.sorted())
    #expect(noises.first == 1)
    #expect(noises.last == 1.5)
  }

  /// What is known of a supplier replaces the prior and narrows it.
  @Test func theSupplierMasterReplacesPriors() throws {
    var ledger = SmallLedger()
    ledger.spend("S1", 10_000)
    ledger.spend("S2", 10_000)
    ledger.record("S1") {
      $0.margin = 0.4
      $0.costOfCapital = 0.07
      $0.dependence = 0.25
    }
    let model = Settings().model
    let known = try ledger.deal("S1").prior
    #expect(known.margin == 0.4)
    #expect(known.marginDeviation == model.marginDeviation / 2)
    #expect(known.capitalCost == 0.07)
    #expect(known.capitalSpread == model.supplierCapitalSpread / 2)
    #expect(known.dependence == 2)
    let assumed = try ledger.deal("S2").prior
    #expect(assumed.margin == model.margin)
    #expect(assumed.marginDeviation == model.marginDeviation)
    #expect(assumed.capitalCost == model.supplierCapitalCost)
    #expect(assumed.dependence == 1)
  }
}
