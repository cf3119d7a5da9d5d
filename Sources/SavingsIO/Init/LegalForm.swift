import Savings

/// The legal form that a company's name ends with, which tells names of companies from other texts and
/// says where they come from.
enum LegalForm: String, CaseIterable {
  case british, american, german, swiss, french, spanish, italian, dutch, polish, nordic, european

  init?(_ cell: CellBytes) {
    // The last word that has a letter, without points: "S.A." is "sa".
    let words = String(decoding: cell.suffix(24), as: UTF8.self).lowercased()
      .split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" }
      .map { $0.filter { $0 != "." } }.filter { !$0.isEmpty }
    guard let last = words.last, words.count > 1 || cell.count > 24 else { return nil }
    let pair = words.suffix(2).joined(separator: " ")
    guard let form = LegalForm.forms[pair] ?? LegalForm.forms[last] else { return nil }
    self = form
  }

  /// The currency that most companies of the form invoice in; nil where that is open.
  var currency: String? {
    switch self {
    case .british: "GBP"
    case .american: "USD"
    case .swiss: "CHF"
    case .polish: "PLN"
    case .german, .french, .spanish, .italian, .dutch: "EUR"
    case .nordic, .european: nil
    }
  }

  private static let forms: [String: LegalForm] = {
    let words: [LegalForm: String] = [
      .british: "ltd,limited,plc,llp,cic", .american: "inc,llc,corp,corporation,incorporated,pllc",
      .german: "gmbh,ohg,kgaa,ug,mbh,ev,co kg", .swiss: "sagl",
      .french: "sarl,sas,sasu,eurl,sci", .spanish: "sl,slu,sau", .italian: "srl,spa,snc",
      .dutch: "bv,bvba,nv", .polish: "o o,oo,sp z,sj", .nordic: "ab,as,a/s,aps,oy,oyj,asa",
      .european: "ag,sa,kg,se",
    ]
    var forms: [String: LegalForm] = [:]
    for (form, list) in words {
      for word in list.split(separator: ",") { forms[String(word)] = form }
    }
    return forms
  }()
}

/// Currency signs seen beside numbers.
struct CurrencySigns {
  private(set) var counts: [String: Int] = [:]

  var any: Int { counts.values.reduce(0, +) }

  mutating func add(_ cell: CellBytes) {
    for (bytes, code) in CurrencySigns.signs {
      if cell.starts(with: bytes)
        || (cell.count >= bytes.count && cell.suffix(bytes.count).elementsEqual(bytes))
      {
        counts[code, default: 0] += 1
        return
      }
    }
    guard cell.count > 3 else { return }
    for part in [cell[..<3], cell[(cell.count - 3)...]] {
      if let code = CurrencyCode(CellBytes(rebasing: part)), code.isListed {
        counts[code.text, default: 0] += 1
        return
      }
    }
  }

  static func += (a: inout CurrencySigns, b: CurrencySigns) {
    a.counts.merge(b.counts, uniquingKeysWith: +)
  }

  /// In UTF-8, then in Windows-1252. A dollar sign is that of several countries.
  static let signs: [([UInt8], String)] = [
    ([0xC2, 0xA3], "GBP"), ([0xE2, 0x82, 0xAC], "EUR"), ([0xE2, 0x82, 0xB9], "INR"),
    ([0xC2, 0xA5], "JPY"), ([0x24], "USD"), ([0xA3], "GBP"), ([0x80], "EUR"),
  ]
}
