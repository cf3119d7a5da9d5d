import Bargaining

/// Reads domains and profiles in the XML of Genius 10.4 (TU Delft).
///
/// Issues are discrete, integer or real. An integer issue has a value for every whole number in its
/// range; a real one has none until it is cut into equal parts. Objectives may lie inside each other.
public enum GeniusFiles {
  /// A domain file and the files of the two sides. Issues and values are matched by name.
  ///
  /// - Parameters:
  ///   - domain: path of the `<negotiation_template>`.
  ///   - first: path of the first side's `<utility_space>`.
  ///   - second: path of the second side's.
  ///   - cuts: into how many equal parts real issues are cut; nil refuses them.
  /// - Throws: for files that are not well-formed, issues of other kinds, and whatever is missing,
  ///   doubled, not a number or unknown to the domain.
  public static func read(
    domain: String, first: String, second: String, cuts: Int? = nil
  ) throws(DomainFileError) -> ScenarioFiles {
    let outcomes = try GeniusFile(TextFile(path: domain)).domain(cuts: cuts)
    let mine = try GeniusFile(TextFile(path: first)).profile(of: outcomes, cuts: cuts)
    let theirs = try GeniusFile(TextFile(path: second)).profile(of: outcomes, cuts: cuts)
    return ScenarioFiles(
      domain: outcomes, first: mine.profile, second: theirs.profile,
      remarks: mine.remarks + theirs.remarks)
  }

  /// A domain from text; `file` is for errors only.
  public static func domain(
    text: String, file: String, cuts: Int? = nil
  ) throws(DomainFileError) -> DiscreteDomain {
    try GeniusFile(TextFile(path: file, text: text)).domain(cuts: cuts)
  }

  /// A profile from text; `file` is for errors only.
  public static func profile(
    text: String, file: String, of domain: DiscreteDomain, cuts: Int? = nil
  ) throws(DomainFileError) -> (profile: Profile, remarks: [String]) {
    try GeniusFile(TextFile(path: file, text: text)).profile(of: domain, cuts: cuts)
  }
}
