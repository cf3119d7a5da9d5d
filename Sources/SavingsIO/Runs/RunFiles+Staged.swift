import Savings

extension RunFiles {
  /// Makes all files into a run that is not published yet, reads them back and compares what they say.
  ///
  /// - Throws: what the system says of a file that cannot be written or read; 70 where a file does not
  ///   say what the run came to.
  package func write(into staged: StagedRun) async throws(Refusal) {
    let tie = TieOut(run)
    var deals: Task<Result<Void, Refusal>, Never>?
    try await render { name, pieces throws(Refusal) in
      try staged.write(name, pieces)
      // The longest of all is read while the others are still made.
      guard name == TieOut.deals else { return }
      let file = try staged.open(name)
      deals = Task { Result { () throws(Refusal) in try tie.checkDeals(file) } }
    }
    try await deals?.value.get()
    try tie.checkBesideDeals { name throws(Refusal) in try staged.open(name) }
  }
}
