/// The words of a name in lower case, side by side in one buffer that is used again for each name.
struct NameWords {
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  /// Each word as a number, so that comparing one is comparing integers; see ``pack(_:)``.
  private(set) var packed: [UInt128] = []
  private var current: UInt128 = 0

  /// Some of the words with a space between, and the hash of them without.
  private var joined: [UInt8] = []
  private var hash = NameHash()

  var count: Int { ends.count }

  var text: (text: String, hash: UInt64) { (String(decoding: joined, as: UTF8.self), hash.value) }

  mutating func startText() {
    joined.removeAll(keepingCapacity: true)
    hash = NameHash()
  }

  mutating func addToText(_ word: Int) {
    if !joined.isEmpty { joined.append(0x20) }
    for place in range(word) {
      joined.append(bytes[place])
      hash.add(bytes[place])
    }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    packed.removeAll(keepingCapacity: true)
    current = 0
  }

  /// Adds to the word that is being read.
  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
    current = current << 8 | UInt128(byte)
  }

  /// Ends the word, if there is one.
  mutating func endWord() {
    let start = ends.last ?? 0
    guard bytes.count > start else { return }
    ends.append(bytes.count)
    packed.append(bytes.count - start <= 16 ? current : 0)
    current = 0
  }

  func isSingleLetter(_ index: Int) -> Bool { packed[index] > 0 && packed[index] < 256 }

  func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// The words side by side as a number; 0 where they are longer than 16 bytes.
  func packed(_ words: Range<Int>) -> UInt128 {
    guard let first = words.first, let last = words.last,
      ends[last] - range(first).lowerBound <= 16
    else { return 0 }
    return words.reduce(into: UInt128(0)) { sum, index in
      sum = sum << UInt128(8 * range(index).count) | packed[index]
    }
  }

  /// A word of at most 16 bytes as a number, without loss; 0 for a longer one.
  static func pack(_ word: some StringProtocol) -> UInt128 {
    word.utf8.count <= 16 ? word.utf8.reduce(0) { $0 << 8 | UInt128($1) } : 0
  }
}

/// A fixed set of packed words. Most words are told apart by one bit, without hashing them.
struct PackedWords: Sendable {
  private let bits: [UInt64]
  private let words: Set<UInt128>

  /// Words that are separated by white space; those longer than 16 bytes are left out.
  init(_ list: String) {
    self.init(
      Set(list.split(whereSeparator: \.isWhitespace).map { NameWords.pack($0) }.filter { $0 != 0 }))
  }

  init(_ words: Set<UInt128>) {
    self.words = words
    var bits = [UInt64](repeating: 0, count: 128)
    for word in words {
      let place = PackedWords.place(word)
      bits[place >> 6] |= 1 << UInt64(place & 63)
    }
    self.bits = bits
  }

  func contains(_ word: UInt128) -> Bool {
    let place = PackedWords.place(word)
    return bits[place >> 6] & 1 << UInt64(place & 63) != 0 && words.contains(word)
  }

  /// 0..<8192
  private static func place(_ word: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: word) ^ UInt64(truncatingIfNeeded: word >> 64)
    return Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> 51)
  }
}

/// FNV-1a of a folded name, spaces left aside.
struct NameHash {
  private var sum: UInt64 = 0xCBF2_9CE4_8422_2325

  init() {}

  init(of key: String) {
    for byte in key.utf8 where byte != 0x20 { add(byte) }
  }

  mutating func add(_ byte: UInt8) { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// Mixed, because the low bits of the sum depend on the last letters alone.
  var value: UInt64 { sum ^ sum >> 32 }
}
