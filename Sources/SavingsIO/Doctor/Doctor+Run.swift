import Glibc
import Savings

/// The last published run.
extension Doctor {
  /// A night and two hours: what is older was missed.
  private static let latestHours = 26

  var latest: [Finding] {
    let check = "last run"
    let found: LatestRun?
    do throws(CallFailure) {
      found = try LatestRun(output)
    } catch {
      return [
        .problem(
          check, "cannot \(error.call) \(error.path): \(error.reason)",
          fix: "Check the disk and the mount")
      ]
    }
    guard let run = found else {
      var status = stat()
      if lstat(output + "/latest", &status) == 0 {
        return [
          .problem(
            check, "\(output)/latest leads nowhere", fix: "Run savings run, which sets it again")
        ]
      }
      return [.warning(check, "nothing is published yet", fix: "Run savings run")]
    }
    if let damage = run.damage {
      return [.problem(check, damage, fix: "Publish it again with savings run")]
    }
    var findings = [
      Finding.ok(check, "\(run.name) is whole: \(run.files.count) files, \(run.bytes) bytes")
    ]
    let hours = (now - run.published) / 3600
    if now < run.published - 300 {
      findings.append(
        .warning(
          "age", "the last run is from the future", fix: "Look at the clock of this machine"))
    } else if hours > Doctor.latestHours {
      findings.append(
        .warning(
          "age", "the last run is \(hours) hours old",
          fix: "Look whether the schedule is active: savings install-schedule --print"))
    } else {
      findings.append(.ok("age", "published \(hours) hours ago"))
    }
    return findings
  }
}

/// The run that `latest` leads to, as its files stand.
struct LatestRun {
  let name: String
  /// Path below the run to its bytes.
  let files: [(name: String, bytes: Int)]
  /// Seconds since 1970.
  let published: Int
  /// What is wrong with it; nil where it is whole.
  let damage: String?

  var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  /// What every run has, beside the tables.
  private static let least = ["run.json", "roi.html", "roi.xlsx", "savings-benchmark.html"]

  /// The run; nil where `latest` leads to none.
  init?(_ output: String) throws(CallFailure) {
    let run: OpenDirectory
    let target: String
    do throws(CallFailure) {
      let directory = try OpenDirectory.open(output, calls: SystemCalls())
      guard let leads = try directory.target(of: Publication.latest) else { return nil }
      target = leads
      run = try directory.directory(leads)
    } catch  where error.meansNothingThere {
      return nil
    }
    name = target
    var files: [(name: String, bytes: Int)] = []
    var newest = 0
    for name in try run.names() {
      if try run.isDirectory(name) {
        let folder = try run.directory(name)
        for page in try folder.names() {
          guard let status = try folder.status(of: page) else { continue }
          files.append((name + "/" + page, Int(status.st_size)))
        }
      } else if let status = try run.status(of: name) {
        files.append((name, Int(status.st_size)))
        newest = max(newest, status.st_mtim.tv_sec)
      }
    }
    self.files = files
    published = newest
    damage = LatestRun.damage(of: target, at: run.path, files)
  }

  private static func damage(
    of name: String, at path: String, _ files: [(name: String, bytes: Int)]
  ) -> String? {
    for needed in least where !files.contains(where: { $0.name == needed }) {
      return "\(name) has no \(needed)"
    }
    // rejects.raw.csv may be empty; a page may not.
    if let empty = files.first(where: { $0.bytes == 0 && !$0.name.hasSuffix(".csv") }) {
      return "\(empty.name) of \(name) is empty"
    }
    do throws(Refusal) {
      let stored = try StoredRun(path: path)
      return stored.runID == name ? nil : "\(name) holds the run \(stored.runID)"
    } catch {
      return "run.json of \(name) cannot be read"
    }
  }
}
