import Bargaining
import Testing

struct OpponentModelTests {
  private let shape = [2, 3]

  private func hear(_ model: inout some OpponentModel, _ offers: [Int]) {
    var talks = OutcomeTalks(outcomes: 6)
    for offer in offers {
      talks.hear(offer, worth: 0)
      model.hear(offer, talks)
    }
  }

  @Test("an issue that stays unchanged gains weight, and frequent values are liked")
  func frequency() {
    var model = FrequencyModel(shape: shape)
    hear(&model, [0, 1, 2])
    // Issue 0 gains 0.1 twice: (0.6, 0.5)/1.1, then 0.6/1.1 + 0.1 against 0.5/1.1. Every value of
    // issue 1 was offered once.
    let heavy = (0.6 / 1.1 + 0.1) / 1.1
    let light = 0.5 / 1.1 / 1.1
    #expect((model.liking(of: 0) - (heavy + light)).magnitude < 1e-12)
    #expect((model.liking(of: 3) - light).magnitude < 1e-12)
    #expect(model.liking(of: 0) == model.liking(of: 1))
  }

  @Test("values near the first offer are liked before they are offered")
  func nearness() {
    var model = FrequencyModel(shape: shape, nearness: 0.5)
    hear(&model, [0])
    #expect([0, 1, 2, 3].map { model.liking(of: $0) } == [1, 0.625, 0.5, 0.5])
    var plain = FrequencyModel(shape: shape)
    hear(&plain, [0])
    #expect([0, 1, 2, 3].map { plain.liking(of: $0) } == [1, 0.5, 0.5, 0.5])
  }

  @Test("a choice moves part-worths along the gradient of the multinomial logit")
  func choice() {
    var model = ChoiceModel(shape: shape, rate: 0.6)
    // Outcomes (0, 0), (0, 1) and (1, 2), each picked with a third.
    let packages = OutcomePackages([0, 1, 5])
    #expect((model.probability(ofPicking: 1, among: packages) - 1.0 / 3).magnitude < 1e-12)
    model.learn(favourite: 1, of: packages)
    // Steps of 0.6 times −1/3, 2/3 and −1/3; value 0 of issue 0 has two of them.
    #expect((model.liking(of: 0) - (0.2 - 0.2)).magnitude < 1e-9)
    #expect((model.liking(of: 1) - (0.2 + 0.4)).magnitude < 1e-9)
    #expect((model.liking(of: 5) - (-0.2 - 0.2)).magnitude < 1e-9)
    #expect(model.probability(ofPicking: 1, among: packages) > 1.0 / 3)
  }

  @Test("from the picks of a logit chooser, the choice model finds its order of weights")
  func recovers() {
    var dice = Dice(91)
    // The other side's true part-worths: three issues of two values.
    let truth = [2.0, 0.5, 1.2]
    func worth(_ outcome: Int) -> Double {
      truth.indices.reduce(0) { $0 + (outcome >> (2 - $1) & 1 == 1 ? truth[$1] : 0) }
    }
    var model = ChoiceModel(shape: [2, 2, 2], rate: 0.1)
    for _ in 0..<3000 {
      let drawn = Array((0..<8).shuffled(using: &dice).prefix(3))
      let odds = drawn.map { Elementary.exp(worth($0)) }
      var pick = dice.between(0, odds.reduce(0, +))
      var place = 0
      while place < 2, pick > odds[place] {
        pick -= odds[place]
        place += 1
      }
      model.learn(favourite: drawn[place], of: OutcomePackages(drawn))
    }
    let found = [4, 2, 1].map { model.liking(of: $0) - model.liking(of: 0) }
    for (value, expected) in zip(found, truth) { #expect((value - expected).magnitude < 0.5) }
    #expect(found[0] > found[2] && found[2] > found[1])
  }

  @Test("an offer made instead of a package counts as a choice against it")
  func counterOffer() {
    var model = ChoiceModel(shape: shape)
    var talks = OutcomeTalks(outcomes: 6)
    talks.say(OutcomePackages(0))
    talks.hear(5, worth: 0)
    model.hear(5, talks)
    #expect(model.liking(of: 5) > 0 && model.liking(of: 0) < 0)
    // The same offer back says nothing.
    var same = ChoiceModel(shape: shape)
    talks.hear(0, worth: 0)
    same.hear(0, talks)
    #expect((0..<6).allSatisfy { same.liking(of: $0) == 0 })
  }

  @Test("coordinates agree with the index vectors of a domain")
  func coordinates() throws {
    let domain = try DiscreteDomain(issues: [
      DiscreteIssue(name: "a", values: ["1", "2"]), DiscreteIssue(name: "b", values: ["1"]),
      DiscreteIssue(name: "c", values: ["1", "2", "3"]),
    ])
    let coordinates = OutcomeCoordinates(shape: domain.shape)
    for number in 0..<domain.outcomeCount {
      let found = domain.shape.indices.map { coordinates.value(of: $0, in: number) }
      #expect(found == domain.outcome(number))
    }
    #expect((coordinates.difference(0, 5) - 2.0 / 3).magnitude < 1e-15)
  }
}
