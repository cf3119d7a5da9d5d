extension ROIWorkbook {
  /// Why spend changed, with the sum and the check as formulas.
  func bridgeSheet(_ bridge: SpendBridge) -> Sheet {
    var sheet = Self.sheet(
      "Spend bridge", of: ROIPageContent(result: result, input: input).steps(bridge), currency)
    let (first, last) = (3, 2 + bridge.steps.count)
    // The last row is the total: what the steps leave of the spend before.
    sheet.rows[last][1] = .formula(
      "=B2-SUM(B\(first):B\(last))", .number(major(bridge.spendAfter)), .money)
    sheet.rows.append([])
    sheet.rows.append([
      .text("Spend now in the ledger"), .value(major(bridge.spendAfter), .money),
    ])
    sheet.rows.append([
      .text("Difference"),
      .formula(
        "=ROUND(B\(last + 1)-B\(last + 3),\(currency.decimals))", .number(0), .money),
    ])
    return sheet
  }
}
