import CCSV
import Savings

/// Reads a whole file for proof of how its columns are written, where the sample had none.
struct StyleProof {
  let file: InputDescriptor
  let layout: FileLayout

  /// Decides the styles of all columns, or refuses the file for one that needs it.
  func decide(_ roles: Set<ColumnRole>, _ styles: inout ColumnStyles) throws {
    styles.decide(try evidence(), isWhole: true)
    for role in ColumnRole.allCases where roles.contains(role) {
      let name = layout.name(of: layout.column(of: role))
      let line = layout.header.line > 0 ? layout.header.line : nil
      if role == .date {
        guard !styles.date.isDecided else { continue }
        throw Refusal(
          .badSettings, file: file.path, line: line, column: name,
          "no date of the column tells whether the day or the month comes first",
          fix: "Set spend.date_style to dmy or mdy")
      }
      guard styles.sign(of: role) == 0 else { continue }
      throw Refusal(
        .badSettings, file: file.path, line: line, column: name,
        "no number of the column tells whether a comma or a point is the decimal sign",
        fix: "Set spend.decimal to point or comma")
    }
  }

  func evidence() throws -> [ColumnRole: StyleEvidence] {
    var parser = csv_parser()
    guard csv_init(&parser, 0) == 0 else { return [:] }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, layout.delimiter)
    let sink = UnsafeMutablePointer<ProofSink>.allocate(capacity: 1)
    sink.initialize(to: ProofSink(roles: layout.roles))
    defer {
      sink.deinitialize(count: 1)
      sink.deallocate()
    }
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
    defer { block.deallocate() }
    var offset = layout.start
    while offset < file.size {
      let count = try file.read(at: offset, into: block)
      _ = csv_parse(&parser, block.baseAddress, count, proofField, proofRecord, sink)
      offset += count
    }
    _ = csv_fini(&parser, proofField, proofRecord, sink)
    return sink.pointee.evidence
  }
}

extension ColumnStyles {
  /// The decimal sign of a column of numbers, 0 while undecided.
  func sign(of role: ColumnRole) -> UInt8 {
    switch role {
    case .amount: amount
    case .quantity: quantity
    case .unitPrice: unitPrice
    default: 0
    }
  }
}

private struct ProofSink {
  let roles: [ColumnRole]
  var column = 0
  var evidence: [ColumnRole: StyleEvidence] = [:]
}

private func proofField(
  _ text: UnsafeMutableRawPointer?, _ count: Int, _ data: UnsafeMutableRawPointer?
) {
  let sink = data!.assumingMemoryBound(to: ProofSink.self)
  let column = sink.pointee.column
  sink.pointee.column += 1
  guard column < sink.pointee.roles.count, count > 0 else { return }
  let role = sink.pointee.roles[column]
  if role != .ignored { sink.pointee.evidence.add(CellBytes(start: text, count: count), role) }
}

private func proofRecord(_: Int32, _ data: UnsafeMutableRawPointer?) {
  data!.assumingMemoryBound(to: ProofSink.self).pointee.column = 0
}
