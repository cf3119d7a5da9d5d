// swift-tools-version: 6.2
import PackageDescription

/// Strict settings once, for every Swift target of this package.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The pure targets also promise that they hold no unsafe code; the compiler checks it.
let pure: [SwiftSetting] = strict + [.strictMemorySafety()]

let package = Package(
  name: "savings",
  products: [
    .library(name: "Bargaining", targets: ["Bargaining"]),
    .library(name: "BargainingDomains", targets: ["BargainingDomains"]),
    .executable(name: "savings", targets: ["SavingsCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The negotiation engine: no procurement, no input or output.
    // Square roots are calls into libm where nothing is optimised.
    .target(
      name: "Bargaining", swiftSettings: pure,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Published negotiation domains, from their files.
    .target(name: "BargainingDomains", dependencies: ["Bargaining"], swiftSettings: strict),
    // The model: spend, tiers, deals, worlds, savings, ROI, report contents. Values only.
    .target(name: "Savings", dependencies: ["Bargaining"], swiftSettings: pure),
    // Files, templates, the C libraries and, through GRDB, the system's SQLite: .apt(["libsqlite3-dev"]).
    .target(
      name: "SavingsIO",
      dependencies: [
        "Savings", "Bargaining", "CCSV", "CCrypto", "CLinux", "CMemoryFile", "CXlsxWriter", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Yams", package: "Yams"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // Arguments, wiring, exit codes.
    .executableTarget(
      name: "SavingsCLI",
      dependencies: [
        "SavingsIO", "Savings", "Bargaining",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    // Ratios against the peers and the physical limits; raw data beside the code.
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Bargaining", "BargainingDomains", "LedgerTrials", "NightTrials", "Savings", "SavingsIO",
      ],
      exclude: ["Runs"],
      swiftSettings: strict),

    // Hostile ledgers, and what must hold of them: for the tests, `Benchmarks` and `Fuzz`.
    .target(
      name: "LedgerTrials", dependencies: ["SavingsIO", "Savings", "CLinux"], swiftSettings: strict),

    // Nights on which something goes wrong, and what must hold of them: for the tests and `Benchmarks`.
    // The tracer lets a program's n-th system call fail; it counts those of all threads together.
    .target(name: "CTracer"),
    .target(
      name: "NightTrials", dependencies: ["Savings", "CTracer", "CLinux"], swiftSettings: strict),

    // Parts of a workbook in memory, where libxlsxwriter would take files and not look at their errors.
    .target(name: "CMemoryFile"),

    // System libraries: a module map and a reasoned shim.h each.
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CXlsxWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),

    .testTarget(name: "BargainingTests", dependencies: ["Bargaining"], swiftSettings: strict),
    .testTarget(
      name: "BargainingDomainsTests", dependencies: ["BargainingDomains", "Bargaining"],
      swiftSettings: strict),
    .testTarget(
      name: "SavingsTests", dependencies: ["Savings", "Bargaining"], swiftSettings: strict),
    .testTarget(
      name: "SavingsIOTests",
      dependencies: [
        "SavingsIO", "Savings", "LedgerTrials", "CCSV", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "SavingsCLITests", dependencies: ["SavingsCLI", "SavingsIO", "Savings", "NightTrials"],
      exclude: ["Ledgers", "Browser/page-checks.js"], swiftSettings: strict),
  ]
)

// libFuzzer's part of the compiler, which an ordinary build does without: `make fuzz` asks for it.
if Context.environment["SAVINGS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["LedgerTrials", "SavingsIO", "Savings"],
      exclude: ["ledger.dict"], swiftSettings: strict))
}
