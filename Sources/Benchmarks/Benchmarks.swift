import BargainingDomains
import Foundation
import Glibc

/// Measurements: `Benchmarks ingest FILE`, `Benchmarks second-night LEDGER WORK [ROUNDS]`, `Benchmarks compare SAVINGS REFERENCE WORK`,
/// `Benchmarks negotiate DEALS WORLDS [KEY=VALUE …]`, `Benchmarks frontier [DOMAINS [LIMIT]]`,
/// `Benchmarks domains DOMAINS [RAW.CSV]`, `Benchmarks domain PATH …`, `Benchmarks calibrate [FILE]`,
/// `Benchmarks extremes SAVINGS WORK [NAME]`, `Benchmarks torture COUNT [SEED]`,
/// `Benchmarks faults SAVINGS WORK [STEP [NAME]]`, `Benchmarks scale SAVINGS WORK SWEEP [LARGEST [ROUNDS]]`.
@main
struct Benchmarks {
  static func main() async {
    do {
      try await run()
    } catch let error as DomainFileError {
      // As the program itself: bad input data.
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(65)
    } catch {
      print("\(error)")
      exit(1)
    }
  }

  private static func run() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "ingest": try Ingest.run(Array(arguments.dropFirst()))
    case "tiers": try await Tiers.run(Array(arguments.dropFirst()))
    case "second-night": try SecondNight.run(Array(arguments.dropFirst()))
    case "night": try SecondNight.read(Array(arguments.dropFirst()))
    case "compare": try Compare.run(Array(arguments.dropFirst()))
    case "negotiate": try await Negotiate.run(Array(arguments.dropFirst()))
    case "frontier": try Frontier.run(Array(arguments.dropFirst()))
    case "domain": try DomainCheck.run(Array(arguments.dropFirst()))
    case "domains": try Domains.run(Array(arguments.dropFirst()))
    case "extremes": try Extremes.run(Array(arguments.dropFirst()))
    case "torture": try Torture.run(Array(arguments.dropFirst()))
    case "faults": try Faults.run(Array(arguments.dropFirst()))
    case "scale": try Scale.run(Array(arguments.dropFirst()))
    case "calibrate": try await Calibrate.run(Array(arguments.dropFirst()))
    default:
      throw Usage(
        text: """
          Benchmarks compare SAVINGS REFERENCE WORK | tiers FILE FX OUT | ingest FILE \
          | second-night LEDGER WORK [ROUNDS] \
          | negotiate DEALS WORLDS [KEY=VALUE …] | frontier [DOMAINS [LIMIT]] \
          | domains DOMAINS [RAW.CSV] | domain PATH … | calibrate [FILE] \
          | extremes SAVINGS WORK [NAME] | torture COUNT [SEED] \
          | faults SAVINGS WORK [STEP [NAME]] | scale SAVINGS WORK SWEEP [LARGEST [ROUNDS]]
          """)
    }
  }
}
