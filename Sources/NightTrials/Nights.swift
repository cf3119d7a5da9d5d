import Foundation
import Savings

/// Night after night on a ledger that grows, with random faults and nobody's hand.
///
/// A twin on which nothing ever happens has the nights that were published; every report must be the
/// twin's, byte for byte. A run that could not read its history says so (status 3) and is told apart from its
/// twin by that; as the history is part of what a run is named after, the reports of later nights are then the
/// twin's but for names and sums.
package struct Nights: Sendable {
  package var nights = 0
  package var faults = 0
  package var published = 0
  /// Nights that published nothing, which the next run followed without repair.
  package var failed = 0
  /// Nights that were published without their history.
  package var withoutHistory = 0
  package var broken: [String] = []

  /// - Parameters:
  ///   - share: how many of the nights have a fault, from 0 to 1.
  ///   - seed: of the nights, the calls and the kinds of fault.
  /// - Throws: ``TrialFailure`` where the program cannot be run.
  package init(
    _ count: Int, faulty share: Double, seed: UInt64, program: String, work: String
  ) throws {
    let place = try TrialNight(program: program, path: "\(work)/soak-\(seed)")
    let twin = try TrialNight(program: program, path: "\(work)/soak-\(seed)-twin")
    for night in [place, twin] { try night.startAnew() }
    var random = SplitMix64(seed: seed)
    for number in 1...count {
      nights += 1
      for night in [place, twin] { try night.addInvoices(of: number) }
      var fault: CallFault?
      if random.uniform() < share {
        let sweep = FaultSweep.all[Int(random.next() % UInt64(FaultSweep.all.count))]
        // Where a run has fewer calls of the kind, the night goes by without a fault.
        let call = 1 + Int(random.next() % (sweep.kind == .grows ? 180 : 600))
        fault = CallFault(sweep.effect, at: call, of: sweep.kind, every: sweep.every)
      }
      let before = place.published()
      let run = try place.run(tonight: false, fault: fault, counting: .any)
      if run.injected > 0 { faults += 1 }
      let after = place.published()
      let hasMoved = after["run.json"] != before["run.json"]
      let isPublished = run.status == 0 || run.status == 3
      if isPublished { published += 1 } else { failed += 1 }
      func note(_ problem: String) {
        broken.append("seed \(seed), night \(number) (\(run.call) \(run.path)): \(problem)")
      }
      if run.isHung { note("it hangs") }
      if isPublished, !hasMoved { note("status 0, and no new report") }
      if run.status != 0, run.injected == 0 { note("it fails without a fault: \(run.error)") }
      guard hasMoved else {
        if after != before { note("the reports of the last good night have changed") }
        continue
      }
      let sound = try twin.run(tonight: false)
      if sound.status != 0 { note("the twin fails: \(sound.error)") }
      if run.status == 3 {
        withoutHistory += 1
        continue
      }
      let (own, twins) = (after, twin.published())
      if withoutHistory == 0 ? own != twins : Nights.figures(own) != Nights.figures(twins) {
        note("the report is not that of the twin")
      }
    }
    let last = try place.run(tonight: false)
    if last.status != 0 { broken.append("seed \(seed): the last night fails: \(last.error)") }
    if !place.leftovers(besides: place.runNames).isEmpty {
      broken.append("seed \(seed): left behind: \(place.leftovers(besides: place.runNames))")
    }
  }
}

extension Nights {
  /// Files without names of runs and without sums over bytes; what is packed has nothing else that differs.
  private static func figures(_ files: [String: Data]) -> [String: String] {
    let names = /20\d\d-\d\d-\d\d-[0-9a-f]{8}|[0-9a-f]{64}/
    return files.filter { !$0.key.hasSuffix(".bin") && !$0.key.hasSuffix(".xlsx") }
      .mapValues { String(decoding: $0, as: UTF8.self).replacing(names, with: "…") }
  }
}

extension TrialNight {
  /// Removes what was published. The ledger gets rows enough for a month of nights not to look like another
  /// ledger.
  func startAnew() throws {
    for name in ["out", ".cache"] { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    try append((1...100).map { "Early \($0 % 20),\($0)0,2026-01-07,EUR\n" }.joined())
  }

  private func append(_ rows: String) throws {
    guard let ledger = FileHandle(forWritingAtPath: path + "/spend.csv") else {
      throw TrialFailure("the ledger in \(path) cannot be written")
    }
    defer { try? ledger.close() }
    try ledger.seekToEnd()
    try ledger.write(contentsOf: Data(rows.utf8))
  }

  /// The ledger gets the invoices of one more day.
  func addInvoices(of night: Int) throws {
    let day = night % 28 + 1
    let date = "2026-\(night < 28 ? "02" : "03")-\(day < 10 ? "0" : "")\(day)"
    try append(
      "Acme,\(1_000 + night),\(date),EUR\nNew \(night),\(30_000 + 7 * night),\(date),EUR\n")
  }

  /// Folders of runs, by their names.
  var runNames: [String] { names().filter { $0.hasPrefix("20") } }
}
