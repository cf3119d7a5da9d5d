import Bargaining
import Foundation
import Savings

/// Sessions of the library's loop beside the same in C, in one run:
/// `Benchmarks negotiate limit REFERENCE WORK`.
///
/// REFERENCE is the folder whose `bench/limit` has `nego.c`, WORK one for what is compiled. Every
/// session draws its own weights, reservation values and exponents from the generator of `nego.c`,
/// so that both play the same deals; 20 rounds, 6 issues and 8. Times are CPU times of one thread.
enum NegotiateLimit {
  /// Sessions a second that NegMAS 0.16 plays the documented way, Boulware against Boulware, 20
  /// steps, 4,000 outcomes, on the machine on which C plays 2.04 M (the mean of a run of
  /// `bench/peers/bench_sao.py`). The peer is scaled by C's figure of this run.
  private static let negmas = (sessions: 48.6, limit: 2_040_000.0)

  static func run(_ arguments: [String]) throws {
    if let way = arguments.first.flatMap(LimitDeal.Way.init),
      let count = arguments.dropFirst().first.flatMap(Int.init)
    {
      print(LimitDeal.run(way, count, issues: 8, clock: Clock(rounds: 20)).agreed)
      return
    }
    guard arguments.count == 2 else {
      throw Usage(text: "Benchmarks negotiate limit REFERENCE WORK")
    }
    let clock = Clock(rounds: 20)
    for issues in [6, 8] {
      let limit = try Limit(issues: issues, reference: arguments[0], work: arguments[1])
      let draws = rate { LimitDeal.draws($0, issues: issues) }
      let played = rate { LimitDeal.run(.played, $0, issues: issues, clock: clock).agreed }
      let closed = rate { LimitDeal.run(.closed, $0, issues: issues, clock: clock).agreed }
      print("\(issues) issues, 20 rounds, sessions a second on one core, draws included")
      row("played out", played, limit.played, draws, limit.draws)
      row("closed form", closed, limit.closed, draws, limit.draws)
      let peer = negmas.sessions * limit.played / negmas.limit
      print("  against NegMAS as documented: \(Digits.fixed(played / peer, 0)) times")
      let shares = LimitDeal.run(.played, 200_000, issues: issues, clock: clock)
      let agreed = Digits.percent(Double(shares.agreed) / 200_000, 2)
      print("  agree: \(agreed), C \(Digits.percent(limit.agreed, 2))")
    }
    try allocations(work: arguments[1])
  }

  private static func row(
    _ name: String, _ ours: Double, _ limit: Double, _ draws: Double, _ limitDraws: Double
  ) {
    let net = (1 / limit - 1 / limitDraws) / (1 / ours - 1 / draws)
    print(
      "  \(name): \(Digits.fixed(ours, 0)), C \(Digits.fixed(limit, 0)): "
        + "\(Digits.fixed(ours / limit, 2)) of it; without the draws \(Digits.fixed(net, 2))")
  }

  /// The median of seven.
  private static func rate(_ work: (Int) -> Int) -> Double {
    let count = 200_000
    var rates: [Double] = []
    var done = 0
    for _ in 0..<7 {
      let start = cpuSeconds()
      done += work(count)
      rates.append(Double(count) / (cpuSeconds() - start))
    }
    return done > 0 ? rates.sorted()[3] : 0
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// What 10,000 sessions more allocate: a short run and a long one differ by nothing else.
  private static func allocations(work: String) throws {
    let count = try AllocationCount(work: work)
    for way in LimitDeal.Way.allCases {
      let few = try count.of(["negotiate", "limit", way.rawValue, "1000"])
      let many = try count.of(["negotiate", "limit", way.rawValue, "11000"])
      print("allocations in 10,000 sessions, \(way.rawValue): \(many - few)")
    }
  }
}

/// The figures of `nego.c` for a number of issues.
private struct Limit {
  let draws: Double
  let played: Double
  let closed: Double
  let agreed: Double

  /// For 8 issues the constant is changed and the sorting network is the one for 8.
  init(issues: Int, reference: String, work: String) throws {
    try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    var text = try String(contentsOfFile: reference + "/bench/limit/nego.c", encoding: .utf8)
    if issues == 8 {
      text = text.replacingOccurrences(of: "#define K 6", with: "#define K 8")
      for name in ["CX", "CV"] {
        let six = Limit.network(
          [
            12, 45, 02, 35, 01, 34, 25, 03, 14, 24, 13, 23,
          ], name)
        let eight = Limit.network(
          [
            02, 13, 46, 57, 04, 15, 26, 37, 01, 23, 45, 67, 24, 35, 14, 36, 12, 34, 56,
          ], name)
        guard text.contains(six) else { throw Usage(text: "nego.c has another sorting network") }
        text = text.replacingOccurrences(of: six, with: eight)
      }
    }
    let (source, program) = ("\(work)/nego\(issues).c", "\(work)/nego\(issues)")
    try text.write(toFile: source, atomically: true, encoding: .utf8)
    let compiled = try ChildProcess(["cc", "-O3", "-march=native", "-o", program, source, "-lm"])
    guard compiled.status == 0 else { throw Usage(text: "nego.c cannot be compiled") }
    let output = try ChildProcess([program, "0.1"]).output
    func line(_ name: String) throws -> [Substring] {
      let words = output.split(separator: "\n").map { $0.split(separator: " ") }
      guard let line = words.first(where: { $0.starts(with: ["n_steps", "20", name[...]]) }) else {
        throw Usage(text: "nego.c says nothing about \(name)")
      }
      return line
    }
    func figure(after word: Substring, _ line: [Substring]) -> Double {
      guard let index = line.firstIndex(of: word), index + 1 < line.count else { return 0 }
      return Double(line[index + 1]) ?? 0
    }
    draws = figure(after: "median", try line("draw"))
    played = figure(after: "median", try line("play-exp2"))
    closed = figure(after: "median", try line("analytic"))
    agreed = figure(after: "agree", try line("play-exp2"))
  }

  private static func network(_ pairs: [Int], _ name: String) -> String {
    pairs.map { "\(name)(\($0 / 10),\($0 % 10))" }.joined(separator: " ")
  }
}
