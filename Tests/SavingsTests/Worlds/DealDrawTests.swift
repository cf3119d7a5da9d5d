import Bargaining
import Testing

@testable import Savings

/// Golden values from another program (Philox and inverse normal in Python): a variable that moves
/// to another lane is noticed.
struct DealDrawTests {
  private static func draw() -> DealDraw {
    .alone(seed: 20_260_101, deal: 0x0123_4567_89AB_CDEF, world: 7)
  }

  private static func isNear(_ a: SIMD8<Double>, _ b: [Double]) -> Bool {
    zip((0..<8).map { a[$0] }, b).allSatisfy { ($0 - $1).magnitude < 1e-13 }
  }

  @Test func everyVariableKeepsItsLane() {
    let draw = Self.draw()
    let normals = [
      (draw.engagement, 0.633750919443525), (draw.margin, -0.3692711747730319),
      (draw.capitalCost, -0.5410978278010856), (draw.credibility, -0.89169100130392),
      (draw.exponent, -1.2923934889125275), (draw.priceError, 1.4348135431605458),
    ]
    for (value, golden) in normals { #expect((value - golden).magnitude < 1e-13) }
    #expect(draw.tactic == 0.9167906370712444)
    #expect(draw.fatigue == 0.9905331541085616)
    #expect(draw.alternatives == 0.24357120890635997)
    #expect(draw.bestPrice == 0.5767164957942441)
  }

  @Test func everyLeverKeepsItsLane() {
    let draw = Self.draw()
    #expect(
      Self.isNear(
        draw.leverWorth,
        [
          0.6258229614870628, 1.2824536729288196, 0.31962796062129734, -0.8131108570919152,
          -1.0117124638206803, 0.1884973123444817, -0.167030060930973, -0.4393567965390672,
        ]))
    #expect(
      Self.isNear(
        draw.buyerError,
        [
          0.238600797330201, -0.5604543809851837, 0.2995686836694629, 0.6636606100375321,
          1.6718622272991066, -0.4220491938756532, -0.4409356259994494, 1.0112357475876166,
        ]))
    #expect(
      Self.isNear(
        draw.supplierError,
        [
          -0.30171795727189765, -0.19633203933522844, 0.8149965573303884, 0.3703872433912376,
          0.12516703064667922, 0.4831057696484374, -0.35445583616072773, -0.25249622156514345,
        ]))
  }
}

extension DealDraw {
  /// A deal whose variables have nothing in common with each other or with other deals.
  static func alone(seed: UInt64, deal: UInt64, world: Int) -> DealDraw {
    DealDraw(
      seed: seed, deal: deal, world: world,
      supplier: SupplierFactor(seed: seed, supplier: 0, world: world), copula: .independent)
  }

  /// The normal scores, by ``JoinedVariable``.
  var scores: [Double] { [engagement, margin, capitalCost, credibility, exponent] }
}

extension Copula {
  static var independent: Copula {
    guard let copula = Copula(.independent, supplierFactor: 0) else { fatalError("identity") }
    return copula
  }
}

extension CorrelationSettings {
  static var independent: CorrelationSettings {
    var none = CorrelationSettings()
    none.engagementCredibility = 0
    none.marginCapitalCost = 0
    none.credibilityExponent = 0
    return none
  }
}
