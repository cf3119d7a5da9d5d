/// How a side's offers are made and reach the other side.
protocol Voice {
  init(_ side: Negotiator, to other: Valuation)
  /// Makes the next offer; what it is worth to the other side.
  mutating func offer(keeping demand: Double, by side: Negotiator, to other: Valuation) -> Double
  /// What the offer last made is worth to its maker.
  func kept(by side: Negotiator) -> Double
  /// The offer last made; of several the one that the other side likes best.
  func package(of side: Negotiator) -> Package
  /// Hears the last offer of the other side.
  mutating func hear(_ other: Self, of side: Negotiator)
  func report<Recorder: SessionRecorder>(
    _ demand: Double, by negotiator: Negotiator, as side: Side, round: Int,
    to recorder: inout Recorder)
}

/// Speaks in points of the own path; hears nothing.
struct PathVoice: Voice {
  private var position: PathPosition

  @inline(__always)
  init(_ side: Negotiator, to other: Valuation) {
    position = PathPosition(on: side.path, for: other)
  }

  @inline(__always)
  mutating func offer(keeping demand: Double, by side: Negotiator, to other: Valuation) -> Double {
    position.move(spending: side.path.top - demand, on: side.path, for: other.weights)
    return position.worth
  }

  @inline(__always)
  func kept(by side: Negotiator) -> Double { side.path.top - position.spent }

  @inline(__always)
  func package(of side: Negotiator) -> Package { side.path.package(at: position) }

  @inline(__always)
  mutating func hear(_ other: PathVoice, of side: Negotiator) {}

  @inline(__always)
  func report<Recorder: SessionRecorder>(
    _ demand: Double, by negotiator: Negotiator, as side: Side, round: Int,
    to recorder: inout Recorder
  ) {
    guard Recorder.self != NoRecorder.self else { return }
    recorder.offered(package(of: negotiator), by: side, round: round, demand: demand)
  }
}
