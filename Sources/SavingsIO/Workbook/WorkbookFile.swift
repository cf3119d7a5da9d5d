import CXlsxWriter
import Glibc
import Savings

/// A spreadsheet as the bytes of an XLSX file, written by libxlsxwriter: no macros, no links, text never
/// taken for a formula, and the same bytes for the same values.
package enum WorkbookFile {
  /// - Parameter made: the day that the file's properties say; never the clock's.
  package static func bytes(
    of book: Spreadsheet, title: String, made: CalendarDate?
  ) throws(Refusal) -> [UInt8] {
    // The library writes to a path: one that is in memory and nowhere else.
    let file = memfd_create("workbook", 1)
    guard file >= 0 else { throw failure("cannot make room for the workbook", errno) }
    defer { close(file) }
    guard let raw = workbook_new("/proc/self/fd/\(file)") else {
      throw failure("cannot start the workbook", ENOMEM)
    }
    var properties = lxw_doc_properties()
    properties.created = made.map { time_t($0.days) * 86_400 } ?? 86_400 * 365 * 30
    title.withCString { text in
      properties.title = UnsafeMutablePointer(mutating: text)
      workbook_set_properties(raw, &properties)
    }
    var writer = WorkbookWriter(raw)
    for sheet in book.sheets { writer.write(sheet) }
    for name in book.names { workbook_define_name(raw, name.name, "=" + name.reference) }
    // The library says at which step it failed; what the system said stays in errno.
    errno = 0
    let outcome = workbook_close(raw)
    let code = errno
    let problem = writer.problem ?? (outcome == LXW_NO_ERROR ? nil : outcome)
    if let problem {
      let cause = code == 0 ? "" : " (\(String(cString: strerror(code))))"
      throw Refusal(
        .ioError, "cannot write the workbook: \(String(cString: lxw_strerror(problem)))\(cause)",
        fix: "Look whether the disk of temporary files is full")
    }
    return try read(file)
  }

  private static func read(_ file: Int32) throws(Refusal) -> [UInt8] {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("cannot read the workbook back", errno) }
    let count = Int(status.st_size)
    var done = 0
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while done < count {
        let got = pread(file, buffer.baseAddress! + done, count - done, off_t(done))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          code = got < 0 ? errno : EIO
          break
        }
        done += got
      }
      filled = done
    }
    guard code == 0 else { throw failure("cannot read the workbook back", code) }
    return bytes
  }

  private static func failure(_ what: String, _ code: Int32) -> Refusal {
    Refusal(
      .ioError, "\(what): \(String(cString: strerror(code)))",
      fix: "Free memory, and run again")
  }
}
