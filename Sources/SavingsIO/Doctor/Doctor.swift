import Glibc
import Savings

/// Looks at an installation: whether tonight's run will find what it needs, and last night's is whole.
///
/// Nothing is changed but for a file of its own that comes and goes.
package struct Doctor {
  let resolved: ResolvedSettings
  let environment: [String: String]
  /// Seconds since 1970: the clock, which no report speaks of.
  let now: Int
  let output: String

  package init(_ resolved: ResolvedSettings, environment: [String: String]) {
    self.init(resolved, environment: environment, now: time(nil))
  }

  init(_ resolved: ResolvedSettings, environment: [String: String], now: Int) {
    self.resolved = resolved
    self.environment = environment
    self.now = now
    output = resolved.path(resolved.settings.output.directory)
  }

  /// All findings, in the order in which a run would meet them.
  package var findings: [Finding] {
    [settings] + inputs + outputFindings + [cache, schedule, clock, timeZone]
  }

  /// Of a directory that is none, there is nothing more to say.
  private var outputFindings: [Finding] {
    let directory = outputDirectory
    guard directory.status != .problem else { return [directory] }
    return [directory, fileSystem, diskSpace, probe, lock] + latest
  }

  private var settings: Finding {
    do throws(Refusal) {
      try resolved.requireSpend()
      return .ok("settings", "every value can be used")
    } catch {
      return .problem("settings", error.cause, fix: error.fix)
    }
  }

  /// Where the output will be: the directory itself, or what it will be made in.
  var place: String {
    var status = stat()
    if stat(output, &status) == 0 { return output }
    guard let slash = output.lastIndex(of: "/") else { return "." }
    return slash == output.startIndex ? "/" : String(output[..<slash])
  }

  private var outputDirectory: Finding {
    let check = "output directory"
    var status = stat()
    guard stat(place, &status) == 0 else {
      return .problem(
        check, "\(output) cannot be made: there is no \(place)", fix: "Make \(place)")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      return .problem(check, "\(place) is no directory", fix: "Choose another output.directory")
    }
    guard access(place, R_OK | W_OK | X_OK) == 0 else {
      return .problem(
        check, "\(place) cannot be written: \(String(cString: strerror(errno)))",
        fix: "Give this user the directory, or choose another output.directory")
    }
    guard place == output else { return .ok(check, "\(output) will be made, private to this user") }
    if status.st_mode & 0o002 != 0 {
      return .problem(
        check, "everybody may write to \(output)", fix: "chmod o-w \(output)")
    }
    if status.st_uid != geteuid() {
      return .warning(
        check, "\(output) belongs to another user", fix: "Run as its owner, or chown it")
    }
    let allowed: mode_t = resolved.settings.output.groupReadable ? 0o007 : 0o077
    guard status.st_mode & allowed == 0 else {
      return .warning(
        check, "others may look into \(output) and see which runs there are",
        fix: "chmod \(resolved.settings.output.groupReadable ? "750" : "700") \(output)")
    }
    return .ok(check, "\(output) is private")
  }

  private var fileSystem: Finding {
    let check = "file system"
    guard let found = FileSystem(at: place) else {
      return .warning(check, "nothing is known of \(place)", fix: "Make the directory")
    }
    if found.isReadOnly {
      return .problem(
        check, "\(place) is on a file system that is mounted read-only",
        fix: "Mount it for writing, or choose another output.directory")
    }
    if let doubt = found.doubt {
      return .warning(
        check, "\(place) is on \(found.name): \(doubt)", fix: "Prefer a local disk")
    }
    return .ok(check, "\(place) is on \(found.name)")
  }

  private var diskSpace: Finding {
    let check = "disk space"
    guard let found = FileSystem(at: place) else {
      return .warning(check, "the room in \(place) is not known", fix: "Make the directory")
    }
    // Three times the last run, or what a run of a large portfolio takes.
    let last = (try? LatestRun(output))?.bytes ?? 0
    let needed = max(3 * UInt64(last), 64 << 20)
    let free = "\(found.freeBytes >> 20) MiB free"
    if found.freeBytes < needed {
      return .problem(
        check, "\(free), and a run may need \(needed >> 20) MiB", fix: "Free some space")
    }
    if found.freeNames < 1000 {
      return .problem(check, "room for \(found.freeNames) more files", fix: "Remove files")
    }
    return .ok(check, free)
  }

  private var probe: Finding {
    let check = "write, sync and rename"
    let name = ".doctor-\(getpid())"
    do throws(CallFailure) {
      let directory = try OpenDirectory.open(place, calls: SystemCalls())
      defer {
        directory.remove(name)
        directory.remove(name + "-2")
      }
      try directory.create(name, [Array("probe".utf8)], mode: 0o600)
      try directory.rename(name, to: name + "-2")
      try directory.link(name, to: name + "-2")
      try directory.sync()
      return .ok(check, "all work in \(place)")
    } catch {
      return .problem(check, error.refusal.cause, fix: error.refusal.fix)
    }
  }

  private var lock: Finding {
    let file = open(output + "/.lock", O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return .ok("lock", "no run has been here") }
    defer { close(file) }
    // Shared: of two doctors, and of a doctor and nobody, none stands in the other's way.
    guard flock(file, LOCK_SH | LOCK_NB) == 0 else {
      return .warning(
        "lock", "a run is writing to \(output) now", fix: "Look again when it has ended")
    }
    _ = flock(file, LOCK_UN)
    return .ok("lock", "free")
  }
}
