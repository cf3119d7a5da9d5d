extension ROIWorkbook {
  /// Names of the inputs, as formulas use them.
  enum Name {
    static let discountRate = "discount_rate"
    static let licence = "licence"
    static let uplift = "licence_uplift"
    static let staff = "staff"
    static let staffCost = "staff_cost"
    static let hidden = "hidden_cost_factor"
    static let usage = "usage_factor"
    static let exceptions = "finished_by_people_factor"
    static let saving = "agreed_saving_factor"
    static let realisation = "realisation_factor"
    static let coverage = "coverage_factor"
    static let monthly = "monthly_rate"

    static func start(_ cost: ProgrammeCost) -> String { cost.name }
  }

  private typealias Line = (name: String, value: Double, style: SheetStyle, meaning: String)

  private var lines: [Line] {
    let start: [(ProgrammeCost, Double)] = [
      (.implementation, programme.implementation), (.integration, programme.integration),
      (.dataCleanUp, programme.dataCleanUp), (.training, programme.training),
    ]
    return [
      (Name.discountRate, programme.discountRate, .percent, "A year; months compound to it"),
      (Name.licence, programme.licence, .money, "A year, paid in monthly parts"),
      (Name.uplift, programme.licenceUplift, .percent, "From each contract year to the next"),
    ]
      + start.map { cost, amount in
        (Name.start(cost), amount, .money, "\(cost.title): once, in month 0")
      } + [
        (Name.staff, programme.staff, .factor, "Own staff, full-time posts"),
        (Name.staffCost, programme.staffCost, .money, "A post and year"),
        (
          Name.hidden, 1, .factor,
          "× what the licence quote leaves out, as the case has it; 0 leaves it out"
        ),
        (Name.usage, 1, .factor, "× usage per negotiation, as simulated"),
        (Name.exceptions, 1, .factor, "× cost of deals that a person finishes, as simulated"),
        (Name.saving, 1, .factor, "× agreed saving, as simulated"),
        (Name.realisation, 1, .factor, "× share of agreed saving that reaches invoices"),
        (Name.coverage, 1, .factor, "× coverage: acts on savings, usage and finished deals"),
      ]
  }

  /// The inputs, and where each name stands.
  var inputSheet: (sheet: Sheet, names: [(name: String, reference: String)]) {
    var sheet = Sheet("Inputs", widths: [28, 16, 70])
    var names: [(name: String, reference: String)] = []
    sheet.rows = [
      [.heading("Input"), .heading("Value"), .heading("Meaning, amounts in \(currency.code)")]
    ]
    for line in lines {
      sheet.rows.append([
        .text(line.name), .input(line.name, line.value, line.style), .text(line.meaning),
      ])
      names.append((line.name, "Inputs!$B$\(sheet.rows.count)"))
    }
    let monthly = Roots.monthly(annual: programme.discountRate)
    sheet.rows.append([
      .text(Name.monthly),
      .formula("=(1+\(Name.discountRate))^(1/12)-1", .number(monthly), .percent),
      .text("Discount rate a month: computed"),
    ])
    names.append((Name.monthly, "Inputs!$B$\(sheet.rows.count)"))
    sheet.rows += [
      [],
      [
        .text(
          "Yellow cells are for you to change; every other figure of the sheets Summary, Expected and of the scenarios follows. Savings are simulated: what the worlds came to stands in the grey columns and is not computed here."
        )
      ],
    ]
    return (sheet, names)
  }
}
