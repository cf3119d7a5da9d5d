import Bargaining
import Testing

@testable import Savings

/// Terms as conditional sentences.
struct TermsSentenceTests {
  private static func terms(_ change: (inout AgreedTerms) -> Void) -> AgreedTerms {
    var terms = AgreedTerms()
    change(&terms)
    return terms
  }

  @Test func theBuyerAsksAndGivesInOneSentence() {
    let terms = Self.terms {
      $0.priceCutBasisPoints = 275
      $0.paymentDays = 10
      $0.extraMonths = 24
      $0.sharesForecast = true
    }
    #expect(
      terms.sentence(by: .first, today: 30)
        == "If the price falls 2.75 % and payment comes 10 days later (40 days), we can offer 24 more months of contract and our rolling forecast."
    )
    #expect(
      terms.sentence(by: .second, today: 30)
        == "If you give 24 more months of contract and our rolling forecast, we can accept that the price falls 2.75 % and payment comes 10 days later (40 days)."
    )
  }

  @Test func earlierPaymentIsAGift() {
    let terms = Self.terms {
      $0.paymentDays = -15
      $0.volumePercent = 80
      $0.leadTimeDays = 5
      $0.indexSharePercent = 50
    }
    #expect(terms.asks(today: 30).isEmpty)
    #expect(
      terms.gives(today: 30) == [
        "payment 15 days earlier (15 days)", "a commitment to 80 % of the forecast volume",
        "5 days more lead time", "50 % of the price linked to an index",
      ])
    #expect(terms.sentence(by: .first, today: 30).hasPrefix("We can offer payment 15 days earlier"))
    #expect(terms.sentence(by: .second, today: 30).hasPrefix("We would like payment 15 days"))
  }

  @Test func askingForNothingInReturnIsSaidPlainly() {
    let terms = Self.terms { $0.serviceTenths = 25 }
    #expect(
      terms.sentence(by: .first, today: 30)
        == "We ask that delivery performance rises 2.5 OTIF points."
    )
    #expect(
      terms.sentence(by: .second, today: 30)
        == "We can accept that delivery performance rises 2.5 OTIF points.")
    #expect(AgreedTerms().sentence(by: .first, today: 30) == "We can offer no change.")
    #expect(
      AgreedTerms().sentence(by: .second, today: 30) == "We would keep everything as it is.")
  }
}
