/// A point on a concession path, kept as the step it is on, so that one that only moves forward
/// passes each step once, however many offers are made.
///
/// It depends on what is spent alone, to the last bit: a point reached in many moves and one reached
/// in a single move are the same.
struct PathPosition: Sendable {
  /// Steps passed in full.
  private(set) var step = 0
  /// The part of the next, on its grain.
  private(set) var part = 0.0
  /// What the steps passed cost the owner and are worth to `receiver`.
  private var passed = 0.0
  private var passedWorth = 0.0
  /// The step it is on: what it costs and is worth, and its grain.
  private var price = 0.0
  private var gain = 0.0
  private var grain = 0.0

  init() {}

  /// The start of a path, seen by the side that its offers go to.
  @inline(__always)
  init(on path: ConcessionPath, for receiver: Valuation) {
    passedWorth = receiver.worth(of: path.start)
    enter(path, receiver.weights)
  }

  @inline(__always)
  private mutating func enter(_ path: ConcessionPath, _ weights: SIMD8<Double>) {
    guard step < path.count else {
      (price, gain, grain) = (0, 0, 0)
      return
    }
    let issue = path.issue(step)
    price = path.prices[step]
    grain = path.grain[issue]
    gain = path.start[issue] > 0 ? -weights[issue] : weights[issue]
  }

  /// Moves to where the owner has given `spending`; never back.
  @inline(__always)
  mutating func move(spending: Double, on path: ConcessionPath, for weights: SIMD8<Double>) {
    while step < path.count, spending >= passed + price {
      passed += price
      passedWorth += gain
      step += 1
      enter(path, weights)
    }
    guard step < path.count else {
      part = 0
      return
    }
    var share = max(0, (spending - passed) / price)
    if grain > 0 { share = Double(Int(share * grain + 1e-9)) / grain }
    part = min(1, share)
  }

  /// The same where nobody asks what it is worth to another.
  mutating func move(spending: Double, on path: ConcessionPath) {
    if step == 0 { enter(path, .zero) }
    move(spending: spending, on: path, for: .zero)
  }

  /// What the owner has given.
  @inline(__always)
  var spent: Double { passed + price * part }

  /// What the package here is worth to the receiver.
  @inline(__always)
  var worth: Double { passedWorth + gain * part }
}
