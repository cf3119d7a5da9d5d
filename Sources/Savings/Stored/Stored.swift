/// A value of a finished run that is kept, so that its reports can be made again.
///
/// The fields stand in the order of the declaration; there is no name and no version in a value: the
/// file as a whole has one.
package protocol Stored {
  func store(in writer: inout StoredWriter)
  init(from reader: inout StoredReader) throws(StoredFailure)
}

/// What is wrong with kept values.
package enum StoredFailure: Error, Equatable, DamageReporting {
  /// Cut, changed, or never written by this program.
  case damaged
}

/// Puts values one after the other. Numbers are as short as they can be; a text is written once and
/// is a number from then on.
package struct StoredWriter: Sendable {
  private var writer = ByteWriter()
  private var texts: [String: UInt64] = [:]

  package init() {}

  package var bytes: [UInt8] { writer.bytes }

  // Inlined, so that the list of types is known and no value is found by its witness.
  @inline(__always)
  package mutating func put<each Value: Stored>(_ values: repeat each Value) {
    repeat (each values).store(in: &self)
  }

  mutating func put<Value: FixedWidthInteger & UnsignedInteger>(compact value: Value) {
    writer.put(compact: value)
  }

  mutating func put(fixed value: UInt64) { writer.put(value) }

  /// 0 and the text where it is new, else its place among the texts so far, from 1.
  mutating func put(text: String) {
    if let place = texts[text] {
      writer.put(compact: place)
      return
    }
    texts[text] = UInt64(texts.count + 1)
    writer.put(compact: UInt64(0))
    writer.put(text)
  }

  mutating func put(data: [UInt8]) { writer.put(data) }
}

/// Reads what ``StoredWriter`` wrote.
package struct StoredReader {
  private var reader: ByteReader<StoredFailure>
  private var texts: [String] = []

  package init(_ bytes: [UInt8], _ range: Range<Int>) {
    reader = ByteReader(bytes, range)
  }

  package init(_ bytes: [UInt8]) { self.init(bytes, bytes.indices) }

  package func requireEnd() throws(StoredFailure) {
    guard reader.isAtEnd else { throw .damaged }
  }

  package mutating func next<Value: Stored>(
    _: Value.Type = Value.self
  ) throws(StoredFailure) -> Value {
    try Value(from: &self)
  }

  mutating func compact<Value: FixedWidthInteger & UnsignedInteger>() throws(StoredFailure)
    -> Value
  {
    try reader.compact(Value.self)
  }

  mutating func fixed() throws(StoredFailure) -> UInt64 { try reader.integer() }

  mutating func text() throws(StoredFailure) -> String {
    let place: UInt64 = try compact()
    guard place > 0 else {
      let text = try reader.text()
      texts.append(text)
      return text
    }
    guard place <= UInt64(texts.count) else { throw .damaged }
    return texts[Int(place) - 1]
  }

  mutating func data() throws(StoredFailure) -> [UInt8] { try reader.data() }

  /// A count of values of at least one byte each.
  mutating func count() throws(StoredFailure) -> Int { try reader.compactCount() }

  /// An index into a list of so many.
  mutating func index(below count: Int) throws(StoredFailure) -> Int {
    let index: Int = try next()
    guard index >= 0, index < count else { throw .damaged }
    return index
  }
}
