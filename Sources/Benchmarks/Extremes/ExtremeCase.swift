/// One extreme input, and what the program must make of it.
struct ExtremeCase: Sendable {
  let name: String
  /// Exit codes that `check` and `run` may end with, and those of `init`.
  let exits: Set<Int32>
  let initExits: Set<Int32>
  /// Settings beside the file.
  var settings: [String] = []
  var isZipped = false
  let write: @Sendable (ExtremeFile) -> Void

  private static let header = "supplier,amount,date\n"
  private static let row = "Acme,12.50,2026-01-31\n"
  private static let gibibyte = 1 << 30
  private static let allRejects = [
    "limits.rejected_rows=10000000", "limits.rejected_share=1", "limits.rejected_spend_share=1",
  ]

  static let all = [
    ExtremeCase(name: "10 M columns", exits: [65], initExits: [65]) {
      $0.write("supplier,amount")
      $0.write(",c", times: 10_000_000)
      $0.write("\nAcme,1\n")
    },
    ExtremeCase(name: "10 M columns without names", exits: [65], initExits: [65]) {
      $0.write("supplier,amount")
      $0.write(",", times: 10_000_000)
      $0.write("\nAcme,1\n")
    },
    ExtremeCase(name: "1 GiB in quotes", exits: [65], initExits: [0]) {
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write("\"")
      $0.write("x", times: gibibyte)
      $0.write("\",1,2026-01-31\n")
    },
    ExtremeCase(name: "1 GiB cell", exits: [65], initExits: [0]) {
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write("x", times: gibibyte)
      $0.write(",1,2026-01-31\n")
    },
    ExtremeCase(name: "1 GiB without a line break", exits: [65], initExits: [65]) {
      $0.write("abc,12.5;", times: gibibyte / 9)
    },
    ExtremeCase(name: "100 M empty lines", exits: [0], initExits: [0]) {
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write("\n", times: 100_000_000)
      $0.write(row, times: 1000)
    },
    ExtremeCase(name: "256 MiB of NUL", exits: [65], initExits: [0]) {
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write("\0", times: gibibyte / 4)
      $0.write("\n")
    },
    ExtremeCase(name: "a quote opens the header", exits: [65], initExits: [65]) {
      $0.write("\"" + header)
      $0.write(row, times: 20_000_000)
    },
    ExtremeCase(name: "a quote opens the first row", exits: [65], initExits: [0, 65]) {
      $0.write(header + "\"")
      $0.write(row, times: 20_000_000)
    },
    ExtremeCase(name: "3 M suppliers", exits: [65], initExits: [0]) {
      $0.write(header)
      $0.write(rows: 3_000_000) {
        "Supplier \($0 &* 7919 % 3_000_000) Ltd,\($0 % 9000).50,2026-01-15\n"
      }
    },
    ExtremeCase(name: "1,000 suppliers of 1 MiB each", exits: [65], initExits: [0, 65]) {
      let name = String(repeating: "long name ", count: 104_000)
      $0.write(header)
      $0.write(rows: 1_000) { "\($0) \(name),5.00,2026-01-15\n" }
    },
    ExtremeCase(name: "1 M rejects", exits: [65], initExits: [0]) {
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write(rows: 1_000_000) { "Acme \($0 % 97),n/a \($0),2026-01-31\n" }
    },
    ExtremeCase(name: "1 M rejects, allowed", exits: [0], initExits: [0], settings: allRejects) {
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write(rows: 1_000_000) { "Acme \($0 % 97),n/a \($0),2026-01-31\n" }
    },
    ExtremeCase(
      name: "60,000 rejects of 16 KiB, allowed", exits: [0], initExits: [0], settings: allRejects
    ) {
      let note = String(repeating: "no number ", count: 1_600)
      $0.write(header)
      $0.write(row, times: 1000)
      $0.write(rows: 60_000) { "Acme,\(note)\($0),2026-01-31\n" }
    },
    ExtremeCase(name: "1 GiB in 5 MB of gzip", exits: [65], initExits: [65], isZipped: true) {
      $0.write(header)
      $0.write("x", times: gibibyte)
    },
  ]
}
