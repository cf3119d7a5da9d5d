import Savings

/// The records that the files of a ledger hold more than once, and what they come to.
///
/// Files are compared with each other as long as they have no more records than
/// `limits.overlap_rows`; beyond, each is searched by itself. Only files below the same header, with
/// the same styles, can have the same rows.
struct RepeatedLedger {
  /// What one file repeats.
  struct Part {
    let rows: RepeatedRows
    let encoding: TextEncoding?
    var within: [RepeatedRecord] = []
    var overlap: [RepeatedRecord] = []
    /// Nil where the file was not searched.
    var repetitions: Int?
    /// Earlier files that have rows of this one, by how many.
    var sources: [Int: Int] = [:]

    func records(_ kind: RepeatedSpend.Kind) -> [RepeatedRecord] {
      kind == .withinFile ? within : overlap
    }
  }

  private let settings: Settings
  private(set) var parts: [Part] = []
  /// Marks of the files that wait to be compared, by their place among the parts.
  private var waiting: [(part: Int, marks: FileMarks)] = []
  private var rows = 0
  /// Whether all files were compared with each other.
  private(set) var isCompared = true

  init(settings: Settings) { self.settings = settings }

  /// - Parameters:
  ///   - known: what the file's first reading has found out, marks left aside.
  ///   - encoding: of the file's texts; nil for UTF-8.
  ///   - marks: nil where the file is too large for the search.
  mutating func add(
    _ source: SpendFile, _ known: SpendFile.Known, encoding: TextEncoding?, _ marks: FileMarks?
  ) throws {
    var known = known
    known.marks = nil
    parts.append(Part(rows: RepeatedRows(source: source, known: known), encoding: encoding))
    guard let marks else {
      isCompared = false
      return
    }
    rows += marks.count
    waiting.append((parts.count - 1, marks))
    if rows > settings.limits.overlapRows {
      // Too many to hold: each file by itself, now and from here on.
      isCompared = false
      for file in waiting { try search([file]) }
      waiting = []
    }
  }

  /// Adds a file of which only what it repeats of itself is known: there are too many records to compare
  /// files with each other.
  mutating func add(
    _ source: SpendFile, _ known: SpendFile.Known, encoding: TextEncoding?, searched: FileRepeats
  ) {
    isCompared = false
    var part = Part(rows: RepeatedRows(source: source, known: known), encoding: encoding)
    part.within = searched.within
    part.repetitions = searched.repetitions
    parts.append(part)
  }

  /// Compares the files that were read.
  ///
  /// - Parameter compared: what is known of some of them from an earlier comparison.
  mutating func finish(_ compared: ComparedFiles? = nil) throws {
    if let compared, try take(compared) {
      let known = Set(compared.files.map(\.part))
      waiting.removeAll { known.contains($0.part) }
    }
    try search(waiting)
    waiting = []
    if parts.count == 1 { isCompared = true }
  }

  /// Takes over what an earlier comparison has found, where it is still so: the same files in the same
  /// order, and no record of another file that has the hash of one of theirs.
  private mutating func take(_ compared: ComparedFiles) throws -> Bool {
    let places = compared.files.map(\.part)
    let present = Set(waiting.map(\.part))
    guard places == places.sorted(), places.allSatisfy(present.contains) else { return false }
    let known = Set(places)
    var others: [UInt64] = []
    for index in waiting.indices where !known.contains(waiting[index].part) {
      let marks = try waiting[index].marks.loaded()
      waiting[index].marks = .here(marks)
      for part in marks.parts { others += part.hashes }
    }
    guard others.isEmpty || compared.isWithout(HashScreen(others)) else { return false }
    for file in compared.files {
      parts[file.part].within = file.repeats.within
      parts[file.part].overlap = file.repeats.overlap
      parts[file.part].repetitions = file.repeats.repetitions
      for (source, count) in file.repeats.sources {
        parts[file.part].sources[places[source]] = count
      }
    }
    return true
  }

  /// What was found of some files, as if there were no others; nil where that cannot be told.
  ///
  /// - Parameter places: of the files among the parts, in order.
  func repeats(_ places: [Int]) -> [FileRepeats]? {
    guard isCompared else { return nil }
    let numbers = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    var all: [FileRepeats] = []
    for place in places {
      let part = parts[place]
      guard let repetitions = part.repetitions else { return nil }
      var repeats = FileRepeats(
        within: part.within, overlap: part.overlap, repetitions: repetitions)
      for (source, count) in part.sources {
        // A record is matched with the file that has most of it; were that one not among these, the
        // others could have been matched with each other.
        guard let number = numbers[source] else { return nil }
        repeats.sources[number] = count
      }
      all.append(repeats)
    }
    return all
  }

  private mutating func search(_ files: [(part: Int, marks: FileMarks)]) throws {
    let files = try files.map { (part: $0.part, marks: try $0.marks.loaded()) }
    guard !files.isEmpty else { return }
    var kinds: [Kind] = []
    let numbers = files.map { file in
      let kind = Kind(parts[file.part].rows.known.layout)
      if let known = kinds.firstIndex(of: kind) { return known }
      kinds.append(kind)
      return kinds.count - 1
    }
    let found = RepeatSearch.find(files.map(\.marks), kinds: numbers)
    for (file, found) in zip(files, found) {
      func records(_ numbers: [Int]) -> [RepeatedRecord] {
        numbers.map { RepeatedRecord(record: $0, range: file.marks.range(of: $0)) }
      }
      parts[file.part].within = records(found.within)
      parts[file.part].overlap = records(found.overlap)
      parts[file.part].repetitions = found.repetitions
      for (source, count) in found.sources {
        parts[file.part].sources[files[source].part] = count
      }
    }
  }

  /// What must be alike for the same bytes to mean the same.
  private struct Kind: Equatable {
    let header: [[UInt8]]
    let delimiter: UInt8
    let roles: [ColumnRole]
    let styles: ColumnStyles
    let purchases: PurchaseSide?

    init(_ layout: FileLayout) {
      header = layout.header.cells
      delimiter = layout.delimiter
      roles = layout.roles
      styles = layout.styles
      purchases = layout.purchases
    }
  }
}

extension RepeatedLedger {
  private func isSetAside(_ kind: RepeatedSpend.Kind) -> Bool {
    kind == .withinFile ? settings.spend.repeats == .setAside : settings.spend.overlaps == .setAside
  }

  /// Whether the settings leave out any of the records.
  var setsAside: Bool {
    RepeatedSpend.Kind.allCases.contains { kind in
      isSetAside(kind) && parts.contains { !$0.records(kind).isEmpty }
    }
  }

  /// Offsets of one file's records that the settings leave out.
  func asides(_ part: Int) -> [Int: RowProblem.Detail] {
    var asides: [Int: RowProblem.Detail] = [:]
    for kind in RepeatedSpend.Kind.allCases where isSetAside(kind) {
      for record in parts[part].records(kind) {
        asides[record.range.lowerBound] = kind.detail
      }
    }
    return asides
  }

  /// Refuses rows of earlier files, where the settings say so.
  func check() throws {
    guard settings.spend.overlaps == .refuse else { return }
    for part in parts where !part.overlap.isEmpty {
      let most = part.sources.max { ($0.value, $1.key) < ($1.value, $0.key) }
      let other = most.map { parts[$0.key].rows.source.match.path } ?? ""
      throw Refusal(
        .badData, file: part.rows.source.match.path,
        "\(Digits.counted(part.overlap.count, "row")) of this file \(part.overlap.count == 1 ? "is" : "are") in an earlier one too, most of them in \(other)",
        fix: "Export periods that do not overlap, or set spend.overlaps to keep or set-aside")
    }
  }

  /// Completes what is known of each file, and lists the rows that are used although they repeat
  /// others.
  func complete(_ files: inout [InputFile], _ rejects: inout [Reject]) throws {
    var listed: [[Reject]] = []
    for (index, part) in parts.enumerated() {
      files[index].exactDuplicates = part.repetitions
      files[index].overlaps = isCompared ? part.overlap.count : nil
      let most = part.sources.max { ($0.value, $1.key) < ($1.value, $0.key) }
      files[index].overlapsWith = most.map { parts[$0.key].rows.source.match.path }
      var own = rejects.filter { $0.file == files[index].path }
      for kind in RepeatedSpend.Kind.allCases where !isSetAside(kind) {
        let room = settings.limits.rejectsWritten / 2 - own.count
        own += try part.rows.flags(part.records(kind), kind.detail, limit: max(0, room))
      }
      listed.append(own.sorted { $0.record < $1.record })
    }
    rejects = Array(listed.joined().prefix(settings.limits.rejectsWritten))
  }

  /// Reads the repeated rows again; adds their money to the files' problems where they are used.
  func spend(_ files: inout [InputFile], of cube: SpendCube) throws -> [RepeatedSpend] {
    var spend: [RepeatedSpend] = []
    for kind in RepeatedSpend.Kind.allCases {
      guard let first = parts.firstIndex(where: { !$0.records(kind).isEmpty }) else { continue }
      var whole = PartialCube(
        hasQuantities: parts.contains { $0.rows.hasQuantities })
      defer { whole.free() }
      for (index, part) in parts.enumerated().dropFirst(first) where !part.records(kind).isEmpty {
        let own = try part.rows.spend(part.records(kind), encoding: part.encoding)
        defer { own.free() }
        if !isSetAside(kind) { files[index].problems[kind.problem] = own.amounts }
        whole.absorb(own)
      }
      let repeated = try CubeAssembly([whole], settings: settings, files: files, threads: 1).cube()
      spend += CubePlaces(cube).moved(repeated).map { RepeatedSpend(kind, $0) }
    }
    return spend
  }
}

extension RepeatedSpend.Kind {
  fileprivate var detail: RowProblem.Detail { self == .withinFile ? .repeated : .overlap }
}
