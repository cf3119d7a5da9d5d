/// The helper columns of a case as the program computes them, month by month.
struct SheetFlow {
  private let flows: [Money]
  private let monthly: Double
  private var factor = 1.0
  private var running = Money.zero
  private(set) var runningDiscounted = 0.0
  private(set) var discounted = 0.0
  private(set) var sign: Int = 0
  private(set) var isChange = false
  private(set) var back = 0.0
  private(set) var discountedBack = 0.0

  init(_ flow: CashFlow, monthly: Double) {
    flows = flow.net
    self.monthly = monthly
  }

  mutating func next(_ month: Int) {
    let net = Double(flows[month].minor)
    discounted = net * factor
    factor /= 1 + monthly
    let before = (Double(running.minor), runningDiscounted, sign)
    running += flows[month]
    runningDiscounted += discounted
    if net != 0 { sign = net < 0 ? -1 : 1 }
    isChange = sign * before.2 < 0
    func crossed(_ old: Double, _ new: Double) -> Double {
      month > 0 && old < 0 && new >= 0 ? Double(month - 1) + old / (old - new) : 0
    }
    back = crossed(before.0, Double(running.minor))
    discountedBack = crossed(before.1, runningDiscounted)
  }
}
