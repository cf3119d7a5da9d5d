/// Measures the program's parts; each verb prints one line of figures.
@main
struct Benchmarks {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "ingest": try Ingest.run(Array(arguments.dropFirst()))
    default: throw Usage(text: "Benchmarks ingest FILE [THREADS]")
    }
  }
}
