import Savings

/// A file of a ledger that was added up elsewhere, as far as the rest of a run needs it.
struct StagedFile {
  let path: String
  var figures: FileFigures
  let known: SpendFile.Known
  /// To compare it with the others; nil where it is not compared.
  var marks: RecordMarks?
  /// What it repeats of itself, where there are too many records to compare files.
  var searched: FileRepeats?
  let carried: CarriedFile
}

extension AggregatePart {
  /// The files of the part, in their order; rows of one table are one file.
  func files() throws -> [StagedFile] {
    do throws(CacheFailure) {
      var files: [StagedFile] = []
      for entry in entries { files.append(try StagedFile(entry)) }
      return files
    } catch {
      throw PartFile.damaged("the part of the ledger")
    }
  }
}

extension StagedFile {
  init(_ entry: AggregateEntry) throws(CacheFailure) {
    let kept = try KeptRecords(bytes: entry.repeated)
    path = entry.path
    figures = entry.figures
    known = entry.file.known
    marks = try entry.fileMarks()
    searched = marks == nil && entry.file.records != nil ? kept.repeats : nil
    carried = CarriedFile(
      records: kept, sha256: entry.file.figures.input.sha256, isFile: entry.source == .file)
  }
}
