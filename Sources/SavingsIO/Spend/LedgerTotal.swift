import Savings

/// The files read so far, added up in order.
struct LedgerTotal {
  private let settings: Settings
  private(set) var cube: PartialCube?
  private(set) var files: [InputFile] = []
  private(set) var rejects: [Reject] = []
  /// The first rejected row of each code.
  private(set) var examples: [RejectCode: Reject] = [:]

  init(settings: Settings) { self.settings = settings }

  func free() { cube?.free() }

  mutating func add(_ file: SpendFile.Outcome) throws {
    let chunk = file.chunk
    let isUTF8 = file.input.encoding != TextEncoding.windows1252.rawValue
    let hasQuantities = chunk.sink.pointee.cube.hasQuantities
    if cube == nil, isUTF8 {
      // Nothing to translate: the file's cube becomes the whole.
      cube = chunk.takeCube()
    } else {
      makeRoom(hasQuantities: hasQuantities)
      cube!.absorb(chunk.sink.pointee.cube, from: isUTF8 ? nil : settings.spend.encoding)
    }
    guard !cube!.hasOverflow else {
      throw Refusal(
        .badData, file: file.input.path, "a sum of amounts is too large",
        fix: "Look for amounts that are not money")
    }
    guard cube!.cells.count <= settings.limits.cells else {
      throw Refusal(
        .badData, file: file.input.path,
        "there are more than \(settings.limits.cells) combinations of supplier, category, item and"
          + " currency", fix: "Map fewer columns, or raise limits.cells")
    }
    files.append(file.input)
    rejects += file.rejects.prefix(max(0, settings.limits.rejectsWritten - rejects.count))
    examples.merge(file.examples) { first, _ in first }
  }

  /// Makes a cube where there is none, and a larger one where only the new file has quantities.
  private mutating func makeRoom(hasQuantities: Bool) {
    if let cube, cube.hasQuantities || !hasQuantities { return }
    var whole = PartialCube(hasQuantities: hasQuantities)
    if let cube {
      whole.absorb(cube)
      cube.free()
    }
    cube = whole
  }
}
