/// What a column of the spend ledger can mean. The raw value is the name used in settings.
package enum SpendField: String, CaseIterable, Sendable {
  case supplier
  case supplierID = "supplier_id"
  case amount
  case date
  case category
  case currency
  case item
  case quantity
  case unit
  case unitPrice = "unit_price"
  case paymentTerms = "payment_terms"
  case order
  case businessUnit = "business_unit"
  case description
  case contract
  case debit
  case credit
  case side

  /// Column names that map to the field without a setting, in order of preference. Compared after
  /// folding case and dropping everything but letters and digits.
  package var aliases: [String] {
    switch self {
    case .supplier:
      [
        "supplier", "supplier name", "vendor", "vendor name", "payee", "payee name", "merchant",
        "merchant name", "beneficiary", "creditor", "creditor name",
      ]
    case .supplierID:
      [
        "supplier id", "supplier no", "supplier number", "supplier code", "vendor id", "vendor no",
        "vendor number", "vendor code", "creditor number", "account number vendor",
      ]
    case .amount:
      [
        "amount", "net amount", "amount net", "spend", "spend amount", "value", "line amount",
        "line total", "line item value", "invoice amount", "net value", "total amount",
        "amount gbp",
        "amount usd", "amount eur", "transaction amount", "payment amount",
      ]
    case .date:
      [
        "date", "invoice date", "posting date", "payment date", "transaction date", "order date",
        "document date", "paid date", "delivered to client date",
      ]
    case .category:
      [
        "category", "spend category", "commodity", "category name", "expense type", "account name",
        "product group", "unspsc", "material group", "purchase category",
      ]
    case .currency: ["currency", "currency code", "cur", "ccy", "iso currency"]
    case .item:
      [
        "item", "item id", "item no", "item number", "item code", "material", "material number",
        "sku", "part number", "product id", "item description",
      ]
    case .quantity:
      ["quantity", "qty", "order qty", "invoiced quantity", "line item quantity", "units"]
    case .unit: ["unit", "uom", "unit of measure", "unit measure code"]
    case .unitPrice: ["unit price", "price", "price per unit", "net price"]
    case .paymentTerms:
      ["payment terms", "payment terms days", "terms", "terms days", "net days", "payment days"]
    case .order:
      [
        "invoice id", "invoice no", "invoice number", "po number", "purchase order",
        "purchase order id", "order number", "transaction number", "document number", "order id",
      ]
    case .businessUnit:
      [
        "business unit", "department", "entity", "cost centre", "cost center", "directorate",
        "plant",
      ]
    case .description: ["description", "text", "line description", "narrative", "purpose"]
    case .debit:
      [
        "debit", "debit amount", "amount debit", "debits", "soll", "sollbetrag", "debe", "dare",
        "debet", "debito", "dr amount",
      ]
    case .credit:
      [
        "credit", "credit amount", "amount credit", "credits", "haben", "habenbetrag", "haber",
        "avere", "credito", "cr amount",
      ]
    case .side:
      [
        "debit credit", "debit credit indicator", "debit credit flag", "dr cr", "dc indicator",
        "soll haben", "soll haben kennzeichen", "soll haben kz", "shkzg", "drcr indicator",
      ]
    case .contract: ["contract", "contract id", "contract no", "on contract", "contract number"]
    }
  }
}
