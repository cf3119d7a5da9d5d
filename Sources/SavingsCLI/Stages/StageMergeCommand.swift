import ArgumentParser
import Savings
import SavingsIO

/// `savings stage merge`: several parts as one.
struct StageMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Adds parts up into one, in any order and in any number of steps.",
    discussion: """
      The last step says with --expect how many files, or parts of a table, the ledger has: only a part \
      that was found whole becomes deals. Parts of different versions or settings, and two of the same \
      file, are refused. Where a platform hands out the rows of a table it may count them too: with \
      --expect-rows a row that was dropped on the way is missed.
      """)

  @Option(
    help: ArgumentHelp(
      "How many files, or parts of a table, there are in all; without it, more is to come.",
      valueName: "n"))
  var expect: Int?

  @Option(
    help: ArgumentHelp(
      "How many rows the platform has counted in the table that the parts were made of.",
      valueName: "n"))
  var expectRows: Int?

  @OptionGroup var part: PartOptions

  @Argument(help: ArgumentHelp("Parts of aggregate, sources and merge.", valueName: "part"))
  var parts: [String]

  func run() throws {
    let output = try part.opened()
    let files = try parts.map { try PartFile($0) }
    try MergeStage.merged(
      files, expected: expect, rows: expectRows, version: SavingsCommand.version
    ).write(to: output)
  }
}

extension StageMergeCommand: DocumentedCommand {
  static let examples = [
    "savings stage merge --expect 12 --output ledger.part parts/*.part",
    "savings stage merge --output half.part parts/2026-0[1-6].part",
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError,
  ]
}
