/// Words that many companies have in their names, in the main languages. They say what a company
/// does or where, not which it is.
enum BusinessWords {
  /// Share of names that hold the word, as a prior; the ledger's own names are counted on top.
  static func share(of word: [UInt8]) -> Double {
    if common.contains(word) { return 0.02 }
    if word.count == 1 { return 0.01 }
    return word.count == 2 ? 0.003 : 0.0005
  }

  private static let common: Set<[UInt8]> = Set(
    """
    of the de du des la le les der die das den van von el los las del di da do dos a l d au aux in im
    for fur pour para per by with at on zu zum zur
    service services servicios servizi servicos dienste dienstleistungen diensten
    solution solutions losungen soluciones soluzioni oplossingen
    system systems systeme systemes sistemas sistemi technology technologies technologie
    technologien tecnologia tecnologie tecnologias tech technik technical
    group groupe gruppe gruppo grupo groep gruppen holding holdings beteiligung beteiligungs
    international internationale internazionale internacional global world worldwide
    management gestion verwaltung verwaltungs beheer consulting consultants consultant conseil
    beratung advies advisory consultores associates associes partners partner partnership partners
    industry industries industrie industrial industria products product produits produkte prodotti
    supply supplies equipment equipement equipements construction constructions constructora bau
    bouw costruzioni contracting contractors contractor building buildings engineering engineers
    ingenierie ingenieros ingenieure ingenieurburo development research training
    trading trade handel handels commercial commerce enterprise enterprises entreprise entreprises
    transport transports transportation logistics logistik logistique logistica travel
    security electric electrical electronics communications communication telecom media software
    data digital computer computers information network networks design print printing
    medical health healthcare hospital clinic care pharma university universite universitat college
    school institute institut society association foundation fondation stiftung stichting centre
    center council county city town ville stadt comune department ministry office state national
    federal federation society society royal united general north south east west northern southern
    eastern western central new first american british canadian european pacific atlantic
    canada usa us uk america europe france deutschland germany espana italia nederland belgium
    suisse schweiz austria ireland australia india china ontario quebec london paris berlin
    auto automotive motor motors food foods energy power water oil gas environmental maintenance
    repair rental rentals cleaning marketing financial finance bank insurance legal law
    real estate property properties resources human personnel staffing marine aviation aerospace
    defence defense joint venture consortium company shop store stores market hotel restaurant
    """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
}
