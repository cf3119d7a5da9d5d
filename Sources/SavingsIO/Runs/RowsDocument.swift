import Savings

/// The ledger rows of a deal and its locked baseline, for a terminal or a program.
package struct RowsDocument {
  let deal: Deal
  let trace: LedgerTrace
  let currency: Currency
  let fingerprint: String
  let runID: String?
  /// Rows that the text lists.
  let limit: Int

  package init(
    _ deal: Deal, trace: LedgerTrace, currency: Currency, runID: String?, limit: Int?
  ) {
    self.deal = deal
    self.trace = trace
    self.currency = currency
    self.runID = runID
    self.limit = limit ?? .max
    fingerprint =
      BaselineLock([deal], currency: currency, digest: SHA256.hex).fingerprints.first ?? ""
  }

  private static func amount(_ micros: Int64) -> String { micros.trimmed(decimals: 2) }

  package var text: String {
    let basis = deal.basis
    var text =
      "\(deal.id): \(deal.supplierName), \(deal.category)".escapingControls + "\n\nBaseline\n"
    text += "  \(currency.grouped(basis.paid)) \(currency.code), \(basis.method.rawValue)"
    if let from = basis.from, let through = basis.through {
      text += ", \(from.iso) to \(through.iso)"
    }
    text += "; assurance \(basis.assurance.rawValue)\n"
    text += "  fingerprint \(fingerprint)\n"
    if let ratio = basis.marketRatio {
      text +=
        "  the market’s prices now: \(Digits.fixed(ratio.value, 6)) of their mean then; its part \(currency.grouped(basis.market))\n"
    }
    let counted = trace.rows.count { $0.isInWindow }
    text +=
      "\nLedger rows: \(trace.rows.count), of which \(counted) in the window come to the baseline\n"
    for entry in trace.rows.prefix(limit) {
      let row = entry.row
      let item = row.item.map { "  \($0.name) (\(row.quantity.trimmed(decimals: 0)) \($0.unit))" }
      text +=
        ("  \(row.file):\(row.line)  \(row.day?.iso ?? "undated")  \(Self.amount(row.micros)) \(row.currency)"
        + (item ?? "") + (entry.isInWindow ? "" : "  outside the window")).escapingControls + "\n"
    }
    let rest = trace.rows.count - limit
    if limit < trace.rows.count { text += "  \(rest) more (--all lists them)\n" }
    return text + "  = \(currency.grouped(trace.baseline)) \(currency.code)\n"
  }

  package var json: JSONValue {
    let basis = deal.basis
    return .object([
      ("schema", .integer(1)), ("run_id", runID.map { .string($0) } ?? .null),
      ("deal", .string(deal.id)), ("supplier", .string(deal.supplierName)),
      ("category", .string(deal.category)), ("currency", .string(currency.code)),
      ("baseline", .string(currency.plain(basis.paid))),
      ("baseline_method", .string(basis.method.rawValue)),
      ("assurance", .string(basis.assurance.rawValue)), ("baseline_sha256", .string(fingerprint)),
      ("rows_in_window", .integer(trace.rows.count { $0.isInWindow })),
      (
        "rows",
        .array(
          trace.rows.map { entry in
            let row = entry.row
            return .object([
              ("file", .string(row.file)), ("line", .integer(row.line)),
              ("record", .integer(row.record)),
              ("supplier_id", .string(row.supplier.id)), ("supplier", .string(row.supplier.name)),
              ("category", .string(row.category)),
              ("item", row.item.map { .string($0.name) } ?? .null),
              ("unit", row.item.map { .string($0.unit) } ?? .null),
              ("quantity", .string(row.quantity.trimmed(decimals: 0))),
              ("date", row.day.map { .string($0.iso) } ?? .null),
              ("amount", .string(Self.amount(row.micros))), ("currency", .string(row.currency)),
              ("in_window", .bool(entry.isInWindow)),
            ])
          })
      ),
    ])
  }

  package var csv: ReportRows {
    let rows = trace.rows
    return ReportRows(
      [
        "file", "line", "record", "supplier_id", "supplier", "category", "item", "unit", "quantity",
        "date", "amount", "currency", "in_window",
      ],
      texts: [
        "file", "supplier_id", "supplier", "category", "item", "unit", "date", "currency",
        "in_window",
      ], count: rows.count
    ) { index in
      let row = rows[index].row
      return [
        .text(row.file), .count(row.line), .count(row.record), .text(row.supplier.id),
        .text(row.supplier.name), .text(row.category), .text(row.item?.name ?? ""),
        .text(row.item?.unit ?? ""), .number(Double(row.quantity) / 1e6, decimals: 6),
        .text(row.day?.iso ?? ""), .number(Double(row.micros) / 1e6, decimals: 6),
        .text(row.currency), .text(rows[index].isInWindow ? "yes" : "no"),
      ]
    }
  }
}

extension Int64 {
  /// Millionths as a plain decimal with at least so many decimals and no further zeros.
  fileprivate func trimmed(decimals: Int) -> String {
    var text = Digits.plain(self, decimals: 6)
    while text.hasSuffix("0"), let point = text.lastIndex(of: "."),
      text.distance(from: point, to: text.endIndex) > decimals + 1
    { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
