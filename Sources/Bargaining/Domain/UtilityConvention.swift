/// How weights and evaluations make a utility. The same file means different things to different
/// tools, and both the frontier and the Nash point change with the reading.
public enum UtilityConvention: String, Sendable, CaseIterable {
  /// `U(o) = Σ wᵢ · eᵢ(oᵢ) / maxᵥ eᵢ(v)`: each issue is normalised by its largest evaluation, as
  /// Genius 10.4 does; evaluations must not be negative. An issue whose evaluations are all 0
  /// adds nothing.
  case genius
  /// `U(o) = Σ wᵢ · eᵢ(oᵢ)`, in the units of the evaluations: what NegMAS 0.16 makes of a Genius
  /// file.
  case raw
  /// `U(o) = Σ wᵢ · eᵢ(oᵢ)` with every evaluation in 0 … 1, as NegoLog writes its profiles.
  case asWritten = "as-written"

  /// The evaluations that make sense.
  var allowed: ClosedRange<Double> {
    switch self {
    case .genius: 0...Double.greatestFiniteMagnitude
    case .raw: -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    case .asWritten: 0...1
    }
  }
}
