import Savings
import Testing

@testable import SavingsIO

@Suite("Decimals of currencies by packed code")
struct CurrencyDecimalsTests {
  @Test("are those of every code, and the settings' where a row has none", arguments: [0, 2, 3])
  func all(own: Int) {
    let table = CurrencyDecimals.table(own: own)
    for packed in 0..<CurrencyCode.none.packed {
      let code = CurrencyCode(packed: packed).text
      #expect(Int(table[Int(packed)]) == Currency(code).decimals, "\(code)")
    }
    #expect(Int(table[Int(CurrencyCode.none.packed)]) == own)
  }
}
