extension Setting {
  /// All settings, in the order of the commented file.
  package static let all: [Setting] =
    runSettings + inputSettings + tierSettings + policySettings + modelSettings
    + correlationSettings + calibrationSettings + programmeSettings + compareSettings
    + actualsSettings + outputSettings + historySettings
}
