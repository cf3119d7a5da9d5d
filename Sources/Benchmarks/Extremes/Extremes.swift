import Glibc
import Savings

/// Inputs that no ledger is, through the program as it ships: `Benchmarks extremes SAVINGS WORK [NAME]`.
///
/// Each must be read or refused within the bound on memory, with the right exit code; where one is
/// not, the exit code of the measurement is 1. The files are made in WORK and removed again.
enum Extremes {
  /// Most memory that any of them may take, in MiB.
  private static let bound = 256.0

  static func run(_ arguments: [String]) throws {
    guard arguments.count == 2 || arguments.count == 3 else {
      throw Usage(text: "Benchmarks extremes SAVINGS WORK [NAME]")
    }
    let (program, work) = (arguments[0], arguments[1])
    mkdir(work, 0o700)
    var broken = 0
    print("| input | bytes | verb | exit | s | peak MiB | |\n|---|---|---|---|---|---|---|")
    for extreme in ExtremeCase.all where arguments.count == 2 || arguments[2] == extreme.name {
      let path = try make(extreme, in: work)
      defer { unlink(path) }
      let given = ["spend.files=\(path)", "currency.base=EUR", "output.directory=\(work)/out"]
      let flags = (given + ["worlds=20"] + extreme.settings).flatMap { ["--set", $0] }
      let settings = "\(work)/savings.yaml"
      try ExtremeFile(settings).write("seed: 1\n")
      for verb in ["check", "run", "init"] {
        let command =
          verb == "init"
          ? [program, verb, path, "--output", "\(work)/init.yaml", "--force"]
          : [program, verb, "--config", settings] + flags
        let process = try ChildProcess(command)
        let exits = verb == "init" ? extreme.initExits : extreme.exits
        let code = process.status & 0x7F == 0 ? process.status >> 8 & 0xFF : 128
        let holds = exits.contains(code) && process.peakMegabytes <= bound
        if !holds { broken += 1 }
        print(
          "| \(extreme.name) | \(bytes(path)) | \(verb) | \(code) |",
          "\(Digits.fixed(process.wall, 1)) | \(Digits.fixed(process.peakMegabytes, 0)) |",
          "\(holds ? "" : "BROKEN") |")
        fflush(nil)
      }
    }
    if broken > 0 { exit(1) }
  }

  private static func make(_ extreme: ExtremeCase, in work: String) throws -> String {
    let path = "\(work)/extreme.csv"
    extreme.write(try ExtremeFile(path))
    guard extreme.isZipped else { return path }
    guard try ChildProcess(["gzip", "-1", "--force", path]).status == 0 else {
      throw Usage(text: "gzip fails")
    }
    return path + ".gz"
  }

  private static func bytes(_ path: String) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return "" }
    return Digits.grouped(Int64(status.st_size), decimals: 0)
  }
}
