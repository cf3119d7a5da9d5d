import Savings

/// Writes a part: its head first, its sections as they come, its end last.
package final class PartWriter {
  private let output: PartOutput
  private let digest = SHA256Stream()
  private var bytes = 0
  private var sections = 0

  package init(_ head: PartHead, to output: PartOutput) throws(Refusal) {
    self.output = output
    var writer = ByteWriter()
    writer.put(PartForm.format)
    var stored = StoredWriter()
    stored.put(head)
    writer.put(stored.bytes)
    try append(PartForm.magic + writer.bytes)
  }

  func section(_ content: UnsafeRawBufferPointer) throws(Refusal) {
    var writer = ByteWriter()
    writer.put(UInt64(content.count))
    try append(writer.bytes)
    try append(content)
    sections += 1
  }

  func section(_ content: [UInt8]) throws(Refusal) {
    var writer = ByteWriter()
    writer.put(content)
    try append(writer.bytes)
    sections += 1
  }

  /// Ends the part and lets it appear; returns its checksum.
  @discardableResult
  package func finish() throws(Refusal) -> String {
    var writer = ByteWriter()
    writer.put(PartForm.endMark)
    writer.put(UInt64(sections))
    writer.put(UInt64(bytes))
    try append(writer.bytes)
    let sum = digest.finish()
    try write(Array(sum.utf8))
    try output.publish()
    return sum
  }

  private func append(_ content: [UInt8]) throws(Refusal) {
    content.withUnsafeBytes { digest.append($0) }
    try write(content)
    bytes += content.count
  }

  private func append(_ content: UnsafeRawBufferPointer) throws(Refusal) {
    digest.append(content)
    try output.write(content)
    bytes += content.count
  }

  private func write(_ content: [UInt8]) throws(Refusal) {
    // Typed errors do not pass through the array's closure.
    let result = content.withUnsafeBytes { content in
      Result { () throws(Refusal) in try output.write(content) }
    }
    try result.get()
  }
}
