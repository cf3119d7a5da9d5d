import Savings

/// The side of an account on which a row stands.
enum LedgerSide: UInt8 {
  case none, debit, credit
  /// The cell holds something that is neither.
  case unknown

  /// Reads the marks of bookkeeping in the main languages: S and H, D and C, Dr and Cr, + and -.
  init(_ cell: CellBytes) {
    var letters: [UInt8] = []
    for byte in cell {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: letters.append(byte | 0x20)
      case 0x2B, 0x2D: letters.append(byte)
      // Points of abbreviations; accents, which the words below are without.
      case 0x2E, 0x80...: break
      default:
        self = .unknown
        return
      }
      guard letters.count <= 8 else {
        self = .unknown
        return
      }
    }
    if letters.isEmpty {
      self = cell.isEmpty ? .none : .unknown
    } else if LedgerSide.debits.contains(letters) {
      self = .debit
    } else {
      self = LedgerSide.credits.contains(letters) ? .credit : .unknown
    }
  }

  /// Without accents: d\u{E9}bit is dbit.
  private static let debits = words("s d dr + debit dbit soll debe dare debet debito wn")
  private static let credits = words(
    "h c cr k a - credit crdit kredit haben haber avere credito crdito ma")

  private static func words(_ text: String) -> Set<[UInt8]> {
    Set(text.split(separator: " ").map { Array($0.utf8) })
  }
}

/// How an amount comes about from the columns of a file.
enum AmountSource: UInt8, Sendable {
  /// The amount's column as it stands.
  case column
  /// Quantity times unit price.
  case product
  /// One column of debits and one of credits.
  case pair
  /// The amount's column, its sign by another column.
  case side
}
