/// The colours of a page, each with its light and its dark value.
///
/// Text meets 4.5 : 1 on its background in both; a test computes it for every pair below.
enum Palette {
  static let colours: [(name: String, light: String, dark: String)] = [
    ("paper", "#ffffff", "#11161c"),
    ("panel", "#f5f7f9", "#19212a"),
    ("ink", "#1a2330", "#e7ebf0"),
    ("muted", "#525d6b", "#a7b2bf"),
    ("rule", "#d6dce3", "#2e3945"),
    ("grid", "#e6eaee", "#27313c"),
    ("accent", "#1f5a8c", "#82b6e3"),
    ("accent-soft", "#c6dbec", "#274b68"),
    ("total", "#3a4757", "#c2ccd7"),
    ("loss", "#a2352b", "#f1998e"),
    ("loss-soft", "#f3dad6", "#552a27"),
    ("caution", "#7c5600", "#e3b95a"),
    ("caution-soft", "#fdf4dc", "#2b2413"),
    ("heat-0", "#f1f5f9", "#1a2530"),
    ("heat-1", "#d8e6f1", "#1f3548"),
    ("heat-2", "#b6d0e6", "#254862"),
    ("heat-3", "#8ab4d8", "#2c5c80"),
    ("heat-4", "#2f6ca2", "#8fbde5"),
    ("heat-5", "#1b4b78", "#c3ddf4"),
    ("cool-1", "#f7e2de", "#3b2523"),
    ("cool-2", "#ecbdb5", "#6a302a"),
    ("cool-3", "#9c3229", "#f2a297"),
    ("on-strong", "#ffffff", "#10161c"),
  ]

  /// What is written on what.
  static let pairs: [(text: String, on: String)] = [
    ("ink", "paper"), ("ink", "panel"), ("muted", "paper"), ("muted", "panel"),
    ("accent", "paper"), ("accent", "panel"), ("loss", "paper"), ("loss", "panel"),
    ("ink", "caution-soft"), ("caution", "caution-soft"), ("ink", "accent-soft"),
    ("ink", "loss-soft"), ("ink", "heat-0"), ("ink", "heat-1"), ("ink", "heat-2"),
    ("ink", "heat-3"), ("on-strong", "heat-4"), ("on-strong", "heat-5"), ("ink", "cool-1"),
    ("ink", "cool-2"), ("on-strong", "cool-3"), ("paper", "accent"), ("paper", "total"),
  ]

  /// The variables of both schemes; paper is always light.
  static var variables: String {
    let light = colours.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = colours.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    return """
      :root{color-scheme:light dark;\(light)}
      @media screen and (prefers-color-scheme:dark){:root{\(dark)}}
      @media print{:root{color-scheme:light}}

      """
  }
}
