import ArgumentParser
import Savings
import SavingsIO
import Testing

@testable import SavingsCLI

/// How errors become exit statuses, and what help texts end with.
struct ProgramExitTests {
  private static func exit(_ arguments: String...) throws -> ProgramExit {
    let error = #expect(throws: (any Error).self) {
      var command = try SavingsCommand.parseAsRoot(arguments)
      try command.run()
    }
    return ProgramExit(of: try #require(error))
  }

  @Test("a refusal keeps its status and is one line on standard error")
  func refusal() {
    let refusal = Refusal(.locked, file: "a\u{1B}b", "cause", fix: "Fix")
    #expect(
      ProgramExit(of: refusal)
        == ProgramExit(status: 75, message: "savings: a\\u{1b}b: cause. Fix.\n", stream: .error))
  }

  @Test("wrong arguments end with 64")
  func usage() throws {
    #expect(try Self.exit("generate", "--no-such-option").status == 64)
    #expect(try Self.exit("generate").status == 64)
    #expect(try Self.exit("generate", "--output", "x", "--rows", "0").status == 64)
    #expect(try Self.exit("no-such-verb").status == 64)
  }

  @Test("an unknown error is a bug: 70")
  func bug() {
    struct Unknown: Error {}
    #expect(ProgramExit(of: Unknown()).status == 70)
  }

  @Test("an exit code is kept")
  func code() { #expect(ProgramExit(of: ExitCode(3)).status == 3) }

  @Test("every verb's help ends with examples and exit statuses")
  func help() throws {
    let verbs = SavingsCommand.configuration.subcommands.map { $0._commandName }
    for verb in verbs {
      let help = try Self.exit(verb, "--help")
      #expect(help.status == 0)
      #expect(help.stream == .output)
      #expect(help.message.contains("\nEXAMPLES:\n  savings \(verb)"))
      #expect(help.message.contains("\nEXIT STATUS:\n  0  "))
      #expect(try Self.exit("help", verb).message == help.message)
    }
    #expect(try Self.exit("--help").message.contains("\nEXIT STATUS:\n"))
    #expect(try Self.exit("--version").message == "\(SavingsCommand.version)\n")
  }

  @Test("the examples are commands that the program understands")
  func examples() throws {
    for verb in SavingsCommand.configuration.subcommands {
      let documented = try #require(verb as? any DocumentedCommand.Type)
      #expect(documented.exits.contains(.bug) && documented.exits.contains(.usage))
      for example in documented.examples {
        let arguments = example.split(separator: " ").dropFirst().map(String.init)
        _ = try SavingsCommand.parseAsRoot(arguments)
      }
    }
  }
}
