import Savings

/// One of several equal parts of the work, as in `2/7`.
package struct Shard: Sendable, Equatable, CustomStringConvertible {
  /// From 1.
  package let number: Int
  package let count: Int

  /// Nil where the text is no such part.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]), count >= 1,
      (1...count).contains(number), count <= 1_000_000
    else { return nil }
    self.number = number
    self.count = count
  }

  package var description: String { "\(number)/\(count)" }

  /// Refuses shards that are not all parts of one whole, each once.
  static func requireAll(_ shards: [(shard: Shard, path: String)]) throws(Refusal) {
    guard let first = shards.first else {
      throw Refusal(
        .usage, "no results are named", fix: "Name the parts that savings stage negotiate made")
    }
    for other in shards where other.shard.count != first.shard.count {
      throw Refusal(
        .badData, file: other.path,
        "this is shard \(other.shard), and \(first.path) is shard \(first.shard)",
        fix: "Play all deals in the same number of shards")
    }
    try AggregateStage.requireDifferent(
      shards.map { ("shard \($0.shard)", $0.path) }, of: "its deals")
    let numbers = Set(shards.map(\.shard.number))
    if let missing = (1...first.shard.count).first(where: { !numbers.contains($0) }) {
      throw Refusal(
        .badData,
        "shard \(missing)/\(first.shard.count) is missing: \(shards.count) of \(first.shard.count) are there",
        fix:
          "Run savings stage negotiate --shard \(missing)/\(first.shard.count), and name its part")
    }
  }
}
