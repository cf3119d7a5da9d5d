import Testing

@testable import Savings

@Suite("What the name of a column says")
struct ColumnNameTests {
  @Test("published names stand above all others, in their order")
  func published() {
    for field in SpendField.allCases {
      let scores = field.aliases.map { ColumnNameScore.score($0, field) }
      #expect(scores.allSatisfy { $0 > 0.91 })
      #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 })
    }
    #expect(ColumnNameScore.score("Amount (£)", .amount) == 1)
  }

  @Test("words are cut at signs and capitals, without case, accents and fillers")
  func words() {
    #expect(ColumnWords.split("SumOfAmount") == ["sum", "amount"])
    #expect(ColumnWords.split("TRANS_DT") == ["trans", "dt"])
    #expect(ColumnWords.split(" Nº de la Übergröße ") == ["nº", "ubergrosse"])
    #expect(ColumnWords.split("Invoice #") == ["invoice", "number"])
    #expect(ColumnWords.split("£ ()") == [])
  }

  @Test("compounds are taken apart where every part is known")
  func compounds() {
    func senses(_ name: String) -> [ColumnConcept] { ColumnWords(name).words.flatMap(\.senses) }
    #expect(senses("Lieferantennummer").contains(.supplier))
    #expect(senses("Lieferantennummer").contains(.id))
    #expect(senses("Rechnungsdatum").contains(.date))
    #expect(senses("factuurdatum").contains(.invoice))
    #expect(senses("Xylophonbauer").isEmpty)
  }

  @Test(
    "a word beyond those of the field speaks of something else",
    arguments: [
      ("Supplier Type", SpendField.supplier), ("Supplier Site Postcode", .supplier),
      ("Vendor INCO Term", .supplier), ("Non-supplier flag", .supplier), ("VAT amount", .amount),
      ("Unit price", .amount), ("Budget amount", .amount), ("Encumbrance Balance", .amount),
      ("Freight Cost (USD)", .amount), ("Date of birth of requester", .amount),
      ("Contract amount", .date), ("Unit of Measure", .unitPrice), ("Supplier name", .supplierID),
    ])
  func foreign(name: String, field: SpendField) {
    #expect(ColumnNameScore.score(name, field) < 0.6)
  }

  @Test(
    "names that no list has are understood",
    arguments: [
      ("Buchungsdatum", SpendField.date), ("Date de mandatement", .date), ("TRANS_DT", .date),
      ("Betrag in Hauswährung", .amount), ("Montant HT", .amount), ("Kwota netto", .amount),
      ("Bedrag excl. BTW", .amount), ("Amount excluding VAT", .amount), ("Vouchers Paid", .amount),
      ("Nom du fournisseur", .supplier), ("Nazwa dostawcy", .supplier), ("Publisher", .supplier),
      ("Código proveedor", .supplierID), ("LIFNR", .supplier), ("Waluta", .currency),
      ("Categoria merceologica", .category), ("Zahlungsbedingung", .paymentTerms),
      ("Aantal", .quantity), ("Mengeneinheit", .unit), ("Nettopreis", .unitPrice),
      ("Rechnungsnummer", .order), ("Kostenstelle", .businessUnit), ("Buchungstext", .description),
    ])
  func understood(name: String, field: SpendField) {
    #expect(ColumnNameScore.score(name, field) >= 0.8)
  }

  @Test("net stands before gross, and the line's own amount before its tax")
  func net() {
    func amount(_ name: String) -> Double { ColumnNameScore.score(name, .amount) }
    #expect(amount("Nettobetrag") > amount("Bruttobetrag"))
    #expect(amount("Montant HT") > amount("Montant TTC"))
    #expect(amount("Amount excl VAT") > amount("Amount incl VAT"))
  }
}
