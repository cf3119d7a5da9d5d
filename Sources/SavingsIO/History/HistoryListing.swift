import Savings

/// The runs of a history, as `savings history` lists them.
package struct HistoryListing: Sendable {
  private let lines: [(entry: HistoryEntry, run: HistoryRecord.Run, state: String)]

  /// - Parameter published: the runs whose folders are there.
  package init(_ entries: [HistoryEntry], published: Set<String>) {
    let last = Dictionary(entries.map { ($0.runID, $0.sequence) }, uniquingKeysWith: max)
    lines = entries.compactMap { entry in
      guard let run = entry.content?.run else { return nil }
      let isThere = published.contains(entry.runID)
      let state =
        !isThere
        ? (last[entry.runID] == entry.sequence ? "missing" : "pruned")
        : run.missing.isEmpty ? "published" : "incomplete"
      return (entry, run, state)
    }
  }

  /// Reads the history of an output directory.
  package init(path: String, publication: Publication) throws(Refusal) {
    self.init(
      try HistoryListing.entries(path: path), published: Set(try publication.runs()))
  }

  /// The rows of a history, read without a lock and without a change.
  package static func entries(path: String) throws(Refusal) -> [HistoryEntry] {
    do {
      return try HistoryCheck.confirmed(path) {
        try HistoryDatabase(path: path, isReadOnly: true).entries()
      }
    } catch {
      throw Refusal(
        .ioError, file: path, "the history cannot be read: \(HistoryFailure(error).words)",
        fix: "savings run makes it, and makes it again where it is broken")
    }
  }

  private static let columns: [ReportTable.Column] = [
    .init("As of", name: "as_of"), .init("Run", name: "run_id"), .init("State", name: "state"),
    .init("Rows", name: "records", numeric: true),
    .init("Rejected", name: "rejected", numeric: true),
    .init("Suppliers", name: "suppliers", numeric: true),
    .init("Deals", name: "deals", numeric: true), .init("Currency", name: "currency"),
    .init("Spend", name: "spend", numeric: true),
    .init("Agreed", name: "agreement_rate", numeric: true),
    .init("Hard saving", name: "hard_saving_agreed", numeric: true),
    .init("Net position", name: "net_position", numeric: true), .init("Drift", name: "drift"),
  ]

  /// A line a run in the order of publication; amounts as plain decimals.
  package var csv: [UInt8] {
    var csv = CSVTable(columns: HistoryListing.columns, currency: Currency(""))
    for line in lines { csv.append(cells(line.run, line.state, isRounded: false)) }
    return csv.take()
  }

  package var text: String {
    let table = ReportTable(
      id: "history", caption: "", columns: HistoryListing.columns,
      rows: lines.map { cells($0.run, $0.state, isRounded: true) })
    return PlainText.text(
      [
        ReportSection(
          id: "history", heading: "\(Digits.counted(lines.count, "run")), figures simulated",
          blocks: lines.isEmpty ? [] : [.table(table)])
      ], currency: Currency(""))
  }

  package var json: JSONValue {
    .array(
      lines.map { line in
        .object([
          ("sequence", .integer(line.entry.sequence)), ("state", .string(line.state)),
          ("run", line.run.json),
        ])
      })
  }

  private func cells(
    _ run: HistoryRecord.Run, _ state: String, isRounded: Bool
  ) -> [ReportCell] {
    // Runs of several currencies stand in one list, so that an amount brings its own decimals.
    let currency = Currency(run.currency)
    func money(_ text: String) -> ReportCell {
      Double(text).map { .number($0, decimals: isRounded ? 0 : currency.decimals) } ?? .empty
    }
    return [
      .text(run.asOf), .text(run.runID), .text(state), .count(run.records), .count(run.rejected),
      .count(run.suppliers), .count(run.deals), .text(run.currency), money(run.spend),
      .percent(run.agreementRate), money(run.hardSaving), money(run.netPosition),
      .text(run.drift.joined(separator: " ")),
    ]
  }
}
