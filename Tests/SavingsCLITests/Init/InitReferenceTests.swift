import Foundation
import Testing

/// `init` over real ledgers, then `check` with what it wrote, beside an independent reader's answers.
@Suite(.enabled(if: PublicLedger.isWanted))
struct InitReferenceTests {
  static let ledgers = [
    "uk_dwp_2010/dwp_payments_2010_11_concat.csv", "uk_dft_2012/dft-monthly-spend-201206.csv",
    "uk_dft_2012/dft-monthly-spend-201209.csv", "uk_dft_2012/dft-monthly-spend-201210.csv",
    "uk_dh_2014/CSV__25K_Returns_December_Data_final_.csv",
    "uk_fco_2012/Pub_Data_Spend_Over__25k_-_CSV.csv", "us_scottsdale/ct_VendorPayments.csv",
    "us_delaware_pcard/delaware_Data.csv", "at_fwf_openapc/apc_2022_FWF.csv",
    "at_fwf_openapc/fwf_APC_2019.csv", "usaid_scms/SCMS_Delivery_History_Dataset_20150929.csv",
    "us_sf_vouchers/vendor_payments_sample.csv", "uk_leeds_2011/2010-12.csv",
    "uk_leeds_2011/2011-09.csv",
  ]

  private static func trimmed(_ text: String?) -> String {
    (text ?? "").trimmingCharacters(in: .whitespaces)
  }

  private static func initialised(
    _ ledgers: [String], in folder: Folder, _ more: [String] = []
  ) throws -> Document {
    let data = try PublicLedger.folder()
    let result = try Program.run(
      ["init"] + ledgers.map { "\(data)/\($0)" } + ["--format", "json"] + more, in: folder)
    try #require(result.status == 0, "\(result.error)")
    return try Document(Data(result.output.utf8))
  }

  /// Setting to value and mark.
  private static func choices(_ answer: Document) -> [String: (value: String, isMarked: Bool)] {
    let all = (0..<answer["inferences"].count).map { answer["inferences"][$0] }
    return Dictionary(
      all.map {
        ($0["setting"].text ?? "", ($0["value"].text ?? "", $0["marked"].value as? Bool == true))
      }
    ) { first, _ in first }
  }

  @Test("nearly every first choice is right, and none is wrong without a mark")
  func choices() throws {
    var (right, all) = (0, 0)
    for ledger in Self.ledgers {
      let answers = try PublicLedger.answers()["files"][ledger]
      let answer = try Self.initialised([ledger], in: Folder())
      let choices = Self.choices(answer)
      let file = answer["files"][0]
      let encoding = answers["encoding"].text
      #expect(file["encoding"].text == (encoding == "cp1252" ? "windows-1252" : encoding))
      #expect(file["delimiter"].text == answers["delimiter"].text)
      let formats = answers["date_formats"].keys
      let isMonthFirst = formats.contains { $0.hasPrefix("%m") }
      let isDayFirst = formats.contains { $0.hasPrefix("%d") && !$0.contains("%b") }
      let wanted = [
        "spend.mapping.supplier": Self.trimmed(answers["supplier_column"].text),
        "spend.mapping.amount": Self.trimmed(answers["amount_column"].text),
        "spend.mapping.date": Self.trimmed(answers["date_column"].text),
        "spend.date_style": isMonthFirst ? "mdy" : (isDayFirst ? "dmy" : "auto"),
        "spend.decimal": answers["delimiter"].text == ";" ? "comma" : "point",
        "currency.base": answers["currency"].text ?? "",
      ]
      for (setting, value) in wanted {
        let choice = choices[setting]
        all += 1
        if choice?.value == value { right += 1 }
        #expect(
          choice?.value == value || choice?.isMarked == true,
          "\(ledger), \(setting): \(choice?.value ?? "nothing") instead of \(value)")
      }
    }
    #expect(right * 100 >= all * 95, "\(right) of \(all) first choices are right")
    #expect(all == 6 * Self.ledgers.count)
  }

  @Test("check reads with those settings what the independent reader read", arguments: ledgers)
  func totals(ledger: String) throws {
    let answers = try PublicLedger.answers()["files"][ledger]
    let folder = try Folder()
    let answer = try Self.initialised([ledger], in: folder)
    #expect(answer["unconfirmed"].count == 0, "no column of this ledger is truly a choice")
    let result = try Program.run(["check", "--format", "json"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    let check = try Document(Data(result.output.utf8))
    let (input, control) = (check["inputs"][0], check["control"])
    #expect(control["records"].integer == answers["data_records"].integer)
    #expect(input["blank"].integer == answers["blank_records"].integer)
    #expect(
      input["exact_duplicates"].integer == answers["exact_duplicate_data_records"].integer)
    #expect(control["negative_amounts"].integer == answers["amount_negative"].integer)
    #expect(control["date_min"].text == answers["date_min"].text)
    #expect(control["date_max"].text == answers["date_max"].text)
    #expect(control["currency"].text == answers["currency"].text)
    // The answers count a column of NA as a supplier; rows that say only NA are set aside here.
    let placeholders = (answers["amount_unparseable"].integer ?? 0) > 0 ? 1 : 0
    #expect(
      (control["suppliers_raw"].integer ?? 0) + placeholders
        == answers["suppliers_distinct_trimmed"].integer)
    #expect(
      control["used"].integer
        == (answers["amount_ok"].integer ?? 0) - (answers["supplier_blank"].integer ?? 0))
    func amount(_ keys: String...) throws -> Decimal {
      try keys.reduce(0) { sum, key in
        try sum + #require(Decimal(string: control[key].text ?? "", locale: nil))
      }
    }
    func right(_ key: String) throws -> Decimal {
      try #require(Decimal(string: answers[key].text ?? "", locale: nil))
    }
    #expect(
      try amount("amount_used", "amount_out_of_scope") == right("amount_sum_supplier_nonblank"))
    #expect(
      try amount("amount_used", "amount_out_of_scope", "amount_rejected", "amount_set_aside")
        == right("amount_sum_all_data_records"))
  }

  @Test("months whose headers differ are read by one mapping")
  func drift() throws {
    let months = Self.ledgers.filter { $0.hasPrefix("uk_dft") }
    let folder = try Folder()
    let answer = try Self.initialised(months, in: folder)
    #expect(answer["unconfirmed"].count == 0)
    let result = try Program.run(["check", "--format", "json"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    let check = try Document(Data(result.output.utf8))
    var records = 0
    for (index, month) in months.enumerated() {
      let answers = try PublicLedger.answers()["files"][month]
      records += try #require(answers["data_records"].integer)
      #expect(check["inputs"][index]["mapping"]["amount"].text == answers["amount_column"].text)
    }
    #expect(check["control"]["records"].integer == records)
  }

  @Test("columns without names are proposed by what they hold, and refused until confirmed")
  func headless() throws {
    let ledger = "adventureworks/PurchaseOrderHeader.csv"
    let folder = try Folder()
    let answer = try Self.initialised([ledger], in: folder)
    #expect(answer["files"][0]["header_line"].integer == 0)
    #expect(Self.choices(answer)["spend.mapping.amount"]?.isMarked == true)
    let refused = try Program.run(["check"], in: folder)
    #expect(refused.status == 78)
    #expect(refused.error.contains("waits for confirmation"))
    let answers = try PublicLedger.answers()["sets"]["adventureworks"]
    _ = try Self.initialised(
      [ledger], in: folder,
      [
        "--force", "--map", "supplier_id=column 5", "--map", "amount=column 9", "--map",
        "date=column 7",
      ])
    let result = try Program.run(["check", "--format", "json"], in: folder)
    try #require(result.status == 0, "\(result.error)")
    let control = try Document(Data(result.output.utf8))["control"]
    #expect(control["amount_used"].text == answers["header_subtotal_sum"].text)
    #expect(control["suppliers_raw"].integer == answers["vendors_with_spend"].integer)
  }
}
