import Bargaining

extension PreparedBatna {
  /// An alternative with one more qualified supplier beside those that there are: their prices stay
  /// what they are in this world, and the new one's is a draw of its own.
  ///
  /// `net′ = max(net, σ z − switching cost)`, and with `threat = P(some alternative pays)`:
  /// `threat′ = 1 − (1 − threat) Φ(switching cost / σ)`. For N suppliers with one price dispersion
  /// this is the best of N + 1 draws.
  ///
  /// - Parameters:
  ///   - known: saving net of switching, share of the baseline, and threat of the present ones.
  ///   - price: standard normal of the new supplier's saving before switching.
  ///   - dispersion: σ of prices in this world, share of the price.
  @inline(__always)
  func withOneMore(
    _ known: (net: Double, threat: Double), price: Double, dispersion: Double
  ) -> (net: Double, threat: Double) {
    guard dispersion > 0 else { return (max(known.net, -switchingCost), known.threat) }
    return (
      max(known.net, dispersion * price - switchingCost),
      1 - (1 - known.threat) * Normal.share(below: switchingCost / dispersion)
    )
  }

  /// Lane of the new supplier's price among a deal's random numbers: far beyond those that every
  /// policy draws, so that the comparison shifts none of them.
  static let oneMoreLane: UInt32 = 256
}
