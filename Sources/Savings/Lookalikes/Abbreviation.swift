/// Whether a short word stands for a long one.
enum Abbreviation {
  /// "serv" of "services", "mgmt" of "management": a beginning, or letters in order with the first
  /// one and hardly a vowel. Similarity in 0...1; 0 where it is none.
  static func similarity(_ a: [UInt8], _ b: [UInt8]) -> Float {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard short.count >= 3, long.count > short.count, short[0] == long[0] else { return 0 }
    // A number is never cut short.
    guard !long.contains(where: { (0x30...0x39).contains($0) }) else { return 0 }
    if long.starts(with: short) { return long.count - short.count <= 2 ? 0.9 : 0.8 }
    guard long.count >= 5, short.dropFirst().count(where: isVowel) <= 1 else { return 0 }
    var next = 0
    for letter in long where next < short.count && letter == short[next] { next += 1 }
    return next == short.count ? 0.7 : 0
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == 0x61 || letter == 0x65 || letter == 0x69 || letter == 0x6F || letter == 0x75
  }
}
