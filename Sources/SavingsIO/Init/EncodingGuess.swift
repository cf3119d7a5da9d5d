import Savings

/// The encoding of a text, told by its bytes.
struct EncodingGuess {
  let name: String
  /// False where the single-byte code is a guess that the settings must state.
  let isCertain: Bool
  let evidence: String

  /// Larger files are judged by the sample alone.
  private static let wholeBytes = 1 << 28

  init(file: InputDescriptor, sample: FileSample) throws {
    if let original = file.decodedFrom {
      (name, isCertain, evidence) = (original, true, "told by the first bytes")
      return
    }
    if try EncodingGuess.isUTF8(file, sample) {
      name = sample.hasMark ? "utf-8-sig" : TextEncoding.utf8.rawValue
      (isCertain, evidence) = (true, "every byte looked at fits UTF-8")
      return
    }
    let mac = MacRomanEvidence([sample.head] + sample.later)
    name = (mac.isLikely ? TextEncoding.macRoman : .windows1252).rawValue
    isCertain = !mac.isLikely
    evidence =
      mac.isLikely
      ? "not UTF-8, and the bytes inside of words are letters in Mac Roman only"
      : "not UTF-8, and the bytes inside of words are letters in Windows-1252"
  }

  private static func isUTF8(_ file: InputDescriptor, _ sample: FileSample) throws -> Bool {
    guard sample.isCut else { return sample.head.withUnsafeBytes { UTF8Validity.isValid($0) } }
    guard file.size <= wholeBytes else {
      var validity = UTF8Validity()
      sample.head.withUnsafeBytes { validity.append($0) }
      return validity.isValid
        && sample.later.allSatisfy { $0.withUnsafeBytes { UTF8Validity.isValid($0) } }
    }
    var validity = UTF8Validity()
    var offset = 0
    while offset < file.size {
      let block = try file.bytes(at: offset, count: 1 << 20)
      block.withUnsafeBytes { validity.append($0) }
      offset += block.count
    }
    return validity.isComplete
  }
}

/// Whether bytes above ASCII are letters in Mac Roman rather than in Windows-1252.
///
/// Mac Roman has most of its accented letters from 80 to 9F, where Windows-1252 has quotes and dashes;
/// Windows-1252 has them from C0 to FF. What stands between two ASCII letters is a letter.
struct MacRomanEvidence {
  private var low = 0
  private var high = 0

  init(_ parts: [[UInt8]]) {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    for part in parts {
      for i in part.indices.dropFirst().dropLast() where part[i] >= 0x80 {
        guard isLetter(part[i - 1]), isLetter(part[i + 1]) else { continue }
        // 92 is an apostrophe and 9A, 9E, 8A, 8E are letters of Windows-1252 too.
        if part[i] <= 0x9F, ![0x92, 0x9A, 0x9E, 0x8A].contains(part[i]) { low += 1 }
        if part[i] >= 0xC0 { high += 1 }
      }
    }
  }

  var isLikely: Bool { low >= 3 && low > 3 * high }
}
