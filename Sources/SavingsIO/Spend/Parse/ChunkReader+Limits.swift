import Savings

extension ChunkReader {
  /// Why the parser stopped, with the setting that would let it go on.
  func limitRefusal() -> Refusal {
    let limits = sink.pointee.rules.limits
    let (cause, fix): (String, String) =
      switch sink.pointee.stop {
      case .columns:
        ("the record has more than \(limits.columns) columns", "limits.columns")
      case .fieldBytes:
        ("a cell is longer than \(limits.fieldBytes) bytes", "limits.field_bytes")
      case .recordBytes:
        (
          "the record that starts here is longer than \(limits.recordBytes) bytes; a quote may not be closed",
          "limits.record_bytes"
        )
      case .cells:
        (
          "there are more than \(limits.cells) combinations of supplier, category, item and currency",
          "limits.cells"
        )
      case .sum, nil: ("a sum of amounts is too large", "")
      }
    // Cells are found a batch of rows later than they are read: no line is to blame.
    let isPlaced = sink.pointee.stop != .cells && sink.pointee.stop != .sum
    return Refusal(
      .badData, file: file.path, line: isPlaced ? sink.pointee.recordLine : nil, cause,
      fix: fix.isEmpty ? "Look for amounts that are not money" : "Correct the file, or raise \(fix)"
    )
  }
}
