import Bargaining

/// What each lever's full range is worth to each side, as a share of the baseline and per year:
/// the linear form in which the sides negotiate.
///
/// Price: ±the cut. Terms: days × cost of capital / 365. The rest: the settings' worth of the range.
enum LinearWorth {
  /// The buyer's valuation of a box; 0 is the status quo.
  static func buyer(_ box: LeverBox, _ model: ModelSettings) -> Valuation {
    let span = box.span
    var weights = SIMD8<Double>(
      span[0], span[1] * model.buyerCapitalCost / 365, -model.buyerVolume, -model.buyerLength,
      -model.buyerLeadTime, -model.buyerRisk, -model.buyerForecast, model.buyerService)
    weights.replace(with: 0, where: span .== 0)
    return Valuation(base: box.low[1] * model.buyerCapitalCost / 365, weights: weights)
  }

  /// The supplier's mean valuation of the range of the non-price, non-terms levers.
  static func supplierMeans(_ model: ModelSettings) -> SIMD8<Double> {
    SIMD8(
      0, 0, model.supplierVolume, model.supplierLength, model.supplierLeadTime, model.supplierRisk,
      model.supplierForecast, -model.supplierService)
  }

  /// A supplier's valuation of a box, given its cost of capital and its worth of the other levers.
  @inline(__always)
  static func supplier(_ box: LeverBox, capitalCost: Double, others: SIMD8<Double>) -> Valuation {
    let span = box.span
    var weights = others
    weights[0] = -span[0]
    weights[1] = -span[1] * capitalCost / 365
    weights.replace(with: 0, where: span .== 0)
    return Valuation(base: -box.low[1] * capitalCost / 365, weights: weights)
  }
}
