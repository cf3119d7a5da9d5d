import Foundation
import Testing

/// The policies of a published run: the CSV, run.json and the page say the same, to the cent.
struct PolicyFilesTests {
  private let folder: Folder
  private let run: Document
  private let rows: [[String: String]]

  init() throws {
    folder = try Sample.published.get().folder
    run = try Document(folder.data("out/latest/run.json"))
    rows = try Table(folder.text("out/latest/policies.csv")).rows
  }

  @Test("every policy is in all three, with the same amounts")
  func same() throws {
    let policies = run["headline"]["policies"]
    #expect(policies.keys == Set(rows.map { $0["policy"] ?? "" }) && rows.count == 7)
    let page = folder.text("out/latest/savings-benchmark.html")
    for row in rows {
      let policy = try #require(row["policy"])
      let entry = policies[policy]
      #expect(entry["worlds"].integer == Sample.worlds)
      #expect(entry["agreed"].integer.map(String.init) == row["agreed"])
      for measure in ["hard", "buyer_worth", "supplier_surplus", "joint_surplus", "paid"] {
        for point in ["mean", "p10", "p50", "p90"] {
          let text = try #require(entry[measure][point].text)
          #expect(text == row["\(measure)_\(point)"], "\(policy) \(measure) \(point)")
        }
        #expect(page.contains(shown(row["\(measure)_mean"])), "\(policy) \(measure)")
      }
      guard policy != "win-win" else { continue }
      for measure in ["hard", "buyer_worth", "supplier_surplus", "joint_surplus"] {
        let difference = entry["win_win_less"][measure]
        for point in ["mean", "p10", "p50", "p90"] {
          let name = "win_win_less_\(measure)_\(point)"
          #expect(difference[point].text == row[name], "\(policy) \(name)")
          #expect(page.contains(shown(row[name])), "\(policy) \(name)")
        }
      }
      // The mean of paired differences is the difference of the means, both rounded by tier.
      let own = try #require(rows[0]["hard_mean"]?.cents) - (row["hard_mean"]?.cents ?? 0)
      #expect((own - (row["win_win_less_hard_mean"]?.cents ?? 0)).magnitude <= 4)
    }
  }

  /// An amount as the page writes it: whole units, grouped, with a minus of its own.
  private func shown(_ text: String?) -> String {
    let cents = text?.cents ?? 0
    let digits = String(Int((Double(cents.magnitude) / 100).rounded(.toNearestOrEven)))
    var grouped = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return (cents < 0 && digits != "0" ? "−" : "") + grouped
  }

  @Test("win-win is the headline of run.json")
  func headline() {
    let headline = run["headline"]
    for point in ["mean", "p10", "p50", "p90"] {
      let hard = headline["policies"]["win-win"]["hard"][point].text
      #expect(hard != nil && hard == headline["hard_saving_agreed"][point].text)
      #expect(
        headline["policies"]["price-only"]["hard"][point].text
          == headline["hard_saving_agreed_price_only"][point].text)
    }
    #expect(headline["claims"].count == 6)
    #expect(headline["claims"][1]["against"].text == "unconditional")
  }

  @Test("the break-even deals of run.json are in both pages, with ranges in order")
  func breakEvens() throws {
    let bands = run["headline"]["break_even_deal"]
    #expect(bands.keys == ["tail", "mid-tier"])
    for tier in bands.keys {
      let spends = try ["machine", "human"].map { side in
        let band = bands[tier][side]
        let range = try ["p10", "p50", "p90"].map { try #require(band[$0].text?.cents) }
        #expect(range == range.sorted())
        for page in ["roi.html", "savings-benchmark.html"] {
          #expect(
            folder.text("out/latest/\(page)").contains(shown(band["mean"].text)), "\(tier) \(side)")
        }
        return try #require(band["mean"].text?.cents)
      }
      #expect(spends[0] < spends[1])
    }
  }

  @Test("a policy that does not exist is refused by name, with the ones there are")
  func unknownPolicy() throws {
    let scratch = try Folder()
    let result = try Sample.run(in: scratch, ["--set", "compare.policies=one-mroe"])
    #expect(result.status == 78)
    #expect(result.error.contains("compare.policies") && result.error.contains("one-more"))
  }
}
