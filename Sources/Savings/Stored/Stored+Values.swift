/// Signed numbers alternate with unsigned ones, so that those near 0 are short: 0, −1, 1, −2, …
extension FixedWidthInteger where Self: SignedInteger, Magnitude: FixedWidthInteger {
  package func store(in writer: inout StoredWriter) {
    let twice = Magnitude(truncatingIfNeeded: self) << 1
    writer.put(compact: self < 0 ? ~twice : twice)
  }

  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let value: Magnitude = try reader.compact()
    self = Self(truncatingIfNeeded: value & 1 == 0 ? value >> 1 : ~(value >> 1))
  }
}

extension Int: Stored {}
extension Int32: Stored {}
extension Int64: Stored {}
extension Int128: Stored {}

extension UInt8: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(compact: self) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self = try reader.compact()
  }
}

/// Hashes, which are never short.
extension UInt64: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(fixed: self) }
  package init(from reader: inout StoredReader) throws(StoredFailure) { self = try reader.fixed() }
}

extension Bool: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(compact: UInt8(self ? 1 : 0)) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let value: UInt8 = try reader.compact()
    guard value <= 1 else { throw .damaged }
    self = value == 1
  }
}

/// All its bits. Numbers with few digits end with zeros, which come first and cost nothing.
extension Double: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(compact: bitPattern.byteSwapped) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let bits: UInt64 = try reader.compact()
    self.init(bitPattern: bits.byteSwapped)
  }
}

extension String: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(text: self) }
  package init(from reader: inout StoredReader) throws(StoredFailure) { self = try reader.text() }
}

extension Optional: Stored where Wrapped: Stored {
  package func store(in writer: inout StoredWriter) {
    (self != nil).store(in: &writer)
    if let self { self.store(in: &writer) }
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self = try reader.next(Bool.self) ? .some(try reader.next()) : .none
  }
}

extension Array: Stored where Element: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(compact: UInt64(count))
    for element in self { element.store(in: &writer) }
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let count = try reader.count()
    self.init()
    // Room is made as elements come: a count alone is no reason to take memory.
    for _ in 0..<count { append(try reader.next()) }
  }
}

/// In the order of the keys, which a dictionary does not have.
extension Dictionary: Stored where Key: Stored & Comparable, Value: Stored {
  package func store(in writer: inout StoredWriter) {
    writer.put(compact: UInt64(count))
    for (key, value) in sorted(by: { $0.key < $1.key }) { writer.put(key, value) }
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let count = try reader.count()
    self.init()
    for _ in 0..<count {
      let key: Key = try reader.next()
      guard updateValue(try reader.next(), forKey: key) == nil else { throw .damaged }
    }
  }
}

/// A word of a fixed list, by its place in it.
package protocol StoredWord: Stored, CaseIterable, Equatable where AllCases == [Self] {}

extension StoredWord {
  package func store(in writer: inout StoredWriter) {
    writer.put(UInt8(truncatingIfNeeded: Self.allCases.firstIndex(of: self) ?? 0))
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    let place = Int(try reader.next(UInt8.self))
    guard Self.allCases.indices.contains(place) else { throw .damaged }
    self = Self.allCases[place]
  }
}

extension StoredWriter {
  /// A table by words, in their order.
  mutating func put<Key: StoredWord & Hashable>(words table: [Key: some Stored]) {
    put(compact: UInt64(table.count))
    for key in Key.allCases {
      if let value = table[key] { put(key, value) }
    }
  }
}

extension StoredReader {
  mutating func words<Key: StoredWord & Hashable, Value: Stored>() throws(StoredFailure) -> [Key:
    Value]
  {
    var table: [Key: Value] = [:]
    for _ in 0..<(try count()) {
      let key: Key = try next()
      table[key] = try next(Value.self)
    }
    return table
  }
}

extension SIMD8: Stored where Scalar: Stored {
  package func store(in writer: inout StoredWriter) {
    for lane in indices { self[lane].store(in: &writer) }
  }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init()
    for lane in indices { self[lane] = try reader.next() }
  }
}

extension Money: Stored {
  package func store(in writer: inout StoredWriter) { minor.store(in: &writer) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(minor: try reader.next())
  }
}

extension CalendarDate: Stored {
  package func store(in writer: inout StoredWriter) { days.store(in: &writer) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(days: try reader.next())
  }
}

extension WorldRange: Stored where Value: Stored {
  package func store(in writer: inout StoredWriter) { writer.put(p10, p50, p90) }
  package init(from reader: inout StoredReader) throws(StoredFailure) {
    self.init(p10: try reader.next(), p50: try reader.next(), p90: try reader.next())
  }
}
