import ArgumentParser
import Glibc
import Savings
import SavingsIO

/// `savings install-schedule`: what starts the program each night.
struct InstallScheduleCommand: ParsableCommand {
  enum Part: String, ExpressibleByArgument { case all, crontab, service, timer }

  static let configuration = CommandConfiguration(
    commandName: "install-schedule",
    abstract: "Prints a crontab, and a service with its timer for systemd, that run each night.",
    discussion: """
      Changes nothing: the program writes nowhere but to its own directories. Save what is printed \
      where its first line says. Times are UTC, which no change of the clocks leaves out or repeats.
      """)

  @Flag(name: .customLong("print"), help: "Print it; nothing else is done.")
  var prints = false

  @Option(help: "Which: all, crontab, service or timer.")
  var only = Part.all

  @Option(name: .shortAndLong, help: "Settings file of the nightly run.")
  var config = "savings.yaml"

  @Option(help: ArgumentHelp("When the night's run begins, in UTC.", valueName: "hh:mm"))
  var at = "02:15"

  @Option(help: "The program that is to run; this one unless another is named.")
  var program = ""

  @OptionGroup var log: LogOptions

  func validate() throws {
    guard prints else {
      throw ValidationError("install-schedule only prints; write savings install-schedule --print")
    }
    guard time != nil else { throw ValidationError("--at must be a time such as 02:15") }
    for path in [config, program] where path.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      throw ValidationError("a path with control characters cannot stand in a unit or a crontab")
    }
  }

  private var time: (hour: Int, minute: Int)? {
    let parts = at.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    return (hour, minute)
  }

  func run() throws {
    guard let time else { return }
    let schedule = NightlySchedule(
      program: absolute(program.isEmpty ? "/proc/self/exe" : program), settings: absolute(config),
      hour: time.hour, minute: time.minute)
    let texts: [String] =
      switch only {
      case .all: [schedule.crontab, schedule.service, schedule.timer]
      case .crontab: [schedule.crontab]
      case .service: [schedule.service]
      case .timer: [schedule.timer]
      }
    try StandardStream.output.write(texts.joined(separator: "\n"))
  }

  /// The path from the root; a file that is not there yet keeps its name.
  private func absolute(_ path: String) -> String {
    if let real = realpath(path, nil) {
      defer { free(real) }
      return String(cString: real)
    }
    guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
    defer { free(here) }
    return String(cString: here) + "/" + path
  }
}

extension InstallScheduleCommand: DocumentedCommand {
  static let examples = [
    "savings install-schedule --print",
    "savings install-schedule --print --only service --at 01:30 -c /etc/savings/savings.yaml",
  ]
  static let exits: [ExitStatus] = [.published, .usage, .bug, .ioError]
}
