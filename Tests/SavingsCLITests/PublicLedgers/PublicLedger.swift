import Foundation
import Testing

/// A ledger of the folder that `SAVINGS_REFERENCE` names, with the settings that fit it.
struct PublicLedger: CustomTestStringConvertible, Sendable {
  /// Name of the settings file in `Ledgers`.
  let name: String
  /// Paths below `data`.
  let spend: String
  var suppliers: String?

  var testDescription: String { name }

  static let usaid = PublicLedger(
    name: "usaid_scms", spend: "usaid_scms/SCMS_Delivery_History_Dataset_20150929.csv")
  static let dwp = PublicLedger(
    name: "uk_dwp_2010", spend: "uk_dwp_2010/dwp_payments_2010_11_concat.csv")
  static let adventureWorks = PublicLedger(
    name: "adventureworks", spend: "adventureworks/PurchaseOrderHeader.csv",
    suppliers: "adventureworks/Vendor.csv")
  static let all = [usaid, dwp, adventureWorks]

  private static let reference: String? = {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["SAVINGS_REFERENCE"], !path.isEmpty { return path }
    print("SAVINGS_REFERENCE is not set: the runs of public ledgers are skipped")
    return nil
  }()

  /// True where the tests should run; in continuous integration they must, and fail without it.
  static var isWanted: Bool {
    reference != nil || ProcessInfo.processInfo.environment["CI"] != nil
  }

  static func folder() throws -> String {
    try #require(reference, "SAVINGS_REFERENCE must name the folder of public ledgers") + "/data"
  }

  /// What an independent reader found.
  static func answers() throws -> Document {
    try Document(Data(contentsOf: URL(filePath: folder() + "/reference.json")))
  }

  func run(_ verb: [String], in folder: Folder) throws -> Program.Result {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let settings = tests.appending(path: "Ledgers/\(name).yaml").path
    let data = try Self.folder()
    var arguments = verb + ["-c", settings, "--set", "spend.files=\(data)/\(spend)"]
    arguments += ["--set", "output.directory=\(folder.path)/out"]
    if let suppliers { arguments += ["--set", "suppliers.file=\(data)/\(suppliers)"] }
    return try Program.run(arguments, in: folder)
  }

  func check() throws -> Document {
    let result = try run(["check", "--format", "json"], in: Folder())
    try #require(result.status == 0, "\(result.error)")
    return try Document(Data(result.output.utf8))
  }
}
