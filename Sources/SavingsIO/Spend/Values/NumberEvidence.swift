/// What one number says about the decimal sign of its column.
enum NumberEvidence {
  /// No decimal or grouping sign at all, or nothing that makes sense.
  case neither
  case point
  case comma
  /// `1,234`: a thousand or one and a bit.
  case either

  init(cell: CellBytes) {
    var frame = NumberFrame(CellText.trimmed(cell))
    self = frame.strip() ? NumberEvidence(core: frame.core) : .neither
  }

  /// - Parameter core: the number without signs and currency.
  init(core: CellBytes) {
    self = .neither
    var points = 0
    var commas = 0
    var last = -1
    var hasOther = false
    for (i, byte) in core.enumerated() {
      switch byte {
      case 0x2E: (points, last) = (points + 1, i)
      case 0x2C: (commas, last) = (commas + 1, i)
      case 0x30...0x39: break
      case 0x45, 0x65, 0x2B, 0x2D: break
      default:
        guard DigitGroups.separator(core, i) > 0 || byte >= 0x80 else { return }
        hasOther = true
      }
    }
    guard last >= 0 else { return }
    let lastIsPoint = core[last] == 0x2E
    if points > 0, commas > 0 {
      // The last sign is the decimal one, and there is only one of those.
      if (lastIsPoint ? points : commas) == 1 { self = lastIsPoint ? .point : .comma }
      return
    }
    if points + commas > 1 {
      if NumberEvidence.isGrouped(core) { self = lastIsPoint ? .comma : .point }
      return
    }
    let behind = core[(last + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }.count
    let isGroup =
      behind == 3 && last + 4 == core.count && (1...3).contains(last) && core[0] != 0x30
      && !hasOther
    self = isGroup ? .either : (lastIsPoint ? .point : .comma)
  }

  private static func isGrouped(_ core: CellBytes) -> Bool {
    var groups = DigitGroups()
    for byte in core {
      if byte >= 0x30, byte <= 0x39 {
        groups.digit(byte)
      } else if !groups.separator(byte) {
        return false
      }
    }
    return groups.end()
  }
}
