import Bargaining

/// A replay as a picture: both sides' worth of every offer, the exact frontier, and the points that
/// bargaining solutions pick, in money a year.
struct ConversationPlane {
  let conversation: Conversation
  let deal: Deal
  let currency: Currency

  /// The points of the frontier that are worth a name, in the order of their fame.
  /// Their labels are short, for they often share one.
  private var named: [(label: String, name: String, point: ContinuousPoint)] {
    let solutions = conversation.solutions
    return [
      ("Nash", "Nash point", solutions.nash),
      ("KS", "Kalai-Smorodinsky (KS) point", solutions.kalaiSmorodinskyRational),
      ("egalitarian", "Egalitarian point", solutions.egalitarian),
    ].compactMap { label, name, point in point.map { (label, name, $0) } }
  }

  /// The part of the frontier that lies in the picture: every corner between the least worth that
  /// either side has at any point shown.
  private var frontier: [ContinuousPoint] {
    let frontier = conversation.solutions.frontier
    let d = conversation.solutions.disagreement
    let shown =
      conversation.moves.map { UtilityPair($0.buyerWorth, $0.supplierWorth) }
      + conversation.solutions.rational.map(\.utilities) + [d, .zero]
    let least = shown.reduce(d) { UtilityPair(min($0.x, $1.x), min($0.y, $1.y)) }
    guard let start = frontier.best(forFirstKeepingSecond: least.y),
      let end = frontier.best(forSecondKeepingFirst: least.x),
      start.utilities.x > end.utilities.x
    else { return [] }
    let inner = frontier.vertices.filter {
      $0.utilities.x < start.utilities.x && $0.utilities.x > end.utilities.x
    }
    return [start] + inner + [end]
  }

  private var scale: Double {
    Double(deal.baseline.minor) / Double(currency.minorPerMajor)
  }

  private func point(_ pair: UtilityPair) -> ReportChart.Plane.Point {
    (pair.x * scale, pair.y * scale)
  }

  private func point(_ move: ConversationMove) -> ReportChart.Plane.Point {
    point(UtilityPair(move.buyerWorth, move.supplierWorth))
  }

  var plane: ReportChart.Plane {
    ReportChart.Plane(
      frontier: frontier.map { point($0.utilities) },
      zone: conversation.solutions.rational.map { point($0.utilities) },
      reservation: point(conversation.solutions.disagreement),
      first: conversation.offers(of: .first).map(point),
      second: conversation.offers(of: .second).map(point),
      points: named.map { named in
        let place = point(named.point.utilities)
        return (named.label, place.x, place.y)
      }, agreement: conversation.agreement.map(point), sides: ("buyer", "supplier"))
  }

  var chart: ReportChart {
    ReportChart(
      id: "plane", title: "What the offers were worth to both sides", summary: summary,
      unit: "\(currency.code) a year", kind: .plane(plane), table: table)
  }

  private var summary: String {
    let solutions = conversation.solutions
    var text =
      solutions.hasZone
      ? "The shaded area is the zone of agreement: every package in it leaves both sides better off than their alternative."
      : "There is no zone of agreement in this world: no package leaves both sides better off than their alternative."
    guard let gap = conversation.paretoGap else {
      return text
        + (conversation.moves.isEmpty
          ? " No offer was made." : " The talks ended without an agreement.")
    }
    text +=
      gap < 0.00005
      ? " The agreement lies on the frontier: neither side could have had more without the other having less."
      : " The agreement lies \(Digits.percent(gap, 2)) of the baseline below the frontier: so much more could have been in it for one side at no cost to the other."
    return text
  }

  /// The figures behind the picture: every offer, then the points with a name.
  private var table: ReportTable {
    func row(_ round: Int?, _ what: String, _ pair: UtilityPair) -> [ReportCell] {
      [
        .text(what), round.map { .count($0) } ?? .empty,
        .money(deal.baseline.scaled(by: pair.x)), .percent(pair.x),
        .money(deal.baseline.scaled(by: pair.y)), .percent(pair.y),
      ]
    }
    var rows = conversation.moves.filter { $0.action != .refuse }.map { move in
      let who = move.side == .first ? "Buyer" : "Supplier"
      return row(
        move.round, "\(who) \(move.action == .offer ? "offers" : "accepts")",
        UtilityPair(move.buyerWorth, move.supplierWorth))
    }
    rows += named.map { row(nil, $0.name, $0.point.utilities) }
    rows.append(row(nil, "Reservation values", conversation.solutions.disagreement))
    rows += frontier.enumerated().map { row(nil, "Frontier, corner \($0 + 1)", $1.utilities) }
    return ReportTable(
      id: "plane-figures", caption: "Both sides’ worth a year, against the status quo",
      columns: [
        .init("Point", name: "point"), .init("Round", name: "round", numeric: true),
        .init("To the buyer", name: "buyer", numeric: true),
        .init("of baseline", name: "buyer_share", numeric: true),
        .init("To the supplier (hidden)", name: "supplier", numeric: true),
        .init("of baseline", name: "supplier_share", numeric: true),
      ], rows: rows)
  }
}
