import Glibc
import Logging
import Savings

/// Log records on standard error, a line each.
package struct StandardErrorLog: LogHandler {
  package var format: LogFormat
  package var logLevel: Logger.Level
  package var metadata: Logger.Metadata = [:]
  package var metadataProvider: Logger.MetadataProvider?

  /// A handler of notices, warnings and errors, or of errors only.
  package init(format: LogFormat, quiet: Bool) {
    self.format = format
    logLevel = quiet ? .error : .notice
  }

  /// A logger that writes in one format, independent of the process-wide logging system.
  package static func logger(format: LogFormat, quiet: Bool) -> Logger {
    Logger(label: "savings") { _ in StandardErrorLog(format: format, quiet: quiet) }
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var all = metadata
    all.merge(metadataProvider?.get() ?? [:]) { $1 }
    all.merge(event.metadata ?? [:]) { $1 }
    var fields = all.sorted { $0.key < $1.key }.map {
      LogRecord.Field(key: $0.key, value: $0.value.description)
    }
    if let error = event.error {
      fields.append(LogRecord.Field(key: "error", value: String(describing: error)))
    }
    var clock = timespec()
    clock_gettime(CLOCK_REALTIME, &clock)
    let record = LogRecord(
      time: Int64(clock.tv_sec) * 1_000_000_000 + Int64(clock.tv_nsec),
      level: event.level.rawValue, message: event.message.description, fields: fields)
    // One write a record keeps lines whole; a log that cannot be written must not end a run.
    try? StandardStream.error.write(record.line(in: format))
  }
}
