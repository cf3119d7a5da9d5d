import Savings

/// Adds parts up. The order in which they are named, and which of them were added before, change no byte.
package enum MergeStage {
  /// - Parameters:
  ///   - files: parts of ``PartHead/Kind/aggregate`` and ``PartHead/Kind/sources``.
  ///   - expected: how many files, or parts of a table, the ledger has; nil where more is to be added.
  ///   - rows: how many rows the platform counts in its table; nil where nobody has counted.
  /// - Throws: ``Refusal`` 65 where parts do not belong together, or one is there twice or not at all.
  package static func merged(
    _ files: [PartFile], expected: Int?, rows: Int? = nil, version: String
  ) throws -> AggregatePart {
    guard let first = files.first else {
      throw Refusal(.usage, "no part is named", fix: "Name the parts to add up")
    }
    for file in files {
      if file.head.kind != .sources { try file.require(.aggregate, version: version) }
      try file.require(file.head.kind, version: version)
      guard file.head.settings == first.head.settings else {
        throw Refusal(
          .badData, file: file.path,
          "the part was made with other settings than \(first.path)",
          fix:
            "Make all parts with the same settings, overrides of --set and the environment included"
        )
      }
    }
    for kind in [PartHead.Kind.aggregate, .sources] {
      try AggregateStage.requireDifferent(
        files.filter { $0.head.kind == kind }.flatMap { file in
          file.head.ids.map { ($0, file.path) }
        })
    }
    let ids = files.filter { $0.head.kind == .aggregate }.flatMap(\.head.ids)
    if let expected, ids.count != expected {
      throw Refusal(
        .badData,
        "\(Digits.counted(ids.count, "part")) of the ledger \(ids.count == 1 ? "is" : "are") there, and --expect says \(expected)",
        fix: ids.count < expected
          ? "Make the parts that are missing: each file, or part of a table, is one, and a stage that failed leaves none"
          : "Correct --expect, or leave out what does not belong to the ledger")
    }
    let parts = try files.map { try AggregatePart($0, version: version) }
    var head = PartHead(
      .aggregate, version: version, settings: first.head.settings, ids: ids)
    head.whole = expected
    let merged = AggregatePart(
      head, parts.flatMap(\.entries), [], sources: parts.flatMap(\.sources), parents: parts,
      overlapRows: parts[0].overlapRows)
    if let rows { try requireRows(rows, merged) }
    return merged
  }

  private static func requireRows(_ rows: Int, _ merged: AggregatePart) throws(Refusal) {
    let found = merged.entries.reduce(0) {
      $0 + $1.file.figures.input.control.records + $1.file.figures.input.blank
    }
    guard found != rows else { return }
    throw Refusal(
      .badData,
      "the parts hold \(Digits.counted(found, "row")), and --expect-rows says \(rows)",
      fix: found < rows
        ? "Find what drops rows between the table and the parts, such as a reader that skips those it cannot read"
        : "Count the rows of the table that the parts were made of; it may have changed meanwhile")
  }
}
