import Testing

@testable import Savings

/// What of a name identifies a supplier, and which rules took the rest away.
struct SupplierNameTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let key: String
    let rules: [SupplierName.Rule]
    var testDescription: String { name }

    init(_ name: String, _ key: String, _ rules: [SupplierName.Rule] = []) {
      self.name = name
      self.key = key
      self.rules = rules
    }
  }

  static let table: [Case] = [
    // Nothing to take away.
    Case("acme", "acme"), Case("3m", "3m"), Case("4 you", "4 you"),
    // Case, accents and punctuation.
    Case("ACME", "acme", [.letterCase]), Case("istanbul", "istanbul"),
    Case("İSTANBUL", "istanbul", [.letterCase, .accents]),
    Case("Société Générale", "societe generale", [.letterCase, .accents]),
    Case("Soci\u{65}\u{301}te\u{301}", "societe", [.letterCase, .accents]),
    Case("Łódź Øresund", "lodz oresund", [.letterCase, .accents]),
    Case("nguyễn", "nguyen", [.accents]), Case("nguye\u{302}\u{303}n", "nguyen", [.accents]),
    Case("straße", "strasse", [.accents]), Case("STRASSE", "strasse", [.letterCase]),
    Case("smörgås", "smorgas", [.accents]), Case("o'brien", "obrien", [.punctuation]),
    Case("o\u{2019}brien", "obrien", [.punctuation]),
    Case("foo  (uk) - bar", "foo uk bar", [.punctuation]), Case("foo   bar", "foo bar"),
    Case("acme™", "acme", [.punctuation]),
    // An ampersand is the word that it stands for.
    Case("smith & sons", "smith and sons", [.punctuation]),
    Case("smith and sons", "smith and sons"),
    Case("smith&sons", "smith and sons", [.punctuation]),
    // Only the whole word is a legal form, and only at the end.
    Case("inca", "inca"), Case("ag barr", "ag barr"), Case("the hut", "hut", [.legalForm]),
    Case("theatre", "theatre"),
    // A name made of a legal form alone stays one.
    Case("limited", "limited"), Case("GmbH", "gmbh", [.letterCase]),
    Case("the limited", "limited", [.legalForm]),
    Case("gmbh & co. kg", "gmbh", [.punctuation, .legalForm]),
    // Nothing that identifies.
    Case("---", "", [.punctuation]), Case("", ""),
    // Other scripts are kept, marks and all.
    Case("株式会社東京", "株式会社東京"), Case("サーバー", "サーバー"),
    Case("ромашка", "ромашка"), Case("йод", "йод"), Case("中国石油", "中国石油"),
    Case("श्री", "श्री"), Case("αθήνα", "αθήνα"),
  ]

  @Test("a name becomes its key by the rules that are recorded", arguments: table)
  func key(_ entry: Case) {
    let name = SupplierName(entry.name)
    #expect(name.key == entry.key)
    #expect(name.rules == entry.rules)
  }

  @Test(
    "the legal form carries no identity",
    arguments: [
      "Ltd", "Ltd.", "Limited", "PLC", "plc.", "LLP", "LLC", "L.L.C.", "Inc", "Inc.", ", Inc.",
      "Incorporated", "Corp.", "Corporation", "Co.", "Company", "& Co.", "and Company",
      "Co., Ltd.", "Pty Ltd", "Pty. Ltd.", "Pvt. Ltd.", "Private Limited", "GmbH", "G.m.b.H.",
      "G. m. b. H.", "mbH", "AG", "KG", "OHG", "UG", "SE", "e.V.", "e.K.", "GbR", "KGaA",
      "GmbH & Co. KG", "GmbH & Co KG", "GmbH + Co. KG", "GmbH & Co. KGaA", "AG & Co. KG",
      "SE & Co. KG", "SA", "S.A.", "S. A.", "S/A", "SAS", "S.A.S.", "SARL", "S.à r.l.", "SÀRL",
      "SASU", "SNC", "EURL", "S.L.", "S.L.U.", "S.p.A.", "S. p. A.", "SpA", "S.r.l.", "B.V.", "BV",
      "N.V.", "VOF", "AB", "AB (publ)", "A/S", "AS", "ASA", "ApS", "Oy", "Oy Ab", "Oyj", "hf.",
      "Sp. z o.o.", "Sp. z o. o.", "Sp. zoo", "s.r.o.", "a.s.", "d.o.o.", "Kft.", "Zrt.", "OOD",
      "Lda.", "Ltda.", "S.A. de C.V.", "K.K.", "OÜ", "UAB", "SIA", "Tbk", "Sdn. Bhd.",
    ])
  func legalForm(_ form: String) {
    let name = SupplierName("Nordlicht Papier \(form)")
    #expect(name.key == "nordlicht papier")
    #expect(name.rules.contains(.legalForm))
  }

  @Test("a mark on its own makes the same key as the letter that carries it")
  func decomposed() {
    let pairs = [
      ("Müller", "Mu\u{308}ller"), ("Ångström", "A\u{30A}ngstro\u{308}m"), ("йод", "и\u{306}од"),
      ("ガス", "カ\u{3099}ス"), ("Αθήνα", "Αθη\u{301}να"), ("Nguyễn", "Nguye\u{302}\u{303}n"),
    ]
    for (composed, decomposed) in pairs {
      #expect(SupplierName(composed).key == SupplierName(decomposed).key, "\(composed)")
    }
    // In another script, a mark is another letter.
    #expect(SupplierName("йод").key != SupplierName("иод").key)
    #expect(SupplierName("ガス").key != SupplierName("カス").key)
  }

  @Test("a key is its own key")
  func stable() {
    for entry in SupplierNameTests.table {
      let key = SupplierName(entry.name).key
      #expect(SupplierName(key).key == key)
    }
  }

  @Test("words carry identity: names that differ by one do not meet")
  func words() {
    let names = [
      "Müller & Söhne GmbH & Co. KG", "MUELLER UND SOEHNE", "Müller Söhne GmbH", "Müller GmbH",
      "Müller Logistik GmbH", "Müller 2 GmbH",
    ]
    #expect(Set(names.map { SupplierName($0).key }).count == names.count)
  }
}
