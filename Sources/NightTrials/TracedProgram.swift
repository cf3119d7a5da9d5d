import CLinux
import CTracer
import Glibc
import Synchronization

/// What befalls system calls of a program, counted over all its threads.
package struct CallFault: Sendable, Equatable {
  package enum Effect: Sendable, Equatable {
    case error(Int32)
    case kill
  }

  /// Which calls it can befall; standard output and standard error are never among them.
  package enum Kind: Int32, Sendable {
    /// Calls that make or grow a file.
    case grows = 1
    /// Calls that reach a name.
    case names = 2
    /// Calls that touch a device.
    case device = 4
    /// Calls that may wait.
    case waits = 8
    case any = 15
  }

  package var effect: Effect
  package var kind: Kind
  /// The call that fails, from 1.
  package var first: Int
  /// And each so-manieth after it; 0 only the one.
  package var every: Int
  /// Counts only calls about paths that end so; nil counts all.
  package var about: String?

  package init(
    _ effect: Effect, at first: Int, of kind: Kind, every: Int = 0, about: String? = nil
  ) {
    self.effect = effect
    self.kind = kind
    self.first = first
    self.every = every
    self.about = about
  }
}

/// One run of a program, with what its system calls came to.
package struct TracedProgram: Sendable {
  /// Exit status, or 128 and the signal.
  package let status: Int32
  package let output: String
  package let error: String
  /// It did not end by itself.
  package let isHung: Bool
  /// Calls of the kind that was asked for.
  package let calls: Int
  package let injected: Int
  /// The first call that failed, as `fsync`, and the path that it was about.
  package let call: String
  package let path: String
  /// Seconds.
  package let wall: Double
  package let cpu: Double

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - command: the program's path and its arguments.
  ///   - environment: all the variables that it gets.
  ///   - fault: nil lets all calls succeed.
  ///   - counting: the calls to count where there is no fault; nil runs without tracing.
  ///   - output: a path that takes standard output instead of the result, such as `/dev/full`.
  ///   - error: the same of standard error.
  /// - Throws: ``TrialFailure`` where it cannot be run at all.
  package init(
    _ command: [String], in directory: String, environment: [String: String],
    fault: CallFault? = nil, counting: CallFault.Kind? = nil, output: String? = nil,
    error: String? = nil, seconds: Int32 = 60
  ) throws(TrialFailure) {
    let streams = [try Stream(output), try Stream(error)]
    let arguments = CStrings(command)
    let about = CStrings(fault?.about.map { [$0] } ?? [])
    let variables = CStrings(environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
    var result = tracer_result()
    let code = directory.withCString { directory in
      var code = Int32(TRACER_KILL)
      if case .error(let number) = fault?.effect { code = number }
      var plan = tracer_plan(
        arguments: arguments.pointers, environment: variables.pointers, directory: directory,
        output: streams[0].descriptor, error: streams[1].descriptor,
        is_traced: fault == nil && counting == nil ? 0 : 1,
        kinds: (fault?.kind ?? counting ?? .any).rawValue, about: about.pointers[0],
        first: fault?.first ?? 0, every: fault?.every ?? 0, code: code, seconds: seconds)
      return tracer_run(&plan, &result)
    }
    guard code == 0 else {
      throw TrialFailure("\(command.first ?? "") cannot be run: \(String(cString: strerror(code)))")
    }
    let signal = result.status & 0x7F
    status = signal == 0 ? result.status >> 8 & 0xFF : 128 + signal
    isHung = result.is_late != 0
    (calls, injected) = (result.calls, result.injected)
    call = TracedProgram.text(result.name)
    path = TracedProgram.text(result.path)
    (wall, cpu) = (result.wall, result.cpu)
    self.output = streams[0].text
    self.error = streams[1].text
  }

  private static func text<Bytes>(_ bytes: Bytes) -> String {
    withUnsafeBytes(of: bytes) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }

  /// Where a stream of the program goes: a path, or a file in memory whose text is read back.
  private final class Stream {
    let descriptor: Int32
    private let isOurs: Bool

    init(_ path: String?) throws(TrialFailure) {
      isOurs = path == nil
      descriptor =
        if let path { open(path, O_WRONLY | O_CLOEXEC) } else { memfd_create("stream", 1) }
      guard descriptor >= 0 else {
        throw TrialFailure("no stream \(path ?? ""): \(String(cString: strerror(errno)))")
      }
    }

    deinit { _ = close(descriptor) }

    var text: String {
      guard isOurs else { return "" }
      var bytes = [UInt8](repeating: 0, count: max(0, Int(lseek(descriptor, 0, SEEK_END))))
      let count = pread(descriptor, &bytes, bytes.count, 0)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
  }

  /// Texts as the C library wants a list of them.
  private final class CStrings {
    private let list: UnsafeMutableBufferPointer<UnsafePointer<CChar>?>

    init(_ texts: [String]) {
      list = .allocate(capacity: texts.count + 1)
      for (index, text) in texts.enumerated() {
        list.initializeElement(at: index, to: UnsafePointer(strdup(text)))
      }
      list.initializeElement(at: texts.count, to: nil)
    }

    var pointers: UnsafePointer<UnsafePointer<CChar>?> { UnsafePointer(list.baseAddress!) }

    deinit {
      for text in list { free(UnsafeMutablePointer(mutating: text)) }
      list.deallocate()
    }
  }
}

/// Why a trial cannot be made; not that it found something.
package struct TrialFailure: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
