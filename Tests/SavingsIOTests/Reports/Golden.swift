import Glibc
import Testing

/// Files with the expected output of a test, kept beside the tests.
enum Golden {
  static let directory = #filePath.split(separator: "/").dropLast(2).reduce("") { "\($0)/\($1)" }

  /// Compares bytes with a file; RECORD_GOLDEN=1 writes it, and fails so that nobody forgets it.
  static func expect(_ bytes: [UInt8], _ name: String) {
    let path = "\(directory)/Golden/\(name)"
    if getenv("RECORD_GOLDEN") != nil {
      write(bytes, to: path)
      Issue.record("recorded \(name); look at it, and run again without RECORD_GOLDEN")
      return
    }
    guard let expected = read(path) else {
      Issue.record("no \(path); RECORD_GOLDEN=1 records it")
      return
    }
    guard bytes != expected else { return }
    let place = zip(bytes, expected).prefix { $0 == $1 }.count
    let found = String(decoding: bytes.dropFirst(max(0, place - 40)).prefix(120), as: UTF8.self)
    Issue.record("\(name) differs from byte \(place) on: \(found)")
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func write(_ bytes: [UInt8], to path: String) {
    guard let file = fopen(path, "w") else { return }
    defer { fclose(file) }
    _ = fwrite(bytes, 1, bytes.count, file)
  }
}
