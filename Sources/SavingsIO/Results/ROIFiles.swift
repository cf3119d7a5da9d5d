import Savings

/// The return on investment of a published run under other assumptions: page, workbook and figures.
package struct ROIFiles {
  private let published: RunFiles
  private let changed: RunFiles
  private let differences: [ProgrammeChange]

  /// - Parameters:
  ///   - run: as it was published.
  ///   - settings: that differ from the run's in ``Settings/ofProgramme`` at most.
  ///   - version: of the program.
  ///   - runID: of the published run.
  package init(
    _ run: SavingsRun, settings: Settings, version: String, runID: String
  ) throws(Refusal) {
    published = RunFiles(run, version: version, runID: runID)
    changed = RunFiles(
      try run.with(programme: settings), version: version, runID: runID)
    differences = ProgrammeChange.all(from: run.settings, to: settings)
  }

  /// What the files are published as: the run, and a hash of what is assumed otherwise.
  package var name: String {
    published.runID + "-roi"
      + (changes.isEmpty ? "" : "-\(SHA256.hex(Array(changes.utf8)).prefix(8))")
  }

  /// SHA-256 of all that decides the bytes: the key of the run, and what is assumed otherwise.
  package func key(ofRun key: String) -> String { SHA256.hex(Array("\(key)\n\(changes)".utf8)) }

  private var changes: String { differences.map { "\($0.key): \($0.now)\n" }.joined() }

  /// Without another assumption these are, byte for byte, the files of the run, and `roi.json` besides.
  package func render(
    _ write: (_ name: String, _ pieces: [[UInt8]]) throws(Refusal) -> Void
  ) throws(Refusal) {
    let figures = BenchmarkFigures(changed.run)
    var basis = changed.basis(changed.benchmark(figures))
    if !differences.isEmpty {
      basis.subtitle += ", with other assumptions than the run's"
      basis.footer.append(
        "Assumed otherwise than in the run: "
          + differences.map { "\($0.key) \($0.now) instead of \($0.before)" }
          .joined(separator: "; ") + ".")
    }
    var page = roiPage(changed.run.roi, basis)
    if let section = ProgrammeChange.section(
      differences, from: published.run.roi, to: changed.run.roi)
    {
      page.sections.insert(section, at: 1)
    }
    try write("roi.html", [HTMLPage(currency: changed.run.portfolio.base.currency).bytes(page)])
    try write("roi.xlsx", [try changed.workbook(basis)])
    try write("roi.json", [JSONText.bytes(json(figures))])
  }

  private func json(_ figures: BenchmarkFigures) -> JSONValue {
    .object([
      ("schema", .integer(1)), ("run_id", .string(published.runID)),
      ("version", .string(published.version)), ("simulated", .bool(true)),
      ("base_currency", .string(figures.currency.code)),
      (
        "changed",
        .array(
          differences.map {
            .object([
              ("setting", .string($0.key)), ("run", .string($0.before)), ("now", .string($0.now)),
            ])
          })
      ), ("roi", .object(Headline(changed.run, figures: figures).programme)),
      (
        "roi_of_run",
        .object(Headline(published.run, figures: BenchmarkFigures(published.run)).programme)
      ),
    ])
  }

  /// One line for a person: the figures now, and those of the run.
  package var summary: String {
    let currency = changed.run.portfolio.base.currency
    let (now, before) = (changed.run.roi.figures, published.run.roi.figures)
    func words(_ money: Money) -> String { "\(currency.whole(money)) \(currency.code)" }
    return
      "\(name): net position over \(changed.run.settings.programme.months) months \(words(now.netPosition)) (run: \(words(before.netPosition))), net present value \(words(now.presentValue)) (run: \(words(before.presentValue))), simulated"
  }
}
