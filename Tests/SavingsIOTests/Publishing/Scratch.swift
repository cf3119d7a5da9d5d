import Glibc
import Testing

@testable import SavingsIO

/// A directory for one test, which goes away with the value.
final class Scratch {
  let path: String

  init() throws {
    var template = Array("/tmp/savings-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit {
    let parent = try? OpenDirectory.open("/tmp", calls: SystemCalls())
    parent?.remove(String(path.dropFirst("/tmp/".count)))
  }

  var out: String { path + "/out" }

  func names(_ below: String = "out") -> [String] {
    (try? OpenDirectory.open(path + "/" + below, calls: SystemCalls()).names()) ?? []
  }

  func text(_ below: String) -> String? {
    Golden.read(path + "/" + below).map { String(decoding: $0, as: UTF8.self) }
  }

  func mode(_ below: String) -> mode_t? {
    var status = stat()
    return lstat(path + "/" + below, &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  func target(_ below: String) -> String? {
    (try? OpenDirectory.open(path, calls: SystemCalls()).target(of: below)) ?? nil
  }
}
