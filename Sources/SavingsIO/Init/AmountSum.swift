import Savings

/// Three columns of which one is the sum of the others in nearly every row: net and tax make gross.
struct AmountSum: Equatable {
  let net: Int
  let tax: Int
  let gross: Int

  /// Records that are compared.
  private static let recordLimit = 200

  /// - Parameter candidates: how much each column looks like the amount.
  init?(_ exam: FileExam, candidates: [Double]) {
    let numeric = exam.profiles.indices.filter { column in
      let profile = exam.profiles[column]
      return profile.isNumeric && profile.fill > 0.8 && profile.share(profile.years) < 0.5
    }
    guard numeric.count >= 3, numeric.count <= 24 else { return nil }
    let records = exam.records.prefix(AmountSum.recordLimit)
    let sign = numeric.reduce(into: StyleEvidence()) { $0 += exam.profiles[$1].styles }.decimalSign
    let values = numeric.map { column in
      records.map { record -> Int128? in
        guard column < record.cells.count else { return nil }
        let number = record.cells[column].withUnsafeBytes {
          NumberScanner.scanned($0, decimalSign: sign)
        }
        return number.status == .value ? number.picos : nil
      }
    }
    for gross in numeric.indices {
      for net in numeric.indices where net != gross && candidates[numeric[net]] > 0.2 {
        for tax in numeric.indices where tax != gross && tax != net {
          if AmountSum.holds(values[net], values[tax], values[gross]) {
            (self.net, self.tax, self.gross) = (numeric[net], numeric[tax], numeric[gross])
            return
          }
        }
      }
    }
    return nil
  }

  /// Whether the parts make the sum to a cent, and the second is a tax: never larger than a third of
  /// the first, and not nothing throughout.
  private static func holds(_ net: [Int128?], _ tax: [Int128?], _ gross: [Int128?]) -> Bool {
    var (compared, right, taxed) = (0, 0, 0)
    for index in net.indices {
      guard let a = net[index], let b = tax[index], let c = gross[index] else { continue }
      compared += 1
      if (a + b - c).magnitude <= 20_000_000_000, b.magnitude * 3 <= a.magnitude { right += 1 }
      if b != 0 { taxed += 1 }
      if compared == 10, right < 5 { return false }
    }
    return compared >= 10 && right * 10 >= compared * 9 && taxed * 2 > compared
  }
}
