/// How well a column's name fits a field.
///
/// The published names score 1 and a little less the further back they stand. Other names are judged
/// by what their words speak of: every field needs some senses and allows some others; a word beyond
/// those speaks of something else ("supplier type" is not the supplier).
package struct ColumnNameScore: Sendable {
  private struct Rule: Sendable {
    /// Any of these groups, all of whose senses the name must have.
    let needs: [[ColumnConcept]]
    /// What may stand beside without changing the meaning.
    let allowed: Set<ColumnConcept>
    /// What may stand beside but makes the name a worse choice than one without.
    var weaker: Set<ColumnConcept> = []
  }

  /// From 0 (says something else, or nothing) to 1 (a published name).
  package static func score(_ name: String, _ field: SpendField) -> Double {
    let folded = ColumnNameScore.folded(name)
    guard !folded.isEmpty else { return 0 }
    if let rank = foldedAliases[field]?.firstIndex(of: folded) {
      return 1 - 0.004 * Double(min(rank, 20))
    }
    // A published name of one field is no other.
    if owned.contains(folded) { return 0 }
    guard let rule = rules[field] else { return 0 }
    let words = ColumnWords(name)
    let isNetOrGross = words.has(.net) || words.has(.gross)
    var best = 0.0
    for (rank, need) in rule.needs.enumerated() where need.allSatisfy(words.has) {
      var score = 0.92 - 0.01 * Double(rank)
      for word in words.words {
        if word.senses == [.tax], isNetOrGross {
          // "excluding VAT" is a net amount, "VAT" is a tax.
          continue
        } else if word.senses.isEmpty {
          score -= 0.08
        } else if word.senses.contains(where: { need.contains($0) || rule.allowed.contains($0) }) {
          continue
        } else if word.senses.contains(where: rule.weaker.contains) {
          score -= 0.12
        } else {
          score -= 0.5
        }
      }
      best = max(best, score)
    }
    return max(0, best)
  }

  package static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static let foldedAliases: [SpendField: [String]] = Dictionary(
    uniqueKeysWithValues: SpendField.allCases.map { ($0, $0.aliases.map(folded)) })
  private static let owned = Set(foldedAliases.values.joined())

  /// What may stand beside debit or credit in the name of a column of amounts.
  private static let sided: Set<ColumnConcept> = [
    .amount, .net, .currency, .currencyName, .local, .document, .posting, .transaction, .line,
  ]

  private static let rules: [SpendField: Rule] = [
    .supplier: Rule(
      needs: [[.supplier, .name], [.supplier]],
      allowed: [.supplier, .name, .payment, .invoice, .order], weaker: [.other, .parent]),
    .supplierID: Rule(
      needs: [[.supplier, .id], [.supplier, .code]],
      allowed: [.supplier, .id, .code, .account], weaker: [.tax]),
    .amount: Rule(
      needs: [
        [.amount, .net], [.amount], [.net, .total], [.total, .payment], [.total],
        [.payment, .invoice], [.net], [.currencyName],
      ],
      allowed: [
        .amount, .net, .total, .payment, .invoice, .line, .transaction, .posting, .document,
        .currency, .currencyName, .local, .item, .order,
      ], weaker: [.gross]),
    .date: Rule(
      needs: [
        [.date, .invoice], [.date, .posting], [.date, .payment], [.date, .transaction],
        [.date, .document], [.date, .order], [.date, .delivery], [.date], [.payment, .posting],
        [.year],
      ],
      allowed: [
        .date, .invoice, .posting, .payment, .transaction, .document, .delivery, .order, .year,
      ],
      weaker: [.planned, .due, .supplier, .buyer]),
    .category: Rule(
      needs: [
        [.category, .name], [.category], [.amount, .kind], [.item, .kind], [.account, .name],
      ],
      allowed: [.category, .name, .amount, .kind, .account, .item, .description],
      weaker: [.code, .id, .buyer]),
    .currency: Rule(
      needs: [[.currency]], allowed: [.currency, .code, .document, .transaction, .invoice, .local]),
    .item: Rule(
      needs: [[.item, .id], [.item, .code], [.item, .name], [.item, .description], [.item]],
      allowed: [.item, .id, .code, .name, .description], weaker: [.line]),
    .quantity: Rule(
      needs: [[.quantity]], allowed: [.quantity, .line, .item, .order, .invoice], weaker: [.unit]),
    .unit: Rule(
      needs: [[.unit, .quantity], [.unit, .order], [.unit]],
      allowed: [.unit, .quantity, .order, .code]),
    .unitPrice: Rule(
      needs: [[.price, .unit], [.amount, .unit], [.price]],
      allowed: [.price, .unit, .net, .amount, .line, .item, .currencyName]),
    .paymentTerms: Rule(
      needs: [[.payment, .terms], [.terms]], allowed: [.payment, .terms, .code, .description]),
    .order: Rule(
      needs: [
        [.invoice, .id], [.transaction, .id], [.document, .id], [.order, .id], [.payment, .id],
        [.posting, .id], [.order], [.invoice],
      ],
      allowed: [.invoice, .transaction, .document, .order, .id, .posting, .payment, .code],
      weaker: [.line]),
    .businessUnit: Rule(
      needs: [[.buyer, .name], [.buyer]], allowed: [.buyer, .name], weaker: [.code, .id]),
    .description: Rule(
      needs: [[.description]],
      allowed: [
        .description, .name, .invoice, .line, .order, .payment, .item, .transaction, .posting,
      ]),
    .debit: Rule(needs: [[.debit]], allowed: sided.union([.debit])),
    .credit: Rule(needs: [[.credit]], allowed: sided.union([.credit])),
    .side: Rule(
      needs: [[.debit, .credit]],
      allowed: [.debit, .credit, .kind, .status, .code, .id, .posting, .transaction]),
    .contract: Rule(
      needs: [[.contract, .id], [.contract]], allowed: [.contract, .id, .code], weaker: [.name]),
  ]
}
