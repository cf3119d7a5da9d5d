import Savings
import Testing

@testable import SavingsIO

@Suite struct HTMLPageTests {
  @Test func samplePageIsAsRecorded() {
    Golden.expect(HTMLPage(currency: SamplePage.currency).bytes(SamplePage.page), "sample.html")
  }
}
