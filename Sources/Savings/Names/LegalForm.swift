/// The legal forms of companies, in the main languages of ledgers, folded and without punctuation.
///
/// Written from the list of the ISO 20275 entity legal forms: the abbreviations that stand in
/// names, for companies, partnerships and associations.
enum LegalForm {
  /// One word at the end of a name.
  private static let endings = PackedWords(
    """
    ltd limited plc llp lp llc pllc lllp inc incorporated incorporee corp corporation co company
    coy pty pte pvt cic cio unlimited cyf ccc
    gmbh mbh ggmbh ag kg ohg ug se ev ek eg gbr kgaa aoer
    sa sas sarl sasu sca snc eurl scop sci selarl ltee limitee enr senc senccrl cie compagnie
    sl slu slp sau scoop spa srl srls sapa sapi snc scarl scpa sb
    bv nv vof cv bvba sprl cvba scrl asbl vzw
    ab publ hb as asa aps ans oy oyj ky hf ehf
    sro spol vos doo dd dno kd kft bt zrt nyrt rt ood ead eood ad jsc ojsc cjsc
    lda ltda eireli epp me sgps spk
    kk gk yk tbk bhd plt jsc dac clg ou uab sia
    oaa zao ooo oao pao tov ip
    ооо зао оао пао ао ип тов тоо ет оод еоод ад еад
    αε επε ικε оу
    """)

  /// Several words at the end, or initials that stand apart.
  private static let phrases = PackedWords(
    """
    privatelimited companylimited spzoo spzook spk sadecv sdnbhd sarl llc llp pllc plc gmbh mbh
    sa sas spa srl bv nv ag kg se ev sro doo asa as aps kk sc sarlau
    sociedadanonima societeanonyme kabushikikaisha godokaisha yugenkaisha
    coltd pteltd ptyltd sderldecv sapidecv sabdecv
    """)

  /// Last words of those that are no initials.
  private static let phraseEndings = PackedWords(
    "limited company oo cv bhd rl ltd c anonima anonyme kaisha zoo k au")

  /// Those that no other word looks like: they carry no identity between other words either.
  private static let anywhere = PackedWords(
    "ltd limited gmbh inc incorporated llc llp plc sarl srl pty pte ltda ltee eurl sasu")

  /// Those that stand before the name.
  private static let leading = PackedWords(
    "ooo zao oao pao uab sarl eurl sasu ооо зао оао пао ао ип тов тоо ет")

  /// Forms that are longer than a packed word.
  private static let long: [[String]] = [
    ["limited", "liability", "company"], ["limited", "liability", "partnership"],
    ["public", "limited", "company"], ["aktiengesellschaft"], ["kommanditgesellschaft"],
    ["gesellschaft", "mit", "beschrankter", "haftung"], ["naamloze", "vennootschap"],
    ["besloten", "vennootschap"], ["spolka", "z", "ograniczona", "odpowiedzialnoscia"],
    ["spolka", "akcyjna"], ["sociedad", "de", "responsabilidad", "limitada"],
    ["sociedad", "limitada"], ["societe", "a", "responsabilite", "limitee"],
    ["societe", "par", "actions", "simplifiee"], ["societa", "per", "azioni"],
    ["societa", "a", "responsabilita", "limitata"], ["anonim", "sirketi"],
    ["limited", "sirketi"], ["joint", "stock", "company"], ["no", "liability"],
  ]
  private static let longEndings = PackedWords(
    Set(long.compactMap(\.last).map { NameWords.pack($0) }))

  /// How many words before `end` are a legal form; 0 where none is. The first word never is.
  static func length(in words: NameWords, from start: Int, to end: Int) -> Int {
    let last = words.packed[end - 1]
    if last == 0 || longEndings.contains(last), let found = longLength(words, start, end) {
      return found
    }
    let isInitial = words.isSingleLetter(end - 1)
    if isInitial || phraseEndings.contains(last) {
      for length in [5, 4, 3, 2] where end - start > length {
        let range = (end - length)..<end
        // Letters apart are initials; words are a phrase only where they are listed as one.
        if isInitial != words.isSingleLetter(end - length), length == 2 { continue }
        if phrases.contains(words.packed(range)) { return length }
      }
    }
    return endings.contains(last) ? 1 : 0
  }

  static func isAnywhere(_ word: UInt128) -> Bool { anywhere.contains(word) }

  static func isLeading(_ word: UInt128) -> Bool { leading.contains(word) }

  private static func longLength(_ words: NameWords, _ start: Int, _ end: Int) -> Int? {
    long.first { form in
      end - start > form.count
        && zip((end - form.count)..<end, form).allSatisfy { index, text in
          words.bytes[words.range(index)].elementsEqual(text.utf8)
        }
    }?.count
  }

  /// Forms of East Asian names, which no space sets apart.
  private static let joined = [
    "株式会社", "有限会社", "合同会社", "合名会社", "合資会社", "股份有限公司", "有限责任公司", "有限責任公司",
    "有限公司", "주식회사", "유한회사",
  ]

  /// The name without such a form at its beginning or end.
  static func withoutJoined(_ name: String) -> String? {
    for form in joined {
      if name.hasPrefix(form), name != form { return String(name.dropFirst(form.count)) }
      if name.hasSuffix(form), name != form { return String(name.dropLast(form.count)) }
    }
    return nil
  }
}
