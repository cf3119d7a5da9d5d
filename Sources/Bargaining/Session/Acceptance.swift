/// When a side takes the offer on the table.
public enum Acceptance: Sendable, Equatable {
  /// AC_next: an offer worth at least the own next offer, as it would be made, to its last step of a
  /// discrete issue (T. Baarslag, K. Hindriks, C. Jonker, 2013).
  case next
  /// An offer worth at least what the side insists on now. NegMAS's time-based agents do so. The
  /// same as ``next`` where every issue can be divided; else an offer is not refused because the own
  /// next one is rounded in the own favour.
  case aspiration
  /// AC_combi(T, MAX^W): ``next``, or from time `after` on also an offer that is at least as good as
  /// every one of the `window` offers before it, 1 … 7, and as the reservation value.
  case combi(after: Double, window: Int)
}

/// The offers that a side has had, by their worth to it.
struct OfferMemory: Sendable {
  private(set) var count = 0
  private(set) var first = 0.0
  /// The best of all and the best of all before the last.
  private(set) var best = -Double.infinity
  private(set) var previousBest = -Double.infinity
  /// Offers since the best last rose.
  private(set) var stale = 0
  /// The last eight, in turn.
  private var ring = SIMD8<Double>(repeating: 0)
  private let keepsRing: Bool

  init(keepsRing: Bool) { self.keepsRing = keepsRing }

  @inline(__always)
  mutating func note(_ worth: Double, tolerance: Double) {
    if count == 0 { first = worth }
    previousBest = best
    stale = worth > best + tolerance ? 0 : stale + 1
    best = max(worth, best)
    if keepsRing { ring[count & 7] = worth }
    count += 1
  }

  /// The offer `back` offers before the last.
  func offer(back: Int) -> Double { ring[(count - 1 - back) & 7] }

  /// The best of the `window` offers before the last; −∞ where there is none.
  func bestBeforeLast(window: Int) -> Double {
    var best = -Double.infinity
    for back in 1...max(1, min(window, 7)) where back < count {
      best = max(best, offer(back: back))
    }
    return best
  }
}
