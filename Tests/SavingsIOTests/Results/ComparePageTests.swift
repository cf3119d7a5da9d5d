import Savings
import Testing

@testable import SavingsIO

/// The page of a comparison, byte for byte: data, policy, model and costs have all changed.
struct ComparePageTests {
  private static func run(_ factor: Int64, _ change: (inout Settings) -> Void) async throws
    -> ComparedRun
  {
    var cube = SpendCube(
      categories: ["Parts", "Service"], currencies: ["EUR"],
      asOf: CalendarDate(year: 2026, month: 3, day: 31), hasWindow: true)
    let names = (0..<12).map { "Supplier \($0 < 10 ? "0" : "")\($0)" }
    // One comes and one goes.
    let own = factor == 100 ? names.dropLast() : names.dropFirst()
    for (index, name) in own.enumerated() {
      cube.suppliers.append(RawSupplier(id: "", name: name))
      let number = Int64(names.firstIndex(of: name) ?? 0)
      for category in 0..<2 as Range<Int32> {
        var cell = SpendCell(supplier: Int32(index), category: category)
        let grown = number % 3 == 1 ? factor : 100
        let spend = 24_000_000_000 + number * 1_234_560_000
        cell.amount = (spend + Int64(category) * 7_000_000_000) * grown / 100
        cell.windowAmount = cell.amount
        (cell.rows, cell.recentInvoices) = (6, 3)
        cube.cells.append(cell)
      }
    }
    var settings = Settings()
    settings.worlds = 10
    settings.compare.policies = []
    settings.currency.base = "EUR"
    change(&settings)
    var file = InputFile(path: "spend.csv")
    file.sha256 = String(repeating: factor == 100 ? "a" : "b", count: 64)
    file.control.used = cube.cells.count * 6
    let run = try await SavingsRun(
      ledger: Ledger(cube: cube, files: [file], rejects: []), records: [], fx: FXTable(),
      settings: settings, threads: 2, digest: SHA256.hex)
    return ComparedRun(id: factor == 100 ? "before" : "after", version: "1", run: run)
  }

  @Test("the page is the golden one, and the bridge in it ends with nothing left over")
  func golden() async throws {
    let before = try await Self.run(100) { _ in }
    let after = try await Self.run(130) { settings in
      settings.policy.rounds += 2
      settings.seed += 1
      settings.programme.licence = 90_000
    }
    let comparison = try await RunComparison(from: before, to: after)
    let causes = Set(comparison.bridge.steps.map(\.cause))
    #expect(causes.isSuperset(of: [.programme, .policy, .model, .left, .entered]))
    let sum = comparison.bridge.steps.reduce(comparison.bridge.before) { $0 + $1.change }
    #expect(sum == comparison.bridge.after)
    Golden.expect(CompareDocument(comparison).html, "compare.html")
    // Twice the same bytes, whatever the threads.
    let again = try await RunComparison(from: before, to: after, threads: 1)
    #expect(CompareDocument(again).html == CompareDocument(comparison).html)
  }
}
