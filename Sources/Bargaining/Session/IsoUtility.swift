/// Packages of one own worth: the moves that cost their maker nothing.
extension ConcessionPath {
  /// The package of own worth `demand` that departs least from the other side's `offer`: what it
  /// must give back is taken first where that costs the other side least (as estimated) for what it
  /// is worth to the owner. What both want is set as both want it.
  ///
  /// Faratin, Sierra and Jennings (2002) look for the package on the indifference surface that is
  /// most similar to the offer; with linear issues the ratio order finds it without a search.
  func tradeOff(keeping demand: Double, from offer: Package, own: Valuation) -> Package {
    var package = start
    for step in 0..<count { package[issue(step)] = offer[issue(step)] }
    var missing = demand - own.worth(of: package)
    for step in (0..<count).reversed() where missing > 0 {
      let issue = issue(step)
      let given = given(issue, in: package)
      let back = min(given, missing / prices[step])
      package = giving(given - back, of: issue, in: package)
      missing -= back * prices[step]
    }
    // More than demanded: the rest goes to the other side, in the order of the path.
    for step in 0..<count where missing < 0 {
      let issue = issue(step)
      let given = given(issue, in: package)
      let more = min(1 - given, -missing / prices[step])
      package = giving(given + more, of: issue, in: package)
      missing += more * prices[step]
    }
    return package
  }

  /// A package moved down to own worth `demand` by giving the same part of what is left of every
  /// issue: what sides do who do not know what the other wants.
  func evenly(from package: Package, keeping demand: Double, own: Valuation) -> Package {
    var rest = 0.0
    for step in 0..<count { rest += (1 - given(issue(step), in: package)) * prices[step] }
    let excess = own.worth(of: package) - demand
    guard excess > 0, rest > 0 else { return package }
    let part = min(1, excess / rest)
    var lower = package
    for step in 0..<count {
      let given = given(issue(step), in: package)
      lower = giving(given + part * (1 - given), of: issue(step), in: lower)
    }
    return lower
  }

  /// Up to three packages of own worth `demand`, or above it by a step of a discrete issue: the point
  /// of the path, and its neighbours where one issue comes before or after its turn.
  func equivalents(keeping demand: Double) -> EquivalentOffers {
    var position = PathPosition()
    position.move(spending: top - demand, on: self)
    var offers = EquivalentOffers(package(at: position))
    let margin = position.step
    if margin + 1 < count { offers.add(offer(keeping: demand, hurrying: margin + 1)) }
    if margin > 0 {
      offers.add(offer(keeping: demand, delaying: 0))
    } else if margin + 2 < count {
      offers.add(offer(keeping: demand, hurrying: margin + 2))
    }
    return offers
  }

  /// The offer of a path on which one step comes first, or one last.
  private func offer(
    keeping demand: Double, hurrying hurried: Int? = nil, delaying delayed: Int? = nil
  ) -> Package {
    var package = start
    var left = top - demand
    func give(_ step: Int) {
      guard left > 0 else { return }
      let issue = issue(step)
      var part = min(1, left / prices[step])
      if grain[issue] > 0, part < 1 {
        part = Double(Int(part * grain[issue] + 1e-9)) / grain[issue]
      }
      package = giving(part, of: issue, in: package)
      left = part < 1 ? 0 : left - prices[step]
    }
    if let hurried { give(hurried) }
    for step in 0..<count where step != hurried && step != delayed { give(step) }
    if let delayed { give(delayed) }
    return package
  }
}

/// One to three packages offered at once.
struct EquivalentOffers: Sendable {
  private(set) var count = 1
  private var packages: (Package, Package, Package)

  init(_ package: Package) { packages = (package, package, package) }

  subscript(index: Int) -> Package {
    switch index {
    case 0: packages.0
    case 1: packages.1
    default: packages.2
    }
  }

  /// Adds a package that is not among them yet.
  mutating func add(_ package: Package) {
    for index in 0..<count where self[index] == package { return }
    if count == 1 { packages.1 = package } else { packages.2 = package }
    count += 1
  }

  /// The one that is worth most; the first of several.
  func favourite(of side: Valuation) -> Int {
    var best = 0
    for index in 1..<max(1, count) where side.worth(of: self[index]) > side.worth(of: self[best]) {
      best = index
    }
    return best
  }
}
