import Testing

@testable import Savings

/// The model beside the published field results.
struct PresetTests {
  /// 10,000 negotiations in 50 worlds: the agreement rate's standard error is that of the worlds'
  /// engagement, 0.04 / √50 = 0.6 points; of the saving 0.15 / √50 = 0.02 points. Five seeds at
  /// the tolerance of 3 and 0.3 points are a claim of the model, not of luck.
  @Test("presets reproduce their case", arguments: [1, 2, 3, 20_260_101, 0xFEED_5EED] as [UInt64])
  func reproduces(seed: UInt64) async throws {
    var settings = Settings()
    settings.seed = seed
    let check = try await CalibrationCheck(settings: settings, threads: 2)
    #expect(check.worlds == 50)
    #expect(check.cases.map(\.name) == CalibrationPreset.cases.map(\.rawValue))
    for entry in check.cases {
      #expect(entry.negotiations == 10_000)
      for distance in entry.distances where distance.target.isFitted {
        #expect(
          distance.isWithin,
          "\(entry.name), \(distance.target.metric.rawValue): \(distance.simulated) instead of \(distance.target.value); if the model changed: make calibrate"
        )
      }
    }
    let tail = try #require(check.cases.last)
    let rate = try #require(tail.distances.first?.simulated)
    #expect(rate > 0.42 && rate < 0.48, "\(rate) of an unselected tail agree")
    #expect(check.warnings.isEmpty)
  }

  @Test("targets are the published figures")
  func published() throws {
    func value(_ preset: CalibrationPreset, _ metric: CampaignMetric) -> Double? {
      preset.targets.first { $0.metric == metric }?.value
    }
    #expect(value(.walmartPilot, .agreements) == 0.64 && value(.walmartPilot, .saving) == 0.015)
    #expect(value(.walmartPilot, .days) == 11)
    #expect(value(.walmartRollout, .agreements) == 0.68 && value(.walmartRollout, .saving) == 0.03)
    for preset in CalibrationPreset.cases {
      #expect(preset.targets.allSatisfy { !$0.source.isEmpty })
    }
  }

  @Test("a stored fit names every fitted setting, each inside of its bounds")
  func stored() throws {
    for preset in [CalibrationPreset.walmartPilot, .walmartRollout] {
      let fitted = preset.applied(to: Settings())
      let keys = Set(preset.values.map(\.key))
      let parameters = preset.parameters(Settings())
      #expect(keys == Set(parameters.flatMap(\.keys) + preset.choices.map(\.key)))
      for parameter in parameters where parameter.keys.count == 1 {
        let value = parameter.read(fitted)
        #expect(value >= parameter.low && value <= parameter.high, "\(parameter.name)")
      }
      #expect(fitted.problems().isEmpty && fitted != Settings())
    }
    #expect(CalibrationPreset.unselectedTail.applied(to: Settings()) == Settings())
    let pilot = CalibrationPreset.walmartPilot.applied(to: Settings())
    #expect(CalibrationPreset.unselectedTail.applied(to: pilot) == Settings())
  }

  @Test(
    "a stored fit that no longer fits is named with the reason, unless there are too few worlds")
  func stale() throws {
    var figures = CampaignFigures()
    figures.approached = 100
    figures.agreed = 58
    figures.agreedSpend = Money(minor: 1_000)
    figures.hard = Money(minor: 15)
    figures.days = 58 * 11
    let distances = CalibrationPreset.walmartPilot.targets.map {
      CalibrationDistance($0, [figures, figures, figures])
    }
    let entry = CalibrationCheck.Case(
      name: "walmart-pilot", title: "", distances: distances, negotiations: 100,
      command: "savings calibrate walmart-pilot")
    #expect(!entry.isWithin && distances.map(\.isWithin) == [false, true, true])
    let warnings = CalibrationCheck(cases: [entry], worlds: 50).warnings
    #expect(warnings.count == 1)
    for word in ["not reproduce walmart-pilot", "58.0 % instead of 64.0 %", "savings calibrate"] {
      #expect(warnings.first?.contains(word) == true, "\(word)")
    }
    #expect(CalibrationCheck(cases: [entry], worlds: 49).warnings.isEmpty)
  }

  @Test("a campaign is all tail, each supplier a deal, its spend as described")
  func portfolio() throws {
    for preset in CalibrationPreset.cases {
      let deals = try preset.campaign().deals(preset.applied(to: Settings()))
      #expect(deals.count == CalibrationPreset.suppliers)
      #expect(Set(deals.map(\.stableID)).count == deals.count)
      #expect(deals.allSatisfy { $0.tier == .tail && $0.evidence == nil })
      let spends = deals.map(\.baseline).sorted()
      #expect(spends[99] < Money(minor: 2_000_000) && spends[100] > Money(minor: 2_000_000))
      let levers = deals[0].box.span
      #expect((levers[Lever.volume.lane] > 0) == (preset != .walmartPilot))
      #expect(levers[Lever.terms.lane] > 0)
    }
  }
}
