extension Setting {
  /// What the run is: seed, worlds, date.
  static let runSettings: [Setting] = [
    Setting("seed", \.seed, "seed of every random number; the same seed gives the same bytes"),
    Setting(
      "worlds", \.worlds, "simulated worlds; more worlds, steadier ranges",
      valid: .from(1, to: 100_000)),
    Setting("as_of", \.asOf, "the date the run speaks of; auto is the ledger's last date"),
    Setting(
      "threads", \.threads, "worker threads; 0 takes every core; changes no result",
      valid: .from(0, to: 1024)),
  ]

  /// Which files are read, and how.
  static let inputSettings: [Setting] = [
    Setting("spend.files", \.spend.files, "spend CSVs, relative to this file; * and ? match names"),
    Setting("spend.delimiter", \.spend.delimiter, "auto, tab, or one character"),
    Setting("spend.header", \.spend.header, "whether the first record names the columns"),
    Setting("spend.columns", \.spend.columns, "column names of files that have no header"),
    Setting("spend.encoding", \.spend.encoding, "text encoding of the files"),
    Setting("spend.date_style", \.spend.dateStyle, "order of day and month; auto needs proof"),
    Setting("spend.decimal", \.spend.decimal, "decimal sign; auto needs proof"),
    Setting(
      "spend.mapping", \.spend.mapping,
      "field: column name, where the usual names do not find it; several names with | between, for files whose headers differ; none for no column"
    ),
    Setting(
      "spend.purchases", \.spend.purchases,
      "where amounts are debits and credits, in two columns or marked by a third: debit for accounts of expenses, credit for the suppliers' own accounts; auto needs nine in ten rows on one side"
    ),
    Setting(
      "spend.repeats", \.spend.repeats,
      "rows that repeat an earlier one of the file byte for byte: keep uses them and shows the money at stake, set-aside leaves them out"
    ),
    Setting(
      "spend.overlaps", \.spend.overlaps,
      "rows that an earlier file has too: keep uses them and warns, set-aside leaves them out, refuse stops the run; a whole file under two names is refused unless they are set aside"
    ),
    Setting("suppliers.file", \.suppliers.file, "supplier master CSV, optional"),
    Setting("suppliers.delimiter", \.suppliers.delimiter, "auto, tab, or one character"),
    Setting("suppliers.columns", \.suppliers.columns, "column names of a master without a header"),
    Setting("suppliers.mapping", \.suppliers.mapping, "field: column name of the master"),
    Setting(
      "suppliers.aliases", \.suppliers.aliases,
      "CSV of decisions on spellings: alias, supplier, decision (same or different)"),
    Setting(
      "suppliers.candidates", \.suppliers.candidates,
      "look-alikes listed in supplier-candidates.csv; 0 looks for none",
      valid: .from(0, to: 1_000_000)),
    Setting(
      "suppliers.candidate_score", \.suppliers.candidateScore,
      "look-alikes below this score, 0 to 1, are not listed",
      source: "98 % of the best candidates are right on a hand-made list of 7,038 aliases",
      valid: .from(0, to: 1)),
    Setting(
      "categories.rules", \.categories.rules,
      "CSV of rules that give a category: supplier, keyword, gl_code, category; the first that fits wins"
    ),
    Setting("fx.file", \.fxFile, "exchange rates CSV: currency, rate (base units per unit)"),
    Setting(
      "index.file", \.indexFile,
      "price index CSV, optional: category (* for all others), date, index; splits savings into what the market did and what was negotiated"
    ),
    Setting(
      "currency.base", \.currency.base, "currency of the reports; empty takes the ledger's only one"
    ),
    Setting("currency.ledger", \.currency.ledger, "currency of rows that name none"),
    Setting(
      "scope.window_months", \.scope.windowMonths,
      "trailing months that are ranked and negotiated; 0 takes the whole ledger",
      valid: .from(0, to: 12)),
    Setting(
      "scope.exclude_suppliers", \.scope.excludeSuppliers,
      "supplier names or ids out of scope; * stands for any text, ? for one character"),
    Setting(
      "scope.exclude_categories", \.scope.excludeCategories,
      "categories out of scope; * and ? as for suppliers"),
    Setting(
      "scope.own_entities", \.scope.ownEntities,
      "the buyer's own companies, by name, id or tax id: transfers to them are out of scope"),
    Setting(
      "scope.capital_categories", \.scope.capitalCategories,
      "categories or account codes of capital goods, out of scope; * and ? as for suppliers"),
    Setting(
      "scope.one_off_amount", \.scope.oneOffAmount,
      "a supplier's only row in a category is out of scope from this amount on; 0 leaves none out",
      valid: .atLeast(0)),
  ]

  /// Where reports go, and the limits of a run.
  static let outputSettings: [Setting] = [
    Setting(
      "output.directory", \.output.directory, "where runs are published, relative to this file"),
    Setting(
      "output.group_readable", \.output.groupReadable, "true lets the group read the reports"),
    Setting(
      "output.deals_shown", \.output.dealsShown, "deals listed in the pages; the CSVs hold all",
      valid: .from(1, to: 2000)),
    Setting(
      "output.prepared_pages", \.output.preparedPages,
      "most preparation packs of deals that people lead, largest first", valid: .from(0, to: 1000)),
    Setting(
      "output.deal_pages", \.output.dealPages,
      "most pages of deals that the agent leads, largest expected saving first",
      valid: .from(0, to: 1000)),
    Setting(
      "output.savepoint_deals", \.output.savepointDeals,
      "deals negotiated between two savepoints, from which the next run goes on where one was killed; 0 keeps none, and there are 64 at most; changes no result",
      valid: .from(0, to: 1_000_000_000)),
    Setting(
      "cache.directory", \.cache.directory,
      "where a run keeps what unchanged files came to, private, so that the next one need not parse them; auto is the user's cache directory, none keeps nothing; changes no result"
    ),
    Setting(
      "cache.megabytes", \.cache.megabytes,
      "most that it may hold; what was used longest ago goes first", valid: .from(1, to: 1_048_576)),
    Setting(
      "limits.rejected_rows", \.limits.rejectedRows, "more rejected rows fail the run",
      valid: .atLeast(0)),
    Setting(
      "limits.rejected_share", \.limits.rejectedShare,
      "a larger share of rejected rows fails the run", valid: .from(0, to: 1)),
    Setting(
      "limits.rejected_spend_share", \.limits.rejectedSpendShare,
      "a larger share of rejected money, signs left out, fails the run", valid: .from(0, to: 1)),
    Setting(
      "limits.field_bytes", \.limits.fieldBytes, "longest cell", valid: .from(64, to: 1_073_741_824)
    ),
    Setting(
      "limits.record_bytes", \.limits.recordBytes, "longest record",
      valid: .from(1024, to: 1_073_741_824)),
    Setting("limits.columns", \.limits.columns, "most columns", valid: .from(1, to: 1_000_000)),
    Setting(
      "limits.rejects_written", \.limits.rejectsWritten, "rows of rejects.csv", valid: .atLeast(0)),
    Setting(
      "limits.duplicate_bytes", \.limits.duplicateBytes,
      "larger files are not searched for repeated rows", valid: .atLeast(0)),
    Setting(
      "limits.overlap_rows", \.limits.overlapRows,
      "more rows than this, files together, are not searched for those of earlier files",
      valid: .atLeast(0)),
    Setting(
      "limits.suppliers", \.limits.suppliers,
      "most different suppliers, as the files spell them; each takes about 3 KB of memory",
      valid: .atLeast(1)),
    Setting(
      "limits.cells", \.limits.cells, "most supplier-category-item-currency combinations",
      valid: .atLeast(1)),
    Setting(
      "limits.unpacked_bytes", \.limits.unpackedBytes, "most bytes that a .csv.gz may unpack to",
      valid: .atLeast(1024)),
    Setting(
      "limits.unpacked_ratio", \.limits.unpackedRatio,
      "most bytes that a byte of a .csv.gz may unpack to, beyond 64 MiB",
      valid: .from(1, to: 1100)),
    Setting(
      "limits.unpacked_seconds", \.limits.unpackedSeconds,
      "most seconds that unpacking a .csv.gz may take; 0 sets no limit",
      valid: .from(0, to: 604_800)),
  ]
}
