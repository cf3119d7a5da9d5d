/// Invented supplier names, and the other ways in which a ledger spells them.
struct SyntheticName: Sendable {
  /// Without the legal form.
  private let stem: String
  private let form: String

  var full: String { "\(stem) \(form)" }

  /// The name of the supplier with a number: two numbers never share their made-up word.
  init(number: Int, country: String, trade: String, from random: inout SplitMix64) {
    let word = SyntheticName.word(number)
    form = random.pick(SyntheticName.forms[country] ?? ["Ltd"])
    switch country {
    case "DE", "AT": stem = random.chance(0.15) ? "Müller & \(word) \(trade)" : "\(word) \(trade)"
    case "FR": stem = random.chance(0.35) ? "Société \(word)" : "\(word) \(trade)"
    case "PL": stem = random.chance(0.35) ? "\(word) Łódź" : "\(word) \(trade)"
    default: stem = "\(word) \(trade)"
    }
  }

  /// Other spellings of the name, none of them equal to it.
  func variants(_ count: Int, from random: inout SplitMix64) -> [String] {
    var spellings = [
      full.uppercased(),
      stem,
      "\(stem), \(form)",
      "\(stem) \(SyntheticName.otherForms[form] ?? form.filter { $0 != "." })",
      SyntheticName.folded(full),
      "\(stem)  \(form)",
    ]
    spellings.shuffle(using: &random)
    var distinct: [String] = []
    for spelling in spellings where spelling != full && !distinct.contains(spelling) {
      distinct.append(spelling)
    }
    return Array(distinct.prefix(count))
  }

  /// Three syllables that spell the number, scattered so that neighbours do not look alike.
  private static func word(_ number: Int) -> String {
    let size = starts.count * middles.count * ends.count
    // The factor shares no divisor with the size, so every number below it has its own word.
    let scattered = (number % size * 7_919 + 4_001) % size
    let turn = number / size
    let text =
      starts[scattered % starts.count] + middles[scattered / starts.count % middles.count]
      + ends[scattered / (starts.count * middles.count)]
    return turn == 0 ? text : "\(text) \(turn + 1)"
  }

  private static let starts = [
    "Nor", "Tel", "Quen", "Bröm", "Val", "Zem", "Kor", "Lun", "Ist", "Harv", "Gri", "Mön", "Sel",
    "Dra", "Pel", "Ost", "Fér", "Jun", "Wes", "Ark", "Bel", "Cal", "Tör", "Ulm", "Ryn", "Śli",
  ]
  private static let middles = [
    "va", "mi", "do", "ska", "re", "lo", "ni", "ta", "ve", "go", "ri", "du", "sa", "ko", "le",
    "bra",
  ]
  private static let ends = [
    "rex", "tan", "lis", "mond", "vik", "dor", "nes", "quil", "tera", "von", "gard", "lux", "plan",
    "stedt", "mar", "zyn", "thal", "fons", "borg", "nix", "cast", "roy", "len", "sund", "mat",
  ]

  private static let forms = [
    "DE": ["GmbH", "AG", "GmbH & Co. KG"], "AT": ["GmbH"], "FR": ["SARL", "SAS", "S.A."],
    "PL": ["Sp. z o.o.", "S.A."], "NL": ["B.V."], "IT": ["S.r.l.", "S.p.A."], "ES": ["S.L."],
    "SE": ["AB"], "IE": ["Ltd"], "GB": ["Ltd", "Limited", "plc"], "US": ["Inc.", "LLC", "Corp."],
  ]

  private static let otherForms = [
    "GmbH": "G.m.b.H.", "AG": "A.G.", "GmbH & Co. KG": "GmbH & Co KG", "SARL": "S.A.R.L.",
    "SAS": "S.A.S.", "Ltd": "Ltd.", "Limited": "Ltd", "plc": "PLC", "LLC": "L.L.C.", "AB": "A.B.",
    "Inc.": "Incorporated", "Corp.": "Corporation",
  ]

  /// The name as a system without accents keeps it.
  private static func folded(_ text: String) -> String {
    text.map { character in
      switch character {
      case "ü": "ue"
      case "ö": "oe"
      case "ä": "ae"
      case "é": "e"
      case "Ł": "L"
      case "ó": "o"
      case "ź": "z"
      case "Ś": "S"
      default: String(character)
      }
    }.joined()
  }
}
