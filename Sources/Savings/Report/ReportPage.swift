/// A report as values: what it says, without how it looks. Each writer (HTML, CSV, JSON) renders
/// the same page, so that they cannot disagree.
package struct ReportPage: Sendable {
  package var title: String
  package var subtitle: String
  /// Printed first and unmistakably: "simulated", "incomplete".
  package var banners: [String]
  package var sections: [ReportSection]
  package var footer: [String]

  package init(
    title: String, subtitle: String, banners: [String] = [], sections: [ReportSection] = [],
    footer: [String] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.banners = banners
    self.sections = sections
    self.footer = footer
  }
}

package struct ReportSection: Sendable {
  /// Stable anchor: lower-case words and hyphens.
  package var id: String
  package var heading: String
  package var blocks: [ReportBlock]

  package init(id: String, heading: String, blocks: [ReportBlock]) {
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
    /// Two utilities per point: the frontier of a deal and the path of its offers.
    case frontier(frontier: [(x: Double, y: Double)], path: [(label: String, x: Double, y: Double)])
    /// Side-by-side bars: one value per series in each group.
    case bars(series: [String], groups: [(label: String, values: [Double])])
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
