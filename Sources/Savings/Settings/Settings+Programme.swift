extension Settings {
  /// Keys that only the arithmetic of the return on investment reads: what a programme costs, how it
  /// starts and ends, and how much of a saving reaches invoices. With others of these the
  /// negotiations are the same, draw for draw.
  package static let ofProgramme: Set<String> = Set(
    programmeSettings.filter { $0 != "programme.human_deals" }
      + ["model.realisation_tail", "model.realisation_mid_tier", "model.realisation_strategic"])

  private static let programmeSettings = Setting.programmeSettings.map(\.key)

  /// Keys whose values differ, in the order of ``Setting/all``; without those that change no figure.
  package func differences(from other: Settings) -> [Setting] {
    Setting.all.filter {
      !Settings.withoutEffect.contains($0.key) && $0.value(in: self) != $0.value(in: other)
    }
  }
}
