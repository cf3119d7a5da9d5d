/// The deadline and the time of each round.
public struct Clock: Sendable {
  /// A moment between the start, 0, and the deadline, 1.
  public struct Tick: Sendable {
    public let time: Double
    /// log₂ of the time, and of what is left of it.
    let log2Time: Double
    let log2Left: Double

    /// - Parameter time: 0 < time < 1.
    public init(time: Double) {
      self.time = time
      log2Time = Elementary.log2(time)
      log2Left = Elementary.log2(1 - time)
    }
  }

  public let rounds: Int
  private let ticks: [Tick]

  /// Round k of n, counted from 0, is at time (k + 1)/(n + 1): nobody reaches its reservation value
  /// exactly.
  public init(rounds: Int) {
    self.rounds = rounds
    ticks = (0..<rounds).map { Tick(time: Double($0 + 1) / Double(rounds + 1)) }
  }

  @inline(__always)
  public subscript(round: Int) -> Tick { ticks[round] }
}
