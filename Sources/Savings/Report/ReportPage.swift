/// A report as values: what it says, without how it looks. Each writer (HTML, CSV, JSON) renders
/// the same page, so that they cannot disagree.
package struct ReportPage: Sendable {
  package var title: String
  package var subtitle: String
  /// Printed first and unmistakably: "simulated", "incomplete".
  package var banners: [String]
  package var sections: [ReportSection]
  package var footer: [String]
  /// The page that this one belongs to; none for a page of its own.
  package var parent: ReportLink?
  /// A page to take along on paper: set tighter, and its short sections side by side.
  package var isBrief: Bool

  package init(
    title: String, subtitle: String, banners: [String] = [], sections: [ReportSection] = [],
    footer: [String] = [], parent: ReportLink? = nil, isBrief: Bool = false
  ) {
    self.isBrief = isBrief
    self.parent = parent
    self.title = title
    self.subtitle = subtitle
    self.banners = banners
    self.sections = sections
    self.footer = footer
  }
}

/// A way to another page of the same run. The path is relative, of plain letters, digits, `.`, `-`,
/// `_` and `/`, and an anchor; writers refuse others.
package struct ReportLink: Sendable, Equatable {
  package var text: String
  package var path: String

  package init(_ text: String, to path: String) {
    self.text = text
    self.path = path
  }
}

package struct ReportSection: Sendable {
  /// Stable anchor: lower-case words and hyphens.
  package var id: String
  package var heading: String
  package var blocks: [ReportBlock]
  /// Short enough to stand beside its neighbour on a brief page.
  package var isShort: Bool

  package init(id: String, heading: String, isShort: Bool = false, blocks: [ReportBlock]) {
    self.isShort = isShort
    self.id = id
    self.heading = heading
    self.blocks = blocks
  }
}

package enum ReportBlock: Sendable {
  case paragraph(String)
  /// A caution or a finding that stands out.
  case note(String)
  case bullets([String])
  case tiles([ReportTile])
  case table(ReportTable)
  case chart(ReportChart)
  /// Closed by default: a heading and what it hides.
  case details(String, [ReportBlock])
  /// What two sides said, in their order.
  case dialogue([ReportTurn])
}

/// One thing said in a dialogue.
package struct ReportTurn: Sendable {
  /// Whether our side says it.
  package var isOurs: Bool
  /// "Buyer, round 1".
  package var speaker: String
  package var words: String
  /// What is behind the words, one remark a line.
  package var remarks: [String]

  package init(isOurs: Bool, speaker: String, words: String, remarks: [String]) {
    self.isOurs = isOurs
    self.speaker = speaker
    self.words = words
    self.remarks = remarks
  }
}

/// One headline figure with its range in words.
package struct ReportTile: Sendable {
  package var label: String
  package var value: String
  package var range: String

  package init(label: String, value: String, range: String) {
    self.label = label
    self.value = value
    self.range = range
  }
}

package struct ReportTable: Sendable {
  package struct Column: Sendable {
    package var title: String
    /// Machine name, snake_case, for the CSV header.
    package var name: String
    package var isNumeric: Bool

    package init(_ title: String, name: String, numeric: Bool = false) {
      self.title = title
      self.name = name
      self.isNumeric = numeric
    }
  }

  package var id: String
  package var caption: String
  package var columns: [Column]
  package var rows: [[ReportCell]]
  /// Totals under the rows; each sums what stands above it.
  package var totals: [[ReportCell]]

  package init(
    id: String, caption: String, columns: [Column], rows: [[ReportCell]],
    totals: [[ReportCell]] = []
  ) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.totals = totals
  }
}

/// A typed cell; the writer decides how it looks.
package enum ReportCell: Sendable, Equatable {
  case empty
  case text(String)
  case money(Money)
  /// A share; 0.0123 is shown as 1.2 %.
  case percent(Double)
  case count(Int)
  /// A plain number with a fixed number of decimals.
  case number(Double, decimals: Int)
  case date(CalendarDate)
  /// Text that leads to another page of the run.
  case link(ReportLink)
}

/// A chart and the table behind it. `unit` is what its numbers are, in words: "EUR", "% of spend".
package struct ReportChart: Sendable {
  package enum Kind: Sendable {
    /// Bars that start where the last one ended; `isTotal` bars start at 0.
    case waterfall([Step])
    /// A value per month from 1, with a band around it.
    case band(months: [Int], low: [Double], middle: [Double], high: [Double])
    /// Ranges on one axis: low, typical, high.
    case ranges([Range])
    /// One bar each side of the base value.
    case tornado(base: Double, [Swing])
    /// Rows × columns; nil is no value.
    case heatmap(rows: [String], columns: [String], values: [[Double?]])
    /// Cumulative share (0…1) by rank (0…1), with cut lines.
    case curve(points: [(x: Double, y: Double)], marks: [(label: String, x: Double, y: Double)])
    /// What a deal is worth to both sides: all they could agree on, and the offers they made.
    case plane(Plane)
    /// Where amounts may lie over the worlds, before a band that both sides could accept.
    case zone([Range], band: (low: Double, high: Double)?)
    /// Side-by-side bars: one value per series in each group.
    case bars(series: [String], groups: [(label: String, values: [Double])])
    /// How many worlds lie where.
    case distribution(Distribution)
  }

  package struct Step: Sendable {
    package var label: String
    package var value: Double
    package var isTotal: Bool
    package init(label: String, value: Double, isTotal: Bool) {
      self.label = label
      self.value = value
      self.isTotal = isTotal
    }
  }

  package struct Range: Sendable {
    package var label: String
    package var low: Double?
    package var typical: Double?
    package var high: Double?
    /// True for this run's own figure, which is drawn apart from the published ones.
    package var isOwn: Bool
    package init(label: String, low: Double?, typical: Double?, high: Double?, isOwn: Bool) {
      self.label = label
      self.low = low
      self.typical = typical
      self.high = high
      self.isOwn = isOwn
    }
  }

  package struct Swing: Sendable {
    package var label: String
    package var low: Double
    package var high: Double
    package init(label: String, low: Double, high: Double) {
      self.label = label
      self.low = low
      self.high = high
    }
  }

  package var id: String
  package var title: String
  /// What the reader should see in it, as a sentence; the accessible description.
  package var summary: String
  package var unit: String
  package var kind: Kind
  package var table: ReportTable

  package init(
    id: String, title: String, summary: String, unit: String, kind: Kind, table: ReportTable
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.unit = unit
    self.kind = kind
    self.table = table
  }
}
