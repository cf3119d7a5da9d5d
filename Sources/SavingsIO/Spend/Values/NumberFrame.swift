/// A number's cell without what may stand around the digits: signs, parentheses, currency, and the mark of
/// a debit or a credit.
struct NumberFrame {
  /// What is left between the signs.
  private(set) var core: CellBytes
  private(set) var isNegative = false
  /// True where the cell holds a dash, and perhaps a currency, but no digits.
  private(set) var isDash = false
  /// What `Dr` or `Cr` behind the digits says; none where neither stands there.
  private(set) var side = LedgerSide.none
  private var isOpen = false

  init(_ cell: CellBytes) { core = cell }

  var isEmpty: Bool { core.isEmpty }

  /// Removes signs from both ends; false where they do not belong together.
  mutating func strip() -> Bool {
    var minus = 0
    while !core.isEmpty {
      let width: Int
      if core[0] == 0x28, !isOpen {
        (isOpen, width) = (true, 1)
      } else {
        let dash = NumberFrame.dash(core, at: 0)
        if dash > 0 {
          minus += 1
          width = dash
        } else {
          width = core[0] == 0x2B ? 1 : NumberFrame.mark(core, atEnd: false)
        }
      }
      if width == 0 { break }
      core = CellBytes(rebasing: core[width...])
    }
    var isClosed = false
    while !core.isEmpty {
      let last = core[core.count - 1]
      let width: Int
      if last == 0x29, !isClosed {
        (isClosed, width) = (true, 1)
      } else if last == 0x2D {
        minus += 1
        width = 1
      } else if side == .none, let mark = NumberFrame.sideMark(core) {
        (side, width) = (mark.side, mark.bytes)
      } else {
        width = NumberFrame.mark(core, atEnd: true)
      }
      if width == 0 { break }
      core = CellBytes(rebasing: core[..<(core.count - width)])
    }
    isNegative = minus == 1 || isOpen
    isDash = core.isEmpty && minus == 1
    return isOpen == isClosed && minus + (isOpen ? 1 : 0) <= 1
  }

  /// `Dr` or `Cr` at the end, in any case, with a point or without.
  private static func sideMark(_ core: CellBytes) -> (side: LedgerSide, bytes: Int)? {
    let hasPoint = core[core.count - 1] == 0x2E
    let end = core.count - (hasPoint ? 1 : 0)
    // Behind a digit, or a space behind one: the end of a word is no mark.
    guard end >= 3, core[end - 1] | 0x20 == 0x72, core[end - 3] < 0x41 || core[end - 3] >= 0x80
    else { return nil }
    switch core[end - 2] | 0x20 {
    case 0x64: return (.debit, core.count - end + 2)
    case 0x63: return (.credit, core.count - end + 2)
    default: return nil
    }
  }

  /// Bytes of a minus at `i`: ASCII, U+2212, or an en dash of either encoding.
  private static func dash(_ core: CellBytes, at i: Int) -> Int {
    switch core[i] {
    case 0x2D, 0x96: 1
    case 0xE2 where core.count > i + 2 && core[i + 1] == 0x88 && core[i + 2] == 0x92: 3
    case 0xE2 where core.count > i + 2 && core[i + 1] == 0x80 && core[i + 2] == 0x93: 3
    default: 0
    }
  }

  /// Bytes of white space, a currency sign or a currency code at one end.
  private static func mark(_ core: CellBytes, atEnd: Bool) -> Int {
    let count = core.count
    let space =
      atEnd ? CellText.trailingSpace(core, 0, count) : CellText.leadingSpace(core, 0, count)
    if space > 0 { return space }
    for sign in signs where sign.count <= count {
      let part = atEnd ? core[(count - sign.count)...] : core[..<sign.count]
      if part.elementsEqual(sign) { return sign.count }
    }
    guard count >= 3 else { return 0 }
    let code = atEnd ? core[(count - 3)...] : core[..<3]
    return CurrencyCode(CellBytes(rebasing: code)).map(\.isListed) == true ? 3 : 0
  }

  /// $ £ € ¥ ₹ in UTF-8, then £ € ¥ in Windows-1252.
  private static let signs: [[UInt8]] = [
    [0x24], [0xC2, 0xA3], [0xE2, 0x82, 0xAC], [0xC2, 0xA5], [0xE2, 0x82, 0xB9], [0xA3], [0x80],
    [0xA5],
  ]
}
