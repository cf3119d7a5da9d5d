extension SyntheticPortfolio {
  /// The settings file that goes with the portfolio: every setting, and values that suit a buyer
  /// of this size where the defaults do not.
  package var settingsYAML: String {
    settings.commentedYAML(
      title: [
        "Settings of a synthetic portfolio; savings generate made this file and the data beside it.",
        "A value that differs from the program's default says so, and is the sample's own choice: "
          + "take none of them over without a thought.",
      ],
      notes: [
        "model.escalator": "The sample's buyer expects prices to rise so much; put your own here.",
        "programme.licence": "The sample's quote, for a buyer of about 180 million a year.",
        "programme.implementation": "The sample's quote.",
        "programme.integration": "The sample's quote: one flat file from one system.",
        "programme.data_clean_up": "The sample's ledger is cleaner than most.",
        "programme.staff": "The sample's plan: a third of a person.",
      ])
  }

  /// The settings themselves.
  package var settings: Settings {
    var settings = Settings()
    settings.spend.files = ["spend.csv"]
    settings.suppliers.file = "suppliers.csv"
    settings.fxFile = "fx.csv"
    settings.indexFile = "price-index.csv"
    settings.currency.base = "EUR"
    settings.actuals.agreements = "agreements.csv"
    settings.actuals.files = ["later.csv"]
    settings.actuals.states = "states.csv"
    settings.model.escalator = 0.025
    settings.programme.licence = 50_000
    settings.programme.implementation = 20_000
    settings.programme.integration = 12_000
    settings.programme.dataCleanUp = 6_000
    settings.programme.training = 5_000
    settings.programme.staff = 0.25
    settings.programme.humanDeals = 30
    return settings
  }
}
