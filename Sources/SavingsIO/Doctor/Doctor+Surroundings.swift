import Glibc
import Savings

/// What surrounds a run: its input files, its cache, what starts it, and the clock.
extension Doctor {
  var inputs: [Finding] {
    let settings = resolved.settings
    let spend = input("spend files") {
      try FilePattern.files(settings.spend.files, directory: resolved.directory)
    }
    let others = [
      ("supplier file", settings.suppliers.file), ("spellings", settings.suppliers.aliases),
      ("category rules", settings.categories.rules), ("exchange rates", settings.fxFile),
      ("past negotiations", settings.calibration.outcomes),
    ].filter { !$0.1.isEmpty }
    return [spend]
      + others.map { name, path in
        input(name) { [FilePattern.Match(path: path, location: resolved.path(path))] }
      }
  }

  private func input(_ check: String, _ files: () throws -> [FilePattern.Match]) -> Finding {
    do {
      var bytes = 0
      let found = try files()
      for file in found { bytes += try InputDescriptor(path: file.path, at: file.location).size }
      guard !found.isEmpty else {
        return .problem(check, "none are named", fix: "Name them in spend.files")
      }
      return .ok(check, "\(found.count) readable, \(bytes) bytes")
    } catch let refusal as Refusal {
      return .problem(check, "\(refusal.file ?? ""): \(refusal.cause)", fix: refusal.fix)
    } catch {
      return .problem(check, "\(error)", fix: "Look at the files")
    }
  }

  var cache: Finding {
    guard let path = CachePlace.path(resolved, environment: environment) else {
      return .ok("cache", "none: every file is parsed each night")
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return .ok("cache", "\(path) will be made") }
    do throws(CacheFailure) {
      _ = try CacheDirectory(path, makes: false)
      return .ok("cache", "\(path) is private")
    } catch {
      return .warning(
        "cache", "\(error)", fix: "Set cache.directory to another place; runs go on without it")
    }
  }

  /// Units of systemd and tables of cron that name the program.
  var schedule: Finding {
    let home = environment["HOME"] ?? ""
    let units = ["/etc/systemd/system", "/usr/lib/systemd/system", home + "/.config/systemd/user"]
    for folder in units where access(folder + "/savings.timer", F_OK) == 0 {
      return .ok("schedule", "\(folder)/savings.timer; systemctl list-timers says when")
    }
    for table in ["/etc/cron.d/savings", "/etc/crontab"] {
      if let text = try? WholeFile.bytes(table, atMost: 1 << 20),
        String(decoding: text, as: UTF8.self).contains("savings run")
      {
        return .ok("schedule", "\(table)")
      }
    }
    return .warning(
      "schedule", "no timer and no system crontab was found; a user's own is not looked at",
      fix: "savings install-schedule --print shows both")
  }

  var clock: Finding {
    // 2026-01-01: no machine that has this program is older.
    guard now > 1_767_225_600 else {
      return .problem(
        "clock", "it says \(CalendarDate(days: Int32(clamping: now / 86_400)).iso)",
        fix: "Set the clock: the age of runs and the schedule follow it")
    }
    return .ok("clock", "\(CalendarDate(days: Int32(clamping: now / 86_400)).iso) UTC")
  }

  var timeZone: Finding {
    let zone = environment["TZ"].flatMap { $0.isEmpty ? nil : $0 } ?? "the machine's"
    return .ok(
      "time zone", "\(zone); no figure and no date of a report depends on it. Schedule in UTC")
  }
}
