/// What of a card statement's merchant name is the merchant.
///
/// A payment facilitator writes its own name or an abbreviation, an asterisk, and the merchant
/// (Visa Merchant Data Standards Manual, "Payment Facilitator and sponsored Merchant"), a large
/// merchant writes its name, an asterisk, and the order. Either may end in the number of a branch
/// (Square's form is `SQ *MYPHARMACY*#02943`).
enum CardStatement {
  /// What facilitators write before the asterisk, as their own documents and statements show it.
  private static let processors = PackedWords(
    """
    sq gosq squ squareup tst toast paypal pp py ppl sp shopify in intuit qbo eb wpy wepay ztl iz
    zettle izettle sumup stripe clover clv dri digitalriver fs fastspring paddle paddlenet 2co
    2cocom cko checkout adyen ady klarna afterpay venmo cashapp payu mollie gocardless worldpay
    pos bill billcom act tfs fsp gumroad patreon ls lightspeed cke xsolla razorpay
    """)

  /// The merchant's part of a name with an asterisk, and what was taken off.
  static func merchant(_ name: String) -> (name: String, rule: SupplierName.Rule)? {
    guard let star = name.firstIndex(of: "*") else { return nil }
    let before = name[..<star]
    let after = name[name.index(after: star)...]
    let prefix = before.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if processors.contains(NameWords.pack(prefix)), after.contains(where: \.isLetter) {
      // The branch or the order may follow after a second asterisk.
      let rest = after.split(separator: "*", omittingEmptySubsequences: true)
      let merchant = rest.count > 1 && isReference(rest[rest.count - 1]) ? rest[0] : after
      return (String(merchant), .processor)
    }
    guard before.contains(where: \.isLetter), isReference(after) else { return nil }
    return (String(before), .reference)
  }

  /// One word that is mostly digits, or nothing: an order, an invoice, a parcel.
  private static func isReference(_ text: Substring) -> Bool {
    let body = text.filter { $0 != " " }
    if body.isEmpty { return true }
    let words = text.split(separator: " ")
    let digits = body.utf8.count { (0x30...0x39).contains($0) }
    return words.count == 1 && digits >= 3 && 4 * digits >= body.utf8.count
  }

  /// The name without the number of a branch behind `#` and what follows it, mostly its town; nil
  /// where the number tells apart what has the same name, as in "School District #61".
  static func withoutBranch(_ name: String) -> String? {
    guard let hash = name.firstIndex(of: "#"), hash > name.startIndex,
      name[name.index(before: hash)] == " "
    else { return nil }
    let rest = name[name.index(after: hash)...].split(separator: " ")
    guard let number = rest.first, rest.count <= 3,
      number.prefix(while: \.isNumber).count >= 3
    else { return nil }
    let words = name[..<hash].split { !$0.isLetter }
    guard let last = words.last, words.contains(where: { $0.count >= 3 }),
      !numbered.contains(last.lowercased())
    else { return nil }
    return String(name[..<hash])
  }

  /// Words that a number makes a name of.
  private static let numbered: Set<String> = [
    "local", "locals", "lodge", "post", "district", "dist", "school", "chapter", "union", "council",
    "dept", "department", "troop", "pack", "club", "company", "co", "station", "fire", "unit",
    "ward",
    "no", "nr", "county", "region", "zone", "area", "section", "division", "phase", "lot", "fund",
    "trust", "case", "estate", "apt", "suite", "group", "team", "crew", "battalion", "regiment",
    "engine", "precinct", "parish", "branch", "ps", "ms", "hs", "sd", "isd", "usd", "phs",
    "account",
    "acct", "claim", "vendor", "supplier", "employee", "client", "customer", "contractor", "person",
  ]
}
