/// The tables of the history, as steps: a file of version n has had the first n of them.
enum HistorySchema {
  /// `SAVG`: tells the file from every other SQLite file, an empty one above all.
  static let applicationID: Int32 = 0x5341_5647

  static let steps: [[String]] = [
    [
      """
      CREATE TABLE entry (
        sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
        kind TEXT NOT NULL CHECK (kind IN ('run', 'prune')),
        run_id TEXT NOT NULL,
        as_of TEXT NOT NULL,
        record TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
      ) STRICT
      """,
      """
      CREATE TABLE supplier_tier (
        sequence INTEGER NOT NULL REFERENCES entry,
        supplier TEXT NOT NULL,
        tier TEXT NOT NULL CHECK (tier IN ('tail', 'mid-tier', 'strategic')),
        PRIMARY KEY (sequence, supplier)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE VIEW run AS SELECT sequence, run_id, as_of,
        json_extract(record, '$.run.records') AS records,
        json_extract(record, '$.run.rejected') AS rejected,
        json_extract(record, '$.run.spend') AS spend,
        json_extract(record, '$.run.currency') AS currency,
        json_extract(record, '$.run.hard_saving_agreed') AS hard_saving_agreed,
        json_extract(record, '$.run.net_position') AS net_position
      FROM entry WHERE kind = 'run'
      """,
    ]
  ]

  /// Runs whose tiers are kept; of older ones only the fingerprint is left.
  static let runsWithTiers = 10
}
