/// What a word of a column's name speaks of, in whatever language it is written.
enum ColumnConcept: String, CaseIterable, Sendable {
  case supplier, parent, address
  case amount, net, gross, tax, price, freight, discount, pending, other
  case date, year, planned, recorded
  case name, id, code, kind, status
  case invoice, order, payment, posting, transaction, delivery, document, due
  case currency, currencyName, local
  case category, account, item, quantity, unit, terms, contract, buyer, person, description
  case line, total
  /// The sides of an account.
  case debit, credit
}

/// The words of column names: English, French, German, Spanish, Italian, Dutch, Portuguese, Polish,
/// and the technical names of SAP. Lower case, without accents.
enum ColumnLexicon {
  static let words: [ColumnConcept: String] = [
    .supplier: """
    supplier vendor payee merchant creditor contractor beneficiary publisher seller supp vend \
    lieferant lieferanten kreditor kreditoren kred auftragnehmer zahlungsempfanger handler \
    fournisseur fournisseurs creancier beneficiaire titulaire prestataire tiers \
    proveedor acreedor beneficiario adjudicatario contratista fornitore beneficiario creditore \
    leverancier crediteur begunstigde dostawca dostawcy kontrahent kontrahenta sprzedawca \
    wykonawca fornecedor credor adjudicatario lifnr payees vendors suppliers
    """,
    .parent: "parent ultimate group konzern groupe grupo gruppo groep grupa",
    .address: """
    address street city town post postcode postal zip country state region county province site \
    location strasse ort plz land adresse ville pays rue direccion ciudad pais indirizzo citta \
    paese adres plaats stad kraj miasto ulica endereco cidade email phone url website telefon \
    latitude longitude ward borough inco incoterm origin
    """,
    .amount: """
    amount amt betr spend value paid cost expenditure betrag summe wert umsatz kosten montant valeur \
    depense depenses cout importe monto valor gasto coste importo valore spesa costo bedrag \
    waarde kosten kwota wartosc koszt valor montante despesa custo dmbtr wrbtr netwr sum
    """,
    .net: "net netto nett ht neto neta liquido imponible excl ex excluding exvat htva imponibile",
    .gross: "gross brutto bruto ttc lordo incl inc including incvat bruta",
    .tax: """
    tax vat gst mwst ust steuer umsatzsteuer mehrwertsteuer tva taxe iva impuesto imposto btw podatek \
    ptu irrecoverable recoverable imposta aliquota
    """,
    .price: "price preis prix precio prezzo prijs cena preco rate netpr stuckpreis tarif",
    .freight: """
    freight shipping insurance fracht versand versicherung fret transport assurance flete seguro \
    trasporto vracht verzekering fracht ubezpieczenie frete weight gewicht poids peso waga
    """,
    .discount: "discount rabatt skonto remise escompte descuento sconto korting rabat desconto",
    .pending: """
    pending balance budget encumbrance encumbered outstanding retainage open offen saldo solde \
    previsto pendiente remaining committed commitment forecast accrual opening closing limit \
    planned estimated threshold
    """,
    .date: """
    date dt datum day tag jour fecha dia data giorno datums dag dzien budat bldat belegdat buchdat dated on
    """,
    .year: "year jahr annee ano anno jaar rok exercice period periode fy fiscal month monat mois",
    .planned: "scheduled planned expected requested promised geplant prevu previsto gepland",
    .recorded: """
    recorded created changed modified updated loaded extracted entry entered load extract as \
    erfasst angelegt geandert modifie cree start end begin expiry beginn ende debut fin
    """,
    .name: """
    name nom nombre nome naam nazwa bezeichnung libelle label ragione raison razon denominacion \
    denominazione denomination description desc descr title text titel beschreibung firma firme social sociale
    """,
    .id: """
    id no nr nº n° number nummer numero num key kennung kod ident identifier nif cif siret siren ref \
    reference referenz nbr konto
    """,
    .code: "code kode codigo codice codes kod cod",
    .kind: "type kind art typ tipo soort rodzaj class size group",
    .status: "status state flag indicator stand etat estado stato hybrid",
    .invoice: """
    invoice inv bill voucher vouchers rechnung rechnungs beleg facture factura fattura factuur \
    faktura faktury fatura receipt
    """,
    .order: """
    order po purchase bestellung bestell auftrag commande pedido ordine bestelling inkooporder \
    zamowienie zamowienia encomenda ebeln requisition
    """,
    .payment: """
    payment pay paid payments check cheque remittance zahlung zahlungs paiement mandat mandatement mandate pago pagamento \
    betaling betaal platnosc platnosci pagamento cleared settlement
    """,
    .posting:
      "posting posted budat gl ledger buchung buchungs comptable comptabilisation contable registrazione boeking boekings ksiegowania ksiegowa lancamento booking",
    .transaction:
      "transaction trans txn transaktion operation operacion operazione transactie transakcja transacao",
    .delivery:
      "delivery delivered received receipt goods lieferung livraison entrega consegna levering dostawa shipment",
    .document: "document doc bldat belegdat documento dokument dokumentu piece belnr",
    .due:
      "due fallig faelligkeit falligkeit echeance vencimiento scadenza verval vervaldatum termin vencimento",
    .currency:
      "currency ccy cur curr waehrg wahrg wkz wahrung waehrung devise moneda divisa valuta hauswahrung munt waluta moeda monnaie waers",
    .currencyName: """
    eur euro euros gbp usd chf pln sek nok dkk czk huf cad aud nzd jpy brl mxn inr zar pounds \
    pound sterling dollar dollars zloty
    """,
    .local: "local lc house hauswahrung hw base functional reporting",
    .category: """
    category commodity categories cat warengruppe materialgruppe kategorie segment categorie famille \
    categoria familia rubro merceologica productgroep kategoria unspsc cpv taxonomy matkl expense \
    ausgabenart nature rubrique
    """,
    .account:
      "account sachkonto konto compte cuenta conto rekening grootboek conta cost hkont",
    .item: """
    item product material article artikel produkt produit articulo producto articolo prodotto \
    artykul towar artigo produto sku part matnr medicine
    """,
    .quantity:
      "quantity qty menge anzahl quantite qte cantidad cant quantita qta aantal hoeveelheid ilosc quantidade qtd menge units volume",
    .unit:
      "unit uom einheit unite unidad unita eenheid jednostka unidade meins measure me per je pack",
    .terms:
      "terms term zahlungsbedingung zahlungsbedingungen zahlungsziel conditions condicion condiciones condizioni termini betalingsvoorwaarden warunki condicoes zterm days",
    .contract:
      "contract vertrag contrat contrato contratto kontrakt umowa agreement framework marche rahmenvertrag",
    .buyer: """
    department dept entity organisation organization org directorate division div business unit \
    plant werk buchungskreis kostenstelle abteilung service direction entite sociedad centro azienda \
    afdeling kostenplaats dzial body agency institution authority company bukrs centre center \
    cost ministere school family departmental organisme collectivite acheteur instelling
    """,
    .person: """
    cardholder requester buyer employee user created approver first last initial officer \
    sachbearbeiter utilisateur usuario utente
    """,
    .description: """
    description narrative purpose text desc descr comment comments note notes notiz detail details \
    buchungstext verwendungszweck objet motif descripcion concepto descrizione causale \
    omschrijving opis descricao memo remark remarks bemerkung sgtxt txz
    """,
    .line: "line position zeile ligne linea riga regel pozycja linha lines pos",
    .total: "total gesamt totale totaal razem laczna suma gesamtbetrag",
    .debit: "debit debits soll sollbetrag debe dare debet debito dr debiet",
    .credit: "credit credits haben habenbetrag haber avere credito cr",
    .other: "fund fonds ratio percent share number score rank index count lat long",
  ]

  /// Words that say nothing.
  static let idle: Set<String> = [
    "of", "the", "de", "du", "des", "la", "le", "les", "el", "der", "die", "das", "in", "and", "et",
    "und", "y", "e", "i", "den", "del", "della", "di", "da", "do", "van", "o", "a", "per", "to",
    "for",
    "en", "other", "non", "all", "l", "d", "s", "our", "w", "z", "1", "01", "x", "fur", "zur",
    "zum", "pour", "para", "full",
  ]

  /// Word to what it may speak of; a few words have more than one sense.
  static let senses: [String: [ColumnConcept]] = {
    var senses: [String: [ColumnConcept]] = [:]
    for concept in ColumnConcept.allCases {
      for word in (words[concept] ?? "").split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        let known = senses[String(word)] ?? []
        if !known.contains(concept) { senses[String(word)] = known + [concept] }
      }
    }
    return senses
  }()
}
