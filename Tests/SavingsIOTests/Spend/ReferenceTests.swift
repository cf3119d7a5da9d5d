import Savings
import Testing

@testable import SavingsIO

@Suite("Public ledgers", .enabled(if: ReferenceFolder.isWanted))
struct ReferenceTests {
  static let files = [
    "uk_dwp_2010/dwp_payments_2010_11_concat.csv", "uk_dft_2012/dft-monthly-spend-201206.csv",
    "uk_dft_2012/dft-monthly-spend-201209.csv", "uk_dft_2012/dft-monthly-spend-201210.csv",
    "uk_dh_2014/CSV__25K_Returns_December_Data_final_.csv",
    "uk_fco_2012/Pub_Data_Spend_Over__25k_-_CSV.csv", "us_scottsdale/ct_VendorPayments.csv",
    "us_delaware_pcard/delaware_Data.csv", "at_fwf_openapc/apc_2022_FWF.csv",
    "at_fwf_openapc/fwf_APC_2019.csv", "usaid_scms/SCMS_Delivery_History_Dataset_20150929.csv",
    "us_sf_vouchers/vendor_payments_sample.csv", "uk_leeds_2011/2010-12.csv",
    "uk_leeds_2011/2011-09.csv",
  ]

  @Test(arguments: files)
  func theFileAddsUpToTheRightAnswers(_ file: String) throws {
    let answers = try ReferenceFolder.answers(file)
    let ledger = try Self.ledger(file, answers)
    let input = ledger.files[0]
    let control = input.control
    #expect(input.sha256 == answers.sha256)
    #expect(input.bytes == answers.bytes)
    let encoding = answers.encoding == "cp1252" ? "windows-1252" : answers.encoding
    #expect(input.encoding == encoding)
    #expect(input.delimiter == answers.delimiter)
    #expect(control.records == answers.dataRecords)
    #expect(input.blank == answers.blankRecords)
    #expect(input.exactDuplicates == answers.exactDuplicateDataRecords)
    #expect(control.records == control.used + control.rejected + control.setAside)
    #expect(control.used == answers.amountOk - answers.supplierBlank)
    // The reader of the answers prints what the amounts add up to, without trailing zeros.
    let sum = Self.picos(answers.amountSumSupplierNonblank)
    #expect(control.amountUsed.picos == sum)
    // Rows that say NA in every cell are set aside, and NA is no supplier.
    if control.rejected + control.setAside <= answers.supplierBlank {
      #expect(ledger.cube.suppliers.count == answers.suppliersDistinctTrimmed)
    }
    // The answers include the dates of rows that name no supplier, and years alone.
    if answers.dateFormats["year"] == nil, answers.supplierBlank < 2 {
      #expect(control.dateMin?.iso == answers.dateMin)
      #expect(control.dateMax?.iso == answers.dateMax)
    }
    let cells = ledger.cube.cells.reduce(Int128(0)) { $0 + Int128($1.amount) * 1_000_000 }
    // A row with more than six decimals is rounded in its cell: at most half a millionth each.
    #expect((cells - sum).magnitude <= 500_000 * Int128(control.used).magnitude)
  }

  static func ledger(_ file: String, _ answers: ReferenceAnswers) throws -> Ledger {
    var settings = Settings()
    settings.spend.files = [file]
    settings.limits.rejectedShare = 1
    settings.limits.rejectedSpendShare = 1
    settings.spend.mapping = [
      "supplier": answers.supplierColumn.trimmed, "amount": answers.amountColumn.trimmed,
      "date": answers.dateColumn.trimmed,
    ]
    return try LedgerReader(
      settings: settings, directory: (ReferenceFolder.path ?? "") + "/data"
    ).read()
  }

  /// 10⁻¹² units of a plain decimal.
  static func picos(_ text: String) -> Int128 {
    Array(text.utf8).withUnsafeBytes { NumberScanner.scanned($0, decimalSign: 0x2E).picos }
  }
}

extension String {
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

@Suite("AdventureWorks", .enabled(if: ReferenceFolder.isWanted))
struct AdventureWorksTests {
  @Test func aHeadlessTabFileAddsUpAndMeetsItsMaster() throws {
    let folder = try #require(ReferenceFolder.path) + "/data/adventureworks"
    var settings = Settings()
    settings.spend.files = ["PurchaseOrderHeader.csv"]
    settings.spend.columns = [
      "PurchaseOrderID", "RevisionNumber", "Status", "EmployeeID", "VendorID", "ShipMethodID",
      "OrderDate", "ShipDate", "SubTotal", "TaxAmt", "Freight", "TotalDue", "ModifiedDate",
    ]
    settings.spend.mapping = ["amount": "SubTotal"]
    settings.suppliers.file = "Vendor.csv"
    settings.suppliers.columns = [
      "BusinessEntityID", "AccountNumber", "Name", "CreditRating", "PreferredVendorStatus",
      "ActiveFlag", "PurchasingWebServiceURL", "ModifiedDate",
    ]
    settings.suppliers.mapping = ["id": "BusinessEntityID"]
    let ledger = try LedgerReader(settings: settings, directory: folder).read()
    let control = ledger.files[0].control
    #expect(control.used == 4012)
    #expect(control.records == 4012)
    #expect(control.amountUsed.text == "63791994.8380")
    #expect(control.dateMin?.iso == "2022-04-15")
    #expect(control.dateMax?.iso == "2025-09-21")
    #expect(ledger.files[0].delimiter == "\t")
    let master = try readSuppliers(settings: settings, directory: folder)
    #expect(master.count == 104)
    let names = Dictionary(uniqueKeysWithValues: master.map { ($0.id, $0.name) })
    #expect(ledger.cube.suppliers.count == 86)
    #expect(ledger.cube.suppliers.allSatisfy { names[$0.id]?.isEmpty == false })
    #expect(names["1492"] == "Australia Bike Retailer")
  }
}
