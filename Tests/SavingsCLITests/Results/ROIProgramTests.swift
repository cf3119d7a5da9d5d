import Foundation
import Testing

/// `savings roi`: other assumptions, the same negotiations, the figures of a fresh run.
struct ROIProgramTests {
  private static let figures = [
    "net_position", "incremental_net_position", "npv", "irr", "payback_months",
    "chance_npv_positive",
  ]

  private static func object(_ folder: Folder, _ name: String) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: folder.data(name)) as? [String: Any], "\(name)")
  }

  /// The figures of the return, as text that is equal where they are.
  private static func text(_ object: [String: Any]?, _ name: String) throws -> String {
    let value = try #require(object?[name], "\(name)")
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
    return String(decoding: data, as: UTF8.self)
  }

  @Test("without another assumption: the page and the workbook of the run, byte for byte")
  func unchanged() throws {
    let (folder, runID) = try PublishedFiles.copy()
    let result = try Program.run(["roi", "--run", "out/latest"], in: folder)
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    #expect(folder.target("roi/latest") == "\(runID)-roi")
    for name in ["roi.html", "roi.xlsx"] {
      #expect(try folder.data("roi/latest/\(name)") == folder.data("out/latest/\(name)"), "\(name)")
    }
    let verified = try Program.run(["verify", "roi/latest"], in: folder)
    #expect(verified.status == 0, "\(verified.output)\(verified.error)")
    let sealed = try Self.object(folder, "roi/latest/manifest.json")
    let made = try Self.object(folder, "out/latest/manifest.json")
    #expect(sealed["inputs"] as? NSArray == made["inputs"] as? NSArray)
    #expect(sealed["key"] as? String != made["key"] as? String)
    let answer = try Self.object(folder, "roi/latest/roi.json")
    let run = try Self.object(folder, "out/latest/run.json")
    for name in Self.figures {
      let now = try Self.text(answer["roi"] as? [String: Any], name)
      #expect(try now == Self.text(answer["roi_of_run"] as? [String: Any], name))
      #expect(try now == Self.text(run["headline"] as? [String: Any], name), "\(name)")
    }
    #expect((answer["changed"] as? [Any])?.isEmpty == true)
  }

  @Test(
    "with other assumptions: to the cent the figures of a fresh run with these settings",
    arguments: [
      ["programme.licence=123456.78", "programme.staff=1.5"],
      ["programme.months=60", "programme.discount_rate=0.14", "programme.coverage=0.6"],
      ["programme.hidden_cost=[1.1, 1.2, 1.9]", "programme.cost_per_negotiation=[1, 9, 30]"],
      ["programme.failure=0.4", "programme.failure_month=7", "programme.half_life=9"],
      ["programme.ramp=[0.5, 1]", "programme.ramp_shift=[-1, 2, 8]"],
      [
        "model.realisation_tail=[0.2, 0.3, 0.5]", "model.realisation_mid_tier=[0.5, 0.9, 1]",
        "programme.exception_cost=500", "programme.human_cost_tail=901",
        "programme.contract_years_tail=1.5",
      ],
    ])
  func changed(settings: [String]) throws {
    let (folder, runID) = try PublishedFiles.copy()
    let flags = settings.flatMap { ["--set", $0] }
    let result = try Program.run(["roi", "--run", "out/latest"] + flags, in: folder)
    try #require(result.status == 0, "\(result.error)")
    let fresh = try Folder()
    let run = try Sample.run(in: fresh, flags + ["--set", "compare.policies=[]"])
    try #require(run.status == 0, "\(run.error)")
    let answer = try Self.object(folder, "roi/latest/roi.json")
    let expected = try Self.object(fresh, "out/latest/run.json")["headline"] as? [String: Any]
    let published = try Self.object(folder, "out/latest/run.json")["headline"] as? [String: Any]
    var differs = false
    for name in Self.figures {
      let now = try Self.text(answer["roi"] as? [String: Any], name)
      #expect(try now == Self.text(expected, name), "\(name)")
      let before = try Self.text(answer["roi_of_run"] as? [String: Any], name)
      #expect(try before == Self.text(published, name), "\(name)")
      differs = differs || now != before
    }
    #expect(differs)
    // Page and file name each assumption with both values.
    let page = folder.text("roi/latest/roi.html")
    #expect(page.contains("Assumed otherwise than in the run"))
    let changes = try #require(answer["changed"] as? [[String: String]])
    #expect(changes.count == settings.count)
    for change in changes {
      let key = try #require(change["setting"])
      #expect(settings.contains { $0.hasPrefix(key + "=") })
      #expect(change["run"] != change["now"])
      #expect(page.contains(key))
    }
    #expect(try #require(folder.target("roi/latest")).hasPrefix("\(runID)-roi-"))
  }

  @Test("what needs a new simulation is refused with what to do: 78; unknown and bad values too")
  func refused() throws {
    let (folder, _) = try PublishedFiles.copy()
    let cases = [
      ("policy.rounds=4", "needs a new simulation"), ("worlds=9", "needs a new simulation"),
      ("model.clawback_tail=[0, 0, 0]", "needs a new simulation"),
      ("programme.human_deals=3", "needs a new simulation"),
      ("threads=2", "changes no figure"), ("programme.licens=3", "programme.licence"),
      ("programme.licence=-1", "at least 0"), ("programme.licence", "has no = sign"),
      ("programme.ramp=[0.5, 0.4]", "programme.ramp"),
    ]
    for (setting, says) in cases {
      let result = try Program.run(["roi", "--run", "out/latest", "--set", setting], in: folder)
      #expect(result.status == 78 && result.output.isEmpty, "\(setting): \(result.error)")
      #expect(result.error.contains(says), "\(setting): \(result.error)")
      if says == "needs a new simulation" {
        #expect(result.error.contains("savings run --set"), "\(result.error)")
      }
    }
    #expect(!folder.names().contains("roi"))
    #expect(try Program.run(["roi"], in: folder).status == 64)
    #expect(try Program.run(["roi", "--run", "none"], in: folder).status == 66)
  }
}
