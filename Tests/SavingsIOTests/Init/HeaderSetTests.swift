import Savings
import Testing

@testable import SavingsIO

/// A header as some system writes it, and what a person would say that it means.
struct HeaderSet: CustomTestStringConvertible, Sendable {
  let name: String
  let header: String
  let row: String
  let wanted: [String: String]

  var testDescription: String { name }

  static let all = [
    HeaderSet(
      name: "SAP list, German",
      header:
        "Buchungskreis;Belegnummer;Kreditor;Name 1;Buchungsdatum;Belegdatum;Betrag in Hauswährung;Hauswährung;Sachkonto",
      row: "1000;19000#;1000@;@firm GmbH;2@.03.2025;1@.03.2025;1.2#,5@-;EUR;40000@",
      wanted: [
        "supplier": "Name 1", "supplier_id": "Kreditor", "amount": "Betrag in Hauswährung",
        "date": "Buchungsdatum", "currency": "Hauswährung",
      ]),
    HeaderSet(
      name: "SAP tables", header: "BUKRS;BELNR;LIFNR;NAME1;BUDAT;DMBTR;WAERS",
      row: "1000;19000#;000010000@;@firm AG;2025031@;12#4.5@;EUR",
      wanted: [
        "supplier": "NAME1", "supplier_id": "LIFNR", "amount": "DMBTR", "date": "BUDAT",
        "currency": "WAERS",
      ]),
    HeaderSet(
      name: "German invoices",
      header:
        "Lieferantennummer;Lieferantenname;Rechnungsdatum;Nettobetrag;MwSt;Bruttobetrag;Menge;Nettopreis",
      row: "700@;@firm GmbH;2@.3.2025;1#0,00;1@,00;2#9,00;3;4,50",
      wanted: [
        "supplier": "Lieferantenname", "supplier_id": "Lieferantennummer",
        "amount": "Nettobetrag", "date": "Rechnungsdatum", "quantity": "Menge",
        "unit_price": "Nettopreis",
      ]),
    HeaderSet(
      name: "French open data",
      header: "Exercice;Nom du fournisseur;SIRET;Montant HT;Montant TTC;Date de mandatement",
      row: "2025;@firm SARL;1234567890000@;1 2#,50;1 4#,60;2@/03/2025",
      wanted: [
        "supplier": "Nom du fournisseur", "amount": "Montant HT", "date": "Date de mandatement",
      ]),
    HeaderSet(
      name: "Spanish", header: "Código proveedor;Razón social;Fecha factura;Base imponible;Divisa",
      row: "40@;@firm SL;2@/03/2025;1.2#,50;EUR",
      wanted: [
        "supplier": "Razón social", "supplier_id": "Código proveedor", "date": "Fecha factura",
        "amount": "Base imponible", "currency": "Divisa",
      ]),
    HeaderSet(
      name: "Italian",
      header: "Fornitore;Data fattura;Numero fattura;Importo;Categoria merceologica",
      row: "@firm SRL;2@/03/2025;F#;1.2#,50;Carta @",
      wanted: [
        "supplier": "Fornitore", "date": "Data fattura", "amount": "Importo",
        "category": "Categoria merceologica", "order": "Numero fattura",
      ]),
    HeaderSet(
      name: "Dutch",
      header: "Leveranciersnummer;Leverancier;Factuurdatum;Bedrag excl. BTW;Bedrag incl. BTW",
      row: "40@;@firm BV;2@-03-2025;1.2#,50;1.4#,50",
      wanted: [
        "supplier": "Leverancier", "supplier_id": "Leveranciersnummer", "date": "Factuurdatum",
        "amount": "Bedrag excl. BTW",
      ]),
    HeaderSet(
      name: "Polish",
      header: "Kontrahent;Data faktury;Numer faktury;Kwota netto;Kwota brutto;Waluta",
      row: "@firm Sp. z o.o.;2025-03-1@;F#;1 2#,50;1 4#,50;PLN",
      wanted: [
        "supplier": "Kontrahent", "date": "Data faktury", "amount": "Kwota netto",
        "currency": "Waluta",
      ]),
    HeaderSet(
      name: "Portuguese", header: "Fornecedor;Data;Documento;Valor líquido;Valor total",
      row: "@firm Lda;2@/03/2025;F#;1.2#,50;1.4#,50",
      wanted: ["supplier": "Fornecedor", "date": "Data", "amount": "Valor líquido"]),
    HeaderSet(
      name: "purchasing card",
      header:
        "Agency Number,Agency Name,Cardholder Last Name,Description,Amount,Vendor,Transaction Date,Posted Date,Merchant Category Code (MCC)",
      row:
        "1000,STATE,Smith@,PURCHASE,1#4.5@,@FIRM INC,03/2@/2025 12:00:00 AM,03/2@/2025 12:00:00 AM,BOOKS",
      wanted: ["supplier": "Vendor", "amount": "Amount", "date": "Transaction Date"]),
    HeaderSet(
      name: "council",
      header:
        "Body Name,Organisation Unit,Expenditure Category,Date,Transaction Number,Amount,VAT Recovered,Supplier Name,Supplier ID",
      row: "X Council,Adults,Care @,2@/03/2025,#,\"£1,#4.5@\",0,@firm Ltd,50@",
      wanted: [
        "supplier": "Supplier Name", "supplier_id": "Supplier ID", "amount": "Amount",
        "date": "Date", "category": "Expenditure Category",
      ]),
    HeaderSet(
      name: "state checkbook",
      header: "Fiscal Year,Department,Vendor ID,Vendor Name,Check Date,Check Number,Payment Amount",
      row: "2025,DOT,50@,@FIRM INC,3/2@/2025,#,$1#4.5@",
      wanted: [
        "supplier": "Vendor Name", "supplier_id": "Vendor ID", "amount": "Payment Amount",
        "date": "Check Date",
      ]),
    HeaderSet(
      name: "procurement suite",
      header:
        "Invoice #,Supplier,Supplier #,Invoice Date,Status,Commodity,Line Total,Currency,Payment Terms",
      row: "#,@firm Inc,S@,2025-03-1@T00:00:00,Approved,Office @,1#4.5@,USD,Net 30",
      wanted: [
        "supplier": "Supplier", "supplier_id": "Supplier #", "amount": "Line Total",
        "date": "Invoice Date", "currency": "Currency", "category": "Commodity",
        "payment_terms": "Payment Terms",
      ]),
  ]

  /// Sixty rows: `@` is a digit that repeats, `#` a number that does not.
  var text: String {
    let firms = ["Nord", "Weber", "Acme", "Delta", "Klein", "Huber", "Lyon", "Orion", "Stahl"]
    return header + "\r\n"
      + (0..<60).map { index in
        let digit = index % firms.count
        return row.replacing("@firm", with: firms[digit]).replacing("@FIRM", with: firms[digit])
          .replacing("@", with: "\(digit)").replacing("#", with: "\(index / 10 % 10)\(index % 10)")
          + "\r\n"
      }.joined()
  }
}

@Suite("Columns that init finds")
struct HeaderSetTests {
  @Test("what a person would say is found without a mark", arguments: HeaderSet.all)
  func found(set: HeaderSet) throws {
    let folder = try TemporaryFolder()
    try folder.write(set.text)
    let draft = try InitDraft(["spend.csv"], directory: folder.path, mapping: [:])
    for (field, column) in set.wanted {
      let found = draft.inferences.first { $0.key == "spend.mapping.\(field)" }
      #expect(found?.value == column, "\(field)")
      #expect(found?.isMarked == false, "\(field): \(found?.evidence ?? "")")
    }
    #expect(draft.open.isEmpty)
  }

  @Test("a choice between two amounts is marked")
  func choice() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<40).map { "Acme \($0 % 7) Ltd,2025-01-0\($0 % 9 + 1),1\($0).50,2\($0).25\n" }
    try folder.write("Supplier,Date,Invoice amount,Payment amount\n" + rows.joined())
    let draft = try InitDraft(["spend.csv"], directory: folder.path, mapping: [:])
    #expect(draft.open.map(\.key) == ["spend.mapping.amount"])
    #expect(draft.yaml().contains("amount: CONFIRM Invoice amount"))
    let named = try InitDraft(
      ["spend.csv"], directory: folder.path, mapping: ["amount": "Payment amount"])
    #expect(named.open.isEmpty)
    #expect(named.yaml().contains("amount: Payment amount"))
  }

  @Test("names without meaning are proposed by their cells, with a mark")
  func meaningless() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<40).map { "Acme \($0 % 7) Ltd,\($0 % 9 + 13)/01/2025,1\($0).50,x\n" }
    try folder.write("AA,BB,CC,DD\n" + rows.joined())
    let draft = try InitDraft(["spend.csv"], directory: folder.path, mapping: [:])
    #expect(draft.open.map(\.value) == ["AA", "CC", "BB"])
    #expect(draft.open.allSatisfy { $0.confidence < 0.8 })
  }
}
