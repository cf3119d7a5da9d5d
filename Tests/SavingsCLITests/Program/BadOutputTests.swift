import Foundation
import Glibc
import Testing

/// Outputs that cannot be written: refused before the work, and the last good run stays.
struct BadOutputTests {
  private let night: Nightly

  init() throws { night = try Nightly() }

  @Test("a file where the directory should be is 73")
  func file() throws {
    try night.folder.write("file", "")
    night.expectRefusal(
      try night.run("--set", "output.directory=file"), 73, "file: Not a directory",
      "Name an output directory")
    night.expectRefusal(
      try night.run("--set", "output.directory=file/out"), 73, "file/out: Not a directory",
      "Name an output directory")
    #expect(night.folder.text("file").isEmpty)
  }

  @Test("a directory whose parent is missing is 73")
  func noParent() throws {
    night.expectRefusal(
      try night.run("--set", "output.directory=a/b"), 73, "a/b: No such file or directory",
      "whose parent exists")
  }

  @Test("a directory that may not be written to is 77, for a user without the rights of root")
  func readOnly() throws {
    try night.folder.makeDirectory("locked")
    #expect(chmod(night.folder.path + "/locked", 0o555) == 0)
    let result = try Program.runWithoutRights(
      ["run", "--set", "output.directory=locked/out"], in: night.folder)
    night.expectRefusal(result, 77, "locked/out: Permission denied", "permission there")
    #expect(night.folder.names("locked").isEmpty)
  }

  @Test("settings that may not be read are 77 or 66, and name the file")
  func unreadable() throws {
    #expect(chmod(night.folder.path + "/savings.yaml", 0) == 0)
    let result = try Program.runWithoutRights(["run"], in: night.folder)
    #expect([66, 77].contains(result.status), "\(result.error)")
    #expect(result.error.contains("savings.yaml") && result.error.contains("ermission denied"))
    night.expectUntouched()
  }

  @Test("an output that another run holds is 75, at once and whole again after it")
  func locked() throws {
    let descriptor = open(night.folder.path + "/out/.lock", O_RDWR | O_CLOEXEC)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0)
    night.expectRefusal(
      try night.run(), 75, "another run", "is writing to out", "Try again when it has ended")
    close(descriptor)
    #expect(try night.run("--quiet").status == 0)
  }

  @Test("a standard output that takes nothing is 74, and nothing is published")
  func full() throws {
    let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
    for verb in [["run", "--set", "seed=7"], ["check"], ["explain", "Acme"], ["--help"]] {
      let result = try Program.run(verb, in: night.folder, output: full)
      #expect(result.status == 74, "\(verb)")
      let last = result.error.split(separator: "\n").last ?? ""
      #expect(last.hasPrefix("savings: standard output: the text cannot be written: "), "\(verb)")
      #expect(last.hasSuffix("Check the disk and where it is sent."), "\(verb)")
      night.expectUntouched()
    }
  }
}
