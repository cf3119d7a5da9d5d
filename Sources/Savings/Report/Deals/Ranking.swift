/// Places of a list by what they are worth.
enum Ranking {
  /// The most worth first; ties by name.
  ///
  /// - Parameters:
  ///   - worths: by place.
  ///   - name: of the place; no two are the same.
  static func places(_ worths: [Money], ties name: (Int) -> String) -> [Int] {
    // The amounts lie in what is sorted: to fetch them from elsewhere for each comparison takes longer
    // than to sort.
    worths.enumerated().map { (minor: $1.minor, place: $0) }.sorted {
      $0.minor == $1.minor ? name($0.place) < name($1.place) : $0.minor > $1.minor
    }.map(\.place)
  }
}
