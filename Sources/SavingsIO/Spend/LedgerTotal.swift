import Savings

/// The files read so far, added up in order.
///
/// The spend stays in as many parts as there are threads, each added to by one thread; how rows fall
/// into parts changes nothing, as sums are exact.
struct LedgerTotal {
  private let settings: Settings
  private let threads: Int
  private(set) var parts: [PartialCube] = []
  private(set) var files: [InputFile] = []
  private(set) var rejects: [Reject] = []
  /// By header, in the order of the files.
  private(set) var rawRejects: [RawRejects] = []
  /// The first rejected row of each code.
  private(set) var examples: [RejectCode: Reject] = [:]

  init(settings: Settings, threads: Int) {
    self.settings = settings
    self.threads = max(1, threads)
  }

  func free() { for part in parts { part.free() } }

  /// Refuses a file whose bytes have been read under another name: its spend would count twice.
  private func refuseCopy(_ input: InputFile) throws {
    guard !input.sha256.isEmpty, input.control.used > 0,
      let twin = files.first(where: { $0.sha256 == input.sha256 })
    else { return }
    throw Refusal(
      .badData, file: input.path, "this is the same file as \(twin.path), byte for byte",
      fix: "Name one of them in spend.files, or remove the copy")
  }

  mutating func add(_ file: SpendFile.Outcome) throws {
    try refuseCopy(file.input)
    let isUTF8 = file.input.encoding != TextEncoding.windows1252.rawValue
    take(file.chunks, from: isUTF8 ? nil : settings.spend.encoding)
    guard !parts.contains(where: \.hasOverflow) else {
      throw Refusal(
        .badData, file: file.input.path, "a sum of amounts is too large",
        fix: "Look for amounts that are not money")
    }
    guard parts.allSatisfy({ $0.cells.count <= settings.limits.cells }) else {
      throw CubeAssembly.tooManyCells(settings, path: file.input.path)
    }
    guard parts.allSatisfy({ settings.limits.allows($0.suppliers) }) else {
      throw settings.limits.tooManySuppliers(path: file.input.path)
    }
    files.append(file.input)
    for reject in file.rejects {
      // Flags on used rows may not crowd out the rows that are not used.
      let limit = settings.limits.rejectsWritten / (reject.action == .kept ? 2 : 1)
      if rejects.count < limit { rejects.append(reject) }
    }
    addRaw(file.raw)
    examples.merge(file.examples) { first, _ in first }
  }

  private mutating func addRaw(_ raw: RawRejects) {
    guard raw.count > 0 else { return }
    var raw = raw
    if rawRejects.reduce(raw.records.count, { $0 + $1.records.count }) > RejectTexts.rawBytes {
      raw.omitted += raw.count
      (raw.records, raw.count) = ([], 0)
    }
    if let same = rawRejects.firstIndex(where: { $0.header == raw.header }) {
      rawRejects[same].records += raw.records
      rawRejects[same].count += raw.count
      rawRejects[same].omitted += raw.omitted
    } else if raw.count > 0 || rawRejects.isEmpty {
      rawRejects.append(raw)
    } else {
      rawRejects[0].omitted += raw.omitted
    }
  }

  /// - Parameter encoding: of the chunks' texts; nil for UTF-8, which needs no translation.
  private mutating func take(_ chunks: [ChunkReader], from encoding: TextEncoding?) {
    let hasQuantities = chunks.contains { $0.sink.pointee.cube.hasQuantities }
    while parts.count < min(threads, chunks.count) {
      // Nothing to translate: the chunk's cube becomes the part.
      let chunk = chunks[parts.count]
      parts.append(encoding == nil ? chunk.takeCube() : PartialCube(hasQuantities: hasQuantities))
    }
    for part in parts.indices where hasQuantities && !parts[part].hasQuantities {
      var larger = PartialCube(hasQuantities: true)
      larger.absorb(parts[part])
      parts[part].free()
      parts[part] = larger
    }
    let count = parts.count
    parts.withUnsafeMutableBufferPointer { parts in
      nonisolated(unsafe) let parts = parts
      let work = (0..<count).map { part in
        { @Sendable in
          // The cube of a chunk that was taken over is empty.
          for index in stride(from: part, to: chunks.count, by: count) {
            parts[part].absorb(chunks[index].sink.pointee.cube, from: encoding)
          }
        }
      }
      WorkerThreads.run(Array(work.dropFirst())) { work[0]() }
    }
  }
}
