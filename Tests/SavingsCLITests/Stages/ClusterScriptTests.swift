import Foundation
import Testing

/// The scripts for machines without a platform do what they say.
struct ClusterScriptTests {
  private static let scripts = URL(filePath: Sample.path).deletingLastPathComponent()
    .appending(path: "Sources/Cluster").path

  /// Runs a script with the built program.
  private static func run(
    _ name: String, _ arguments: [String], in folder: Folder, path: String = "/usr/bin:/bin"
  ) throws -> Program.Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["\(scripts)/\(name)"] + arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.environment = [
      "PATH": path, "HOME": folder.path, "PROGRAM": Program.path, "SAVINGS_WORLDS": "4",
      "SAVINGS_SPEND__FILES": "ledger-*.csv", "TMPDIR": folder.path,
      "SAVINGS_OUTPUT__DIRECTORY": "staged",
    ]
    let streams = try Folder()
    let (out, error) = (try streams.handle("out"), try streams.handle("error"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = out
    process.standardError = error
    try process.run()
    process.waitUntilExit()
    return Program.Result(
      status: process.terminationStatus, output: streams.text("out"), error: streams.text("error"))
  }

  @Test("xargs: the bytes of one process, and no part is left behind")
  func xargs() throws {
    let stages = try Stages(5)
    try stages.run()
    let result = try Self.run("xargs.sh", ["savings.yaml", "2"] + stages.files, in: stages.folder)
    #expect(result.status == 0, "\(result.error)")
    PublishedFiles.expectSame(
      try PublishedFiles.all(stages.folder, "staged/latest"),
      try PublishedFiles.all(stages.folder, "out/latest"))
    #expect(!stages.folder.names().contains { $0.hasPrefix("savings-parts") })
  }

  @Test("xargs: a file that cannot be read publishes nothing")
  func failure() throws {
    let stages = try Stages(3)
    let result = try Self.run(
      "xargs.sh", ["savings.yaml", "2", stages.files[0], "none.csv", stages.files[1]],
      in: stages.folder)
    #expect(result.status != 0 && result.error.contains("none.csv: there is no such file"))
    #expect(stages.folder.names("staged").isEmpty)
    #expect(!stages.folder.names().contains { $0.hasPrefix("savings-parts") })
    let usage = try Self.run("xargs.sh", ["savings.yaml"], in: stages.folder)
    #expect(usage.status == 64 && usage.error == "xargs.sh SETTINGS PROCESSES FILE…\n")
  }

  /// A scheduler of one machine: runs each task of an array at once, and starts nothing behind a failure.
  private static let scheduler = """
    #!/bin/bash
    first=1 last=1
    while (($# > 0)); do
      case $1 in
        --array) first=${2%-*} last=${2#*-}; shift ;;
        --wrap) wrap=$2; shift ;;
        --dependency) [ -e "$HOME/failed" ] && exit 1; shift ;;
      esac
      shift
    done
    for task in $(seq "$first" "$last"); do
      SLURM_ARRAY_TASK_ID=$task sh -c "$wrap" >&2 || touch "$HOME/failed"
    done
    echo 7

    """

  @Test("Slurm: the tasks that are submitted make the bytes of one process")
  func slurm() throws {
    let stages = try Stages(4)
    try stages.run()
    try stages.folder.makeDirectory("bin")
    try stages.folder.makeDirectory("parts")
    try stages.folder.write("bin/sbatch", Self.scheduler)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: stages.folder.path + "/bin/sbatch")
    let result = try Self.run(
      "slurm.sh", ["savings.yaml", "parts", "3"] + stages.files, in: stages.folder,
      path: "\(stages.folder.path)/bin:/usr/bin:/bin")
    #expect(result.status == 0, "\(result.error)")
    PublishedFiles.expectSame(
      try PublishedFiles.all(stages.folder, "staged/latest"),
      try PublishedFiles.all(stages.folder, "out/latest"))
  }
}
