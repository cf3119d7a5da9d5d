import Testing

@testable import Savings

/// What settings must satisfy together.
struct SettingsChecksTests {
  @Test("the defaults satisfy every check")
  func defaults() throws {
    try Settings().validate()
    #expect(Settings().spendProblem()?.key == "spend.files")
  }

  @Test(
    "a setting that makes no sense beside the others is named",
    arguments: [
      ("tiers.strategic_cut", SettingValue.text("0.95"), "tiers.strategic_cut"),
      ("spend.delimiter", .text(";;"), "spend.delimiter"),
      ("spend.delimiter", .text("\""), "spend.delimiter"),
      ("spend.mapping", .table(["amuont": "Net"]), "spend.mapping.amuont"),
      ("spend.mapping", .table(["amount": ""]), "spend.mapping.amount"),
      ("suppliers.mapping", .table(["taxid": "VAT"]), "suppliers.mapping.taxid"),
      ("policy.automate", .list(["tail", "midtier"]), "policy.automate"),
      ("policy.levers", .list(["prices"]), "policy.levers"),
      ("compare.policies", .list(["one-more", "no-bata"]), "compare.policies"),
      ("tiers.list", .table(["ACME": "big"]), "tiers.list.ACME"),
      ("programme.ramp", .list(["0", "0.5", "0.4"]), "programme.ramp"),
      ("programme.ramp", .list(["0", "half"]), "programme.ramp"),
      ("programme.ramp", .list(["0", "1.2"]), "programme.ramp"),
      ("programme.ramp", .list([]), "programme.ramp"),
      ("currency.base", .text("EURO"), "currency.base"),
      ("currency.ledger", .text("eur"), "currency.ledger"),
      ("model.hard", .text("0.61"), "model.hard"),
      ("model.margins", .table(["freight": "thin"]), "model.margins.freight"),
      ("model.dispersions", .table(["freight": "0.6"]), "model.dispersions.freight"),
      ("policy.caps", .table(["terms": "30"]), "policy.caps.terms"),
      ("policy.caps", .table(["term/food": "30"]), "policy.caps.term/food"),
      ("policy.caps", .table(["terms/food": "-1"]), "policy.caps.terms/food"),
    ])
  func problem(key: String, value: SettingValue, named: String) throws {
    var settings = Settings()
    #expect(try #require(Setting.named(key)).set(value, in: &settings) == nil)
    #expect(settings.problems().map(\.key) == [named])
    #expect(throws: Refusal.self) { try settings.validate() }
  }

  @Test("suppliers may be of a kind each, up to all of them")
  func shares() {
    var settings = Settings()
    settings.model.hard = 0.6
    #expect(settings.problems().isEmpty)
  }

  @Test(
    "a near miss is answered with the word that was meant",
    arguments: [
      ("tiers.tail_flor", "Did you mean tiers.tail_floor?"),
      ("seeed", "Did you mean seed?"),
      ("fx.rates_of_the_central_bank", "Known are fx.file"),
      ("entirely.something.else", "Run savings with --print-settings to see every key"),
    ])
  func suggestion(key: String, fix: String) {
    #expect(Setting.suggestion(for: key) == fix)
  }

  @Test("a mapping's unknown field is answered with the nearest field")
  func fieldSuggestion() {
    var settings = Settings()
    settings.spend.mapping = ["unitprice": "Price"]
    #expect(settings.problems().first?.fix == "Did you mean unit_price?")
  }

  @Test("the supplier master's fields are those of its record")
  func supplierFields() {
    let names = Mirror(reflecting: SupplierRecord()).children.compactMap(\.label).map { label in
      label == "taxID"
        ? "tax_id" : label.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
    }
    #expect(names == Settings.supplierFields)
  }
}
