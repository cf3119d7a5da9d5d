import Savings

/// A limit of the settings that the file exceeds.
enum RowLimit { case columns, fieldBytes, recordBytes, suppliers, cells, sum }

extension ChunkReader {
  /// Why the parser stopped, with the setting that would let it go on.
  func limitRefusal() -> Refusal {
    let limits = sink.pointee.rules.limits
    if sink.pointee.stop == .suppliers { return limits.tooManySuppliers(path: file.path) }
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
      case .sum, .suppliers, nil: ("a sum of amounts is too large", "")
      }
    // Cells are found a batch of rows later than they are read: no line is to blame.
    let isPlaced = sink.pointee.stop != .cells && sink.pointee.stop != .sum
    return Refusal(
      .badData, file: file.path, line: isPlaced ? sink.pointee.recordLine : nil, cause,
      fix: fix.isEmpty ? "Look for amounts that are not money" : "Correct the file, or raise \(fix)"
    )
  }
}

extension LimitSettings {
  /// Most bytes of the names of all suppliers.
  var supplierBytes: Int {
    suppliers.multipliedReportingOverflow(by: 128).overflow ? .max : suppliers * 128
  }

  func allows(_ suppliers: TextPairs) -> Bool {
    suppliers.count <= self.suppliers && suppliers.byteCount <= supplierBytes
  }

  /// A name in every row is rarely a supplier's; where it is, each costs memory to resolve and rank.
  func tooManySuppliers(path: String?) -> Refusal {
    Refusal(
      .badData, file: path,
      "there are more than \(suppliers) different suppliers, or their names are longer than texts of"
        + " 100 letters each",
      fix: "Check that the supplier column holds no texts or numbers of single invoices, or raise"
        + " limits.suppliers; each takes about 3 KB of memory")
  }
}
