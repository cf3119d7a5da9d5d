import ArgumentParser
import Glibc
import Savings
import SavingsIO

/// How the program ends: a status, and what it says.
struct ProgramExit: Equatable {
  var status: Int32
  var message: String
  var stream: StandardStream

  /// The exit of an error that reached the top. The only place where errors become statuses.
  init(of error: any Error) {
    if let refusal = error as? Refusal {
      self.init(
        status: refusal.status.rawValue,
        message: "savings: \(refusal.description.escapingControls)\n", stream: .error)
      return
    }
    if let code = error as? ExitCode {
      self.init(status: code.rawValue, message: "", stream: .error)
      return
    }
    let code = SavingsCommand.exitCode(for: error)
    let text = SavingsCommand.fullMessage(for: error)
    switch code {
    // Help and version are answers, not problems.
    case .success: self.init(status: 0, message: HelpText.completed(text), stream: .output)
    case .validationFailure:
      self.init(status: ExitStatus.usage.rawValue, message: text, stream: .error)
    default:
      let cause = String(describing: error).escapingControls
      self.init(
        status: ExitStatus.bug.rawValue,
        message: "savings: a bug: \(cause). Please report it with the command line.\n",
        stream: .error)
    }
  }

  init(status: Int32, message: String, stream: StandardStream) {
    self.status = status
    self.message = message.isEmpty || message.hasSuffix("\n") ? message : message + "\n"
    self.stream = stream
  }

  /// Writes the message and ends the process.
  func end() -> Never {
    do throws(Refusal) {
      try stream.write(message)
    } catch {
      try? StandardStream.error.write("savings: \(error.description.escapingControls)\n")
      exit(status == 0 ? error.status.rawValue : status)
    }
    exit(status)
  }
}
