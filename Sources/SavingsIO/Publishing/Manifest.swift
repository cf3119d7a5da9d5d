import FoundationEssentials
import Savings

/// `manifest.json`: what a run read and what it published, with the fingerprint of each file. It is
/// written last, so that a folder with a manifest is complete.
package struct Manifest: Codable, Equatable, Sendable {
  package var schema = 1
  package var runID: String
  package var version: String
  /// SHA-256 of all that decides the run's bytes; the name of the run holds its first digits.
  package var key: String
  package var inputs: [PublishedFile]
  package var outputs: [PublishedFile]

  package static let name = "manifest.json"
  /// Files of a run that may differ between two runs of one key; the manifest leaves them out, so that
  /// it is the same as well.
  package static let unlisted: Set<String> = ["metrics.prom", "timings.json"]

  enum CodingKeys: String, CodingKey {
    case schema, version, key, inputs, outputs
    case runID = "run_id"
  }

  package init(
    runID: String, version: String, key: String, inputs: [PublishedFile], outputs: [PublishedFile]
  ) {
    self.runID = runID
    self.version = version
    self.key = key
    self.inputs = inputs
    self.outputs = outputs.filter { !Manifest.unlisted.contains($0.path) }
      .sorted { $0.path.precedes($1.path) }
  }

  /// - Throws: where the bytes are not those of a manifest.
  init(_ bytes: [UInt8]) throws {
    self = try JSONDecoder().decode(Manifest.self, from: Data(bytes))
  }

  package var bytes: [UInt8] {
    JSONText.bytes(
      .object([
        ("schema", .integer(schema)), ("run_id", .string(runID)), ("version", .string(version)),
        ("key", .string(key)), ("inputs", .array(inputs.map(\.json))),
        ("outputs", .array(outputs.map(\.json))),
      ]))
  }
}
