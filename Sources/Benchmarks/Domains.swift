import Bargaining
import Foundation
import Savings

/// Plays the default pair of agents on published domains, with the deadlines and concession curves of
/// the recorded sessions of NegMAS's time-based agents, and judges both by the same metrics:
/// `Benchmarks domains DOMAINS [RAW.CSV]`.
enum Domains {
  private static let title =
    "agreements   on frontier   pareto    nash    welfare   welfare of all"

  static func run(_ arguments: [String]) throws {
    guard let folder = arguments.first, arguments.count <= 2 else {
      throw Usage(text: "Benchmarks domains DOMAINS [RAW.CSV]")
    }
    let records = try DomainRecord.all(in: folder)
    let start = ContinuousClock.now
    let sessions = records.flatMap { record in DomainSession.all(of: record) }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    for reading in ["genius", "negmas", "as-written"] {
      let chosen = sessions.filter { $0.record.reading == reading }
      guard !chosen.isEmpty else { continue }
      let names = Set(chosen.map(\.record.name))
      print("\nUtilities '\(reading)', \(names.count) domains; \(title)")
      table(chosen, by: { "\($0.paces.0.rawValue)-\($0.paces.1.rawValue), \($0.steps) steps" })
      if reading == "genius" { table(chosen, by: \.record.name) }
      table(chosen, by: { _ in "all" })
      advantages(chosen)
    }
    print("\n\(sessions.count * 4) sessions and their metrics in \(Digits.fixed(seconds, 1)) s")
    if arguments.count == 2 {
      let text = ([DomainSession.header] + sessions.map(\.row)).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: URL(filePath: arguments[1]))
    }
  }

  /// A line for each group and each kind of pair, groups in the order in which they come.
  private static func table(
    _ sessions: [DomainSession], by group: (DomainSession) -> String
  ) {
    var order: [String] = []
    for session in sessions where !order.contains(group(session)) { order.append(group(session)) }
    for name in order {
      for kind in [DomainSession.Kind.recorded, .seekers] {
        var tally = OptimalityTally()
        for session in sessions where group(session) == name { session.add(kind, to: &tally) }
        print(padded(name, 26), padded(kind.rawValue, 8), line(tally))
      }
    }
  }

  private static func line(_ tally: OptimalityTally) -> String {
    func share(_ value: Double?) -> String { value.map { Digits.fixed($0, 3) } ?? "-" }
    let counts = padded("\(tally.agreements) of \(tally.sessions)", 12)
    let frontier = tally.frontierShare.map { Digits.percent($0) } ?? "-"
    return [
      counts, padded(frontier, 13), padded(share(tally.pareto), 9), padded(share(tally.nash), 7),
      padded(share(tally.maxWelfare), 9), share(tally.maxWelfareOfAll),
    ].joined(separator: " ")
  }

  /// What a side has from being the default agent, whatever the other side is.
  private static func advantages(_ sessions: [DomainSession]) {
    func mean(_ kind: DomainSession.Kind) -> (own: UtilityPair, count: Double) {
      let all = sessions.compactMap { $0.advantage(kind) }
      return (all.reduce(.zero, +), Double(all.count))
    }
    func text(_ sum: Double, _ count: Double) -> String { Digits.fixed(sum / count, 3) }
    let (timed, count) = mean(.timed)
    let (ours, _) = mean(.seekers)
    let (opens, _) = mean(.seekerOpens)
    let (answers, _) = mean(.seekerAnswers)
    print(
      """
      mean advantage of a side (0 no agreement, 1 its best), first and second:
        time-based against time-based \(text(timed.x, count)), \(text(timed.y, count))
        default against time-based    \(text(opens.x, count)), \(text(answers.y, count))
        time-based against default    \(text(answers.x, count)), \(text(opens.y, count))
        default against default       \(text(ours.x, count)), \(text(ours.y, count))
      """)
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
