import Foundation
import Testing

@testable import SavingsCLI

/// All pages of the program in a browser: on a telephone and on a desk, light and dark.
@Suite(.enabled(if: Browser.path != nil, "needs chromium on the path"), .serialized)
struct BrowserTests {
  /// Every kind of page, in one folder.
  private static let pages = Swift.Result { () throws -> (folder: Folder, names: [String]) in
    let run = try Sample.published.get().folder
    let folder = try Folder()
    let out = run.path + "/out/latest"
    var names = ["savings-benchmark.html", "roi.html"]
    for name in names { try folder.write(name, [UInt8](run.data("out/latest/\(name)"))) }
    for name in run.names("out/latest/deals").prefix(2) {
      try folder.write(name, [UInt8](run.data("out/latest/deals/\(name)")))
      names.append(name)
    }
    let compared = try Program.run(["compare", out, out, "--format", "html"], in: folder)
    try #require(compared.status == 0, "\(compared.error)")
    try folder.write("compare.html", compared.output)
    let actuals = try Program.run(
      ["actuals"] + Sample.config + ["--set", "actuals.directory=\(folder.path)/actuals"],
      in: folder)
    try #require(actuals.status == 0, "\(actuals.error)")
    try folder.write("actuals.html", [UInt8](folder.data("actuals/latest/actuals.html")))
    return (folder, names + ["compare.html", "actuals.html"])
  }

  @Test(
    "pages fit, read well and ask for nothing",
    arguments: [(390, false), (390, true), (1440, false), (1440, true)] as [(Int, Bool)])
  func pages(width: Int, isDark: Bool) throws {
    let (folder, names) = try Self.pages.get()
    let report = try Browser.report(names, of: folder, width: width, isDark: isDark)
    #expect(report.findings.isEmpty, "\(report.findings.prefix(20).joined(separator: "\n"))")
    #expect(report.console.isEmpty, "\(report.console)")
    #expect(report.checked.count == names.count)
    for line in report.checked {
      #expect(line.contains(" \(width) \(isDark ? "dark" : "light") "), "\(line)")
    }
  }

  @Test("a page with every fault is found out")
  func faults() throws {
    let folder = try Folder()
    try folder.write(
      "bad.html",
      """
      <!doctype html><html><head></head><body>
      <h1>A</h1><h1>B</h1><h3 id="x">C</h3><p id="x" style="color:#999">faint</p>
      <p style="width:600px">wide</p><a href="#nowhere">link</a>
      <table id="t"><tr><th>head</th></tr><tr><td>a</td><td>b</td></tr></table>
      <svg></svg><img src="gone.png"><script>console.error("oops")</script></body></html>
      """)
    let report = try Browser.report(["bad.html"], of: folder, width: 390, isDark: false)
    for finding in [
      "overflow: the page is", "overflow: P \"wide\"", "headings: not one h1",
      "headings: \"C\" skips", "landmarks: main", "language: none", "title: none",
      "ids: x twice", "links: #nowhere", "tables: t has no caption",
      "tables: t has a head without scope", "tables: a row of t has other columns",
      "tables: t cannot be scrolled", "charts: one without a name",
      "charts: one without a table", "contrast: 2.", "requests: <img src=", "requests: no policy",
    ] {
      #expect(
        report.findings.contains { $0.hasPrefix("bad.html \(finding)") },
        "\(finding) not among \(report.findings)")
    }
    #expect(report.console.contains { $0.contains("oops") })
  }
}
