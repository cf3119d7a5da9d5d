/// The values of numbered outcomes, issue by issue, without an array for each.
public struct OutcomeCoordinates: Sendable {
  /// How many values each issue has.
  public let shape: [Int]
  /// How many outcome numbers lie between two values of each issue.
  private let strides: [Int]

  public init(shape: [Int]) {
    self.shape = shape
    var strides = [Int](repeating: 1, count: shape.count)
    for issue in shape.indices.dropLast().reversed() {
      strides[issue] = strides[issue + 1] * shape[issue + 1]
    }
    self.strides = strides
  }

  /// The value of an issue in an outcome.
  public func value(of issue: Int, in outcome: Int) -> Int {
    outcome / strides[issue] % shape[issue]
  }

  /// The share of issues that have different values.
  public func difference(_ one: Int, _ other: Int) -> Double {
    var differences = 0
    for issue in shape.indices where value(of: issue, in: one) != value(of: issue, in: other) {
      differences += 1
    }
    return Double(differences) / Double(shape.count)
  }
}

/// Additive likings of all outcomes, kept in step with a table for each issue.
struct AdditiveLikings: Sendable {
  /// What each value of each issue adds.
  var tables: [[Double]]
  private(set) var sums: [Double]

  init(shape: [Int]) {
    tables = shape.map { [Double](repeating: 0, count: $0) }
    sums = [Double](repeating: 0, count: shape.reduce(1, *))
  }

  /// Sums the tables over again, in place.
  mutating func refresh() {
    sums[0] = 0
    var count = 1
    for table in tables {
      // From the end, so that no sum is overwritten before it was extended.
      for place in stride(from: count - 1, through: 0, by: -1) {
        let sum = sums[place]
        for value in table.indices { sums[place * table.count + value] = sum + table[value] }
      }
      count *= table.count
    }
  }
}
