/// Which package a side offers among those that leave it what it insists on.
public enum Bidding: Sendable, Equatable {
  /// The one furthest along its ``ConcessionPath``: best for the other side as far as it is known.
  case path
  /// The other side's last offer, moved no further towards the own best package than needed, and
  /// first on the issues that cost the other side least for it: a trade-off on the own indifference
  /// surface (Faratin, Sierra, Jennings, 2002) in ratio order instead of by similarity.
  case tradeOff
  /// What is given is given on every issue alike, and then, one pair a round, the issue with the best
  /// ratio is traded for the one with the worst at constant own worth. See ``LogrollingPair``.
  case logrolling
  /// Multiple equivalent simultaneous offers (G. Leonardelli et al., Organizational Behavior and
  /// Human Decision Processes 152, 2019): up to three packages of the same own worth at once. The
  /// other side says which it likes best, whether or not it takes it.
  case equivalents
}

/// What a side learns from the other's behaviour about the order in which to give way.
public enum Learning: Sendable, Equatable {
  /// Nothing: the estimate it came with stands.
  case none
  /// An issue that the other side leaves as it is, offer after offer, matters to it: the weight rises
  /// by `rate`, in the manner of the frequency model of HardHeaded (T. van Krimpen, D. Looije,
  /// S. Hajizadeh, 2013).
  case unchangedIssues(rate: Double)
  /// Which of several equivalent offers the other side prefers, by a multinomial logit.
  /// `spread` is the log-normal sigma of the estimate at first.
  case choice(spread: Double)
}
