import Foundation
import Testing

/// `savings actuals` on the sample, whose leaks were planted, and on what a run wrote.
struct ActualsTests {
  private static let causes = [
    "not_measurable", "timing", "maverick", "volume", "price", "reversal", "realised",
  ]

  private static func run(
    _ folder: Folder, _ more: [String] = [], environment: [String: String] = [:]
  ) throws -> Program.Result {
    try Program.run(
      ["actuals"] + Sample.config + ["--set", "actuals.directory=\(folder.path)/actuals"] + more,
      in: folder, environment: environment)
  }

  @Test("what was planted is found, for each agreement and cause to the cent")
  func planted() throws {
    let folder = try Folder()
    let result = try Self.run(folder)
    #expect(result.status == 0, "\(result.error)")
    let truth = try Document(Data(contentsOf: URL(filePath: Sample.path + "/actuals-truth.json")))
    let rows = try Table(folder.text("actuals/latest/actuals.csv")).rows
    let agreements = truth["agreements"]
    #expect(agreements.count == rows.count && rows.count > 30)
    var seen: Set<String> = []
    for place in 0..<agreements.count {
      let expected = agreements[place]
      let id = try #require(expected["agreement"].text)
      let row = try #require(rows.first { $0["agreement"] == id })
      for cause in Self.causes {
        let found = row[cause] == "" ? "0.00" : row[cause]
        #expect(found == expected[cause].text, "\(id) \(cause)")
      }
      #expect(row["agreed_to_date"] == expected["agreed"].text)
      seen.insert(expected["planted"].text ?? "")
    }
    // Every kind of leak is among them, and each cause has money behind it.
    #expect(seen.count == 11)
    let total = try Document(folder.data("actuals/latest/actuals.json"))["classes"]["hard"]
    for cause in Self.causes + ["agreed"] {
      #expect(total[cause].text == truth["total"][cause].text, "\(cause)")
      #expect(total[cause].text != "0.00")
    }
    let leaks = try Table(folder.text("actuals/latest/leakage.csv")).rows
    for cause in Self.causes.dropLast() {
      let cents = leaks.filter { $0["cause"] == cause }.compactMap { $0["amount"]?.cents }
      #expect(cents.reduce(0, +) == truth["total"][cause].text?.cents, "\(cause)")
    }
    #expect(leaks.contains { $0["cause"] == "maverick" && $0["bought_from"] != "" })
  }

  @Test("months add up to the year, row by row")
  func months() throws {
    let folder = try Folder()
    _ = try Self.run(folder, ["-q"])
    let rows = try Table(folder.text("actuals/latest/actuals.csv")).rows
    let months = try Table(folder.text("actuals/latest/actuals-months.csv")).rows
    for row in rows where row["why_not_measurable"] == "" {
      let own = months.filter {
        $0["agreement"] == row["agreement"] && $0["item"] == row["item"]
      }
      #expect(own.count == 12)
      for cause in Self.causes {
        #expect(own.compactMap { $0[cause]?.cents }.reduce(0, +) == row[cause]?.cents)
      }
      #expect(own.last?["realised_so_far"] == row["realised"])
    }
  }

  @Test("the files are private, complete, sealed, and the same bytes however they are made")
  func published() throws {
    let folder = try Folder()
    let result = try Self.run(folder)
    let id = try #require(folder.target("actuals/latest"))
    #expect(result.output.hasPrefix("\(id): 34 agreements to 2027-10-31"))
    let files = [
      "actuals-months.csv", "actuals.csv", "actuals.html", "actuals.json", "leakage.csv",
      "manifest.json", "realisation.csv", "rejects.csv",
    ]
    #expect(folder.names("actuals/\(id)") == files)
    #expect(try folder.mode("actuals/\(id)") == 0o700)
    for file in files { #expect(try folder.mode("actuals/\(id)/\(file)") == 0o600) }
    for (threads, zone) in [("1", "UTC"), ("8", "Pacific/Kiritimati")] {
      let other = try Folder()
      let again = try Self.run(
        other, ["-q", "--set", "threads=\(threads)"],
        environment: ["TZ": zone, "LC_ALL": "de_DE.UTF-8"])
      #expect(again.status == 0 && again.output.isEmpty, "\(again.error)")
      for file in files {
        #expect(
          try other.data("actuals/\(id)/\(file)") == folder.data("actuals/\(id)/\(file)"), "\(file)"
        )
      }
    }
    let page = folder.text("actuals/latest/actuals.html")
    for text in [
      "Realised savings", "From agreed to realised", "What can be told, and what cannot",
      "<svg", "<table",
    ] { #expect(page.contains(text), "\(text)") }
    #expect(!page.contains("<script"))
  }

  @Test("term sheets of a run are fed back with a start, and its ranges are held against them")
  func termSheets() throws {
    let (folder, result) = try Sample.published.get()
    #expect(result.status == 0)
    let text = folder.text("out/latest/term-sheets.csv")
    let lines = text.split(separator: "\n")
    let signed = lines.enumerated().map {
      $0.offset == 0 ? "\($0.element),start" : "\($0.element),2026-11-01"
    }
    let own = try Folder()
    try own.write("signed.csv", signed.joined(separator: "\n") + "\n")
    let tracked = try Self.run(
      own,
      [
        "--agreements", own.path + "/signed.csv", "--run", folder.path + "/out/latest",
        "--set", "actuals.states=",
      ])
    #expect(tracked.status == 0, "\(tracked.error)")
    let rows = try Table(own.text("actuals/latest/actuals.csv")).rows
    #expect(rows.count == lines.count - 1)
    let measured = rows.filter { $0["why_not_measurable"] == "" }
    #expect(!measured.isEmpty && measured.count < rows.count)
    for row in measured {
      let leaks = Self.causes.compactMap { row[$0]?.cents }
      #expect(leaks.count == 7 && leaks.reduce(0, +) == row["agreed_to_date"]?.cents)
    }
    let ranges = try Document(own.data("actuals/latest/actuals.json"))["ranges"]
    #expect(ranges["deals"].integer == rows.count && ranges["unknown"].integer == 0)
    // A typical agreement lies within the range it is typical of.
    #expect((ranges["agreed_inside"].integer ?? 0) > rows.count * 7 / 10)
  }

  @Test("the measured share becomes the next run's default, and --set still wins")
  func fedBack() throws {
    let folder = try Folder()
    _ = try Self.run(folder, ["-q"])
    let path = folder.path + "/actuals/latest/realisation.csv"
    let rates = try Table(folder.text("actuals/latest/realisation.csv")).rows
    let tail = try #require(rates.first { $0["tier"] == "mid-tier" })
    let listing = try Program.run(
      ["run", "--print-settings"] + Sample.config + [
        "--set", "model.realisation_from=\(path)", "--set",
        "model.realisation_tail=[0.05, 0.1, 0.2]",
      ], in: folder)
    #expect(listing.status == 0, "\(listing.error)")
    let typical = try #require(Double(tail["typical"] ?? ""))
    let line = try #require(
      listing.output.split(separator: "\n").first { $0.hasPrefix("model.realisation_mid_tier") })
    #expect(line.contains(", \(typical),") && line.contains("# realised, \(path)"), "\(line)")
    #expect(listing.output.contains("model.realisation_tail: [0.05, 0.1, 0.2]   # --set"))
    let run = try Sample.run(
      in: folder, ["--set", "model.realisation_from=\(path)", "--quiet"])
    #expect(run.status == 0, "\(run.error)")
    #expect(folder.text("out/latest/roi.html").contains("actuals: \(path)"))
  }
}
