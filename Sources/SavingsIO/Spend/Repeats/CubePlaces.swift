import Savings

/// Finds the texts of one cube in another.
struct CubePlaces {
  private let cube: SpendCube

  init(_ cube: SpendCube) { self.cube = cube }

  /// The cells of a cube with their places in this one; those of texts that it lacks are left out.
  func moved(_ other: SpendCube) -> [SpendCell] {
    // The order of both: bytes, names before ids.
    let suppliers = CubePlaces.places(other.suppliers, in: cube.suppliers) {
      $0.name.isBefore($1.name) ?? $0.id.isBefore($1.id)
    }
    let categories = CubePlaces.places(other.categories, in: cube.categories) { $0.isBefore($1) }
    let items = CubePlaces.places(other.items, in: cube.items) {
      $0.unit.isBefore($1.unit) ?? $0.name.isBefore($1.name)
    }
    let currencies = CubePlaces.places(other.currencies, in: cube.currencies) { $0.isBefore($1) }
    return other.cells.compactMap { cell in
      guard let supplier = suppliers[Int(cell.supplier)],
        let category = categories[Int(cell.category)], let currency = currencies[Int(cell.currency)]
      else { return nil }
      var cell = cell
      (cell.supplier, cell.category, cell.currency) = (supplier, category, currency)
      if cell.item >= 0 {
        guard let item = items[Int(cell.item)] else { return nil }
        cell.item = item
      }
      return cell
    }
  }

  /// Where each text stands in a list that is sorted by bytes; nil where it does not.
  ///
  /// - Parameter isBefore: nil for texts of the same bytes.
  private static func places<Text>(
    _ texts: [Text], in list: [Text], _ isBefore: (Text, Text) -> Bool?
  ) -> [Int32?] {
    texts.map { text in
      var (low, high) = (0, list.count)
      while low < high {
        let middle = (low + high) / 2
        if isBefore(list[middle], text) == true { low = middle + 1 } else { high = middle }
      }
      return low < list.count && isBefore(list[low], text) == nil ? Int32(low) : nil
    }
  }
}

extension String {
  /// Whether its bytes come before the other's; nil where they are the same.
  fileprivate func isBefore(_ other: String) -> Bool? {
    let order = compared(to: other)
    return order == 0 ? nil : order < 0
  }
}

extension PartialCube {
  /// Rows and exact sums by currency.
  var amounts: ProblemAmounts {
    var sums = ProblemSums()
    for index in 0..<cells.count {
      let cell = cells.cell(index).pointee
      var sum = ExactSum()
      sum.add(micros: cell.amount)
      sums.add(.repeatedRow, currency: cell.key.currency, rows: Int(cell.rows), sum)
    }
    return sums.amounts[.repeatedRow] ?? ProblemAmounts()
  }
}
