/// A workbook as values: what stands where, and what computes it. Writers decide the bytes.
package struct Spreadsheet: Sendable {
  package var sheets: [Sheet] = []
  /// Names for cells of formulas and people, and where each stands: `Inputs!$B$4`.
  package var names: [(name: String, reference: String)] = []

  package init() {}

  /// Writes another number over an input, as a user of the workbook would.
  ///
  /// - Returns: false where no input has the name.
  package mutating func set(_ name: String, to value: Double) -> Bool {
    for sheet in sheets.indices {
      for row in sheets[sheet].rows.indices {
        for column in sheets[sheet].rows[row].indices {
          if case .input(name, _, let style) = sheets[sheet].rows[row][column] {
            sheets[sheet].rows[row][column] = .input(name, value, style)
            return true
          }
        }
      }
    }
    return false
  }
}

package struct Sheet: Sendable {
  package var name: String
  /// Widths in characters, from the first column on.
  package var widths: [Double]
  package var rows: [[SheetCell]] = []
  /// Rows and columns that stay in view.
  package var frozen = (rows: 1, columns: 0)
  package var charts: [SheetChart] = []

  package init(_ name: String, widths: [Double]) {
    self.name = name
    self.widths = widths
  }
}

package enum SheetCell: Sendable {
  case empty
  case title(String)
  case heading(String)
  case text(String)
  case value(Double, SheetStyle)
  /// A number for the user to change, under its name.
  case input(String, Double, SheetStyle)
  /// A formula with what the program computed for it.
  case formula(String, SheetValue, SheetStyle)
}

package enum SheetValue: Sendable, Equatable {
  case number(Double)
  case text(String)
}

package enum SheetStyle: Int, Sendable, CaseIterable {
  case money
  case percent
  case factor
  case months
  case count
}

/// A native chart of columns of a sheet.
package struct SheetChart: Sendable {
  package enum Kind: Sendable {
    case line
    case column
  }

  package struct Series: Sendable {
    package var name: String
    /// Ranges such as `=Expected!$A$3:$A$39`.
    package var categories: String
    package var values: String
  }

  package var kind: Kind
  package var title: String
  package var across: String
  package var along: String
  package var series: [Series]
  /// The cell of its upper left corner.
  package var row: Int
  package var column: Int
}

/// The letters of a column: A, …, Z, AA, ….
package func columnName(_ index: Int) -> String {
  let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
  return index < 26 ? letter : columnName(index / 26 - 1) + letter
}
