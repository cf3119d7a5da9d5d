extension ROIWorkbook {
  /// Columns of a case's sheet, from left to right; those from ``simulatedHard`` on are numbers of the
  /// simulation, all others formulas.
  enum Column: Int, CaseIterable {
    case month, hard, costs, net, running, anyway, incremental
    case licence, hidden, implementation, integration, dataCleanUp, training, staff, usage,
      exceptions
    case discounted, runningDiscounted, sign, change, payback, discountedPayback
    case simulatedHard, simulatedAnyway, licenceShare, hiddenShare, staffShare, simulatedUsage
    case simulatedExceptions

    var letter: String { columnName(rawValue) }

    var title: String {
      switch self {
      case .month: "Month"
      case .hard: "Hard saving"
      case .costs: "Costs"
      case .net: "Net"
      case .running: "Running net position"
      case .anyway: "Human team anyway"
      case .incremental: "Incremental net"
      case .licence: "Licence"
      case .hidden: "What the quote leaves out"
      case .implementation: "Implementation"
      case .integration: "Integration"
      case .dataCleanUp: "Data clean-up"
      case .training: "Training"
      case .staff: "Own staff"
      case .usage: "Usage"
      case .exceptions: "Finished by people"
      case .discounted: "Net, discounted"
      case .runningDiscounted: "Running, discounted"
      case .sign: "Sign so far"
      case .change: "Sign changes"
      case .payback: "Back in month"
      case .discountedPayback: "Back, discounted"
      case .simulatedHard: "Simulated: hard saving"
      case .simulatedAnyway: "Simulated: human team"
      case .licenceShare: "Share that pays the licence"
      case .hiddenShare: "Hidden cost of the licence"
      case .staffShare: "Share that pays staff"
      case .simulatedUsage: "Simulated: usage"
      case .simulatedExceptions: "Simulated: finished by people"
      }
    }
  }
}
