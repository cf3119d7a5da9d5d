import Foundation
import Testing

/// A browser without a window, where the machine has one.
enum Browser {
  /// Chromium or one of its kin; nil where there is none.
  static let path: String? = {
    let places = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(
      separator: ":")
    return ["chromium", "chromium-browser", "google-chrome"].lazy.flatMap { name in
      places.map { "\($0)/\(name)" }
    }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What the browser found on pages of a folder.
  struct Report {
    /// One line a finding: page, rule, what.
    var findings: [String]
    /// One line a page that was looked at: page, width, colours, elements.
    var checked: [String]
    /// Messages on the browser's console.
    var console: [String]
  }

  /// Lays pages out at a width and looks at them with `page-checks.js`.
  static func report(
    _ pages: [String], of folder: Folder, width: Int, isDark: Bool
  ) throws -> Report {
    let browser = try #require(path)
    let checks = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "page-checks.js"), encoding: .utf8)
    let list = pages.map { "\"\($0)\"" }.joined(separator: ",")
    try folder.write(
      "checks.html",
      "<!doctype html><meta charset=\"utf-8\"><title>Checks</title><body><script>\(checks)\ncheck([\(list)], \(width));</script>"
    )
    let process = Process()
    process.executableURL = URL(filePath: browser)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--disable-background-networking", "--disable-component-update",
      "--user-data-dir=\(folder.path)/profile", "--allow-file-access-from-files",
      "--enable-logging=stderr", "--virtual-time-budget=20000", "--window-size=1600,1000",
      "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", "--dump-dom",
      folder.url("checks.html").absoluteString,
    ]
    let streams = try Folder()
    let (output, error) = (try streams.handle("out"), try streams.handle("error"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = error
    try process.run()
    process.waitUntilExit()
    let dumped = streams.text("out")
    let report = try #require(
      dumped.components(separatedBy: "<pre id=\"report\">").dropFirst().first,
      "no report: \(streams.text("error").suffix(500))")
    let lines = report.components(separatedBy: "</pre>")[0].split(separator: "\n").map(Page.plain)
    return Report(
      findings: lines.filter { $0.hasPrefix("finding ") }.map { String($0.dropFirst(8)) },
      checked: lines.filter { $0.hasPrefix("checked ") }.map { String($0.dropFirst(8)) },
      console: streams.text("error").split(separator: "\n").filter { $0.contains(":CONSOLE") }
        .map(String.init))
  }
}

extension Page {
  static func plain(_ line: Substring) -> String { plain(String(line)) }
}
