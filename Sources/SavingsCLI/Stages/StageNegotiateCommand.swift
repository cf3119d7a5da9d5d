import ArgumentParser
import Savings
import SavingsIO

/// `savings stage negotiate`: plays some of the deals.
struct StageNegotiateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "negotiate",
    abstract: "Plays one shard of the deals in every world and under every policy.",
    discussion: """
      The deals bring their settings along. Every random number is drawn by deal and world, so that the \
      number of shards and where they are played change no byte of a report.
      """)

  @Option(
    help: ArgumentHelp("Which shard of how many, from 1: as in 2/7.", valueName: "i/n"))
  var shard: String

  @Option(help: ArgumentHelp("Threads; 0 takes every core.", valueName: "n"))
  var threads = 0

  @OptionGroup var part: PartOptions

  @Argument(help: ArgumentHelp("Part of classify.", valueName: "deals"))
  var deals: String

  func validate() throws {
    guard Shard(shard) != nil else {
      throw ValidationError("--shard is i/n, with i from 1 to n, as in 2/7.")
    }
    guard (0...1024).contains(threads) else {
      throw ValidationError("--threads is from 0 to 1024.")
    }
  }

  func run() async throws {
    guard let shard = Shard(shard) else { return }
    let output = try part.opened()
    try await NegotiateStage.write(
      shard, of: DealsPart(deals, version: SavingsCommand.version),
      threads: WorkerThreads.count(asked: threads), to: output)
  }
}

extension StageNegotiateCommand: DocumentedCommand {
  static let examples = [
    "savings stage negotiate --shard 1/4 --threads 1 --output results-1.part deals.part"
  ]
  static let exits: [ExitStatus] = [
    .published, .usage, .badData, .noInput, .bug, .cannotCreate, .ioError,
  ]
}
