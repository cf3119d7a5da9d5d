import Savings

/// The mark by which `init` says that a value is its best guess: `amount: CONFIRM Net amount`.
///
/// Whoever removes the word confirms the value. Until then the setting has none, and what reads the
/// ledger is refused.
enum ConfirmMark {
  static let word = "CONFIRM"

  /// The value behind the mark; nil where there is no mark.
  static func proposal(_ text: String) -> String? {
    guard text.hasPrefix(word) else { return nil }
    let rest = text.dropFirst(word.count)
    guard rest.first.map({ $0 == " " }) ?? true else { return nil }
    return String(rest.drop { $0 == " " })
  }

  static func marked(_ value: String) -> String { value.isEmpty ? word : "\(word) \(value)" }
}

/// A setting that is marked, with what to write instead.
struct UnconfirmedSetting: Sendable, Equatable {
  /// `spend.mapping.amount`, `spend.files`.
  let key: String
  let proposal: String
  let origin: SettingOrigin

  func refusal(others: Int) -> Refusal {
    let name = key.split(separator: ".").last.map(String.init) ?? key
    let more = others > 0 ? "; \(Digits.counted(others, "setting")) more like it" : ""
    let fix: String
    if key == "spend.files" {
      fix = "Read the comment above it, then remove the file or the word \(ConfirmMark.word)"
    } else if proposal.isEmpty {
      fix = "Name it: write \(name): and the value that is right"
    } else {
      fix =
        "Write \(name): \(SettingValue.text(proposal).yaml) if that is right, or else the value that is"
    }
    return origin.refusal("\(key) waits for confirmation\(more)", fix: fix)
  }
}

extension SettingValue {
  /// The value without what is marked, and the proposals by entry; the entry of a plain value is "".
  var unmarked: (value: SettingValue?, proposals: [String: String]) {
    switch self {
    case .none: return (self, [:])
    case .text(let text):
      guard let proposal = ConfirmMark.proposal(text) else { return (self, [:]) }
      return (nil, ["": proposal])
    case .list(let items):
      let marked = items.compactMap(ConfirmMark.proposal)
      guard !marked.isEmpty else { return (self, [:]) }
      return (
        .list(items.map { ConfirmMark.proposal($0) ?? $0 }), ["": marked.joined(separator: ", ")]
      )
    case .table(let table):
      let proposals = table.compactMapValues(ConfirmMark.proposal)
      return (.table(table.filter { proposals[$0.key] == nil }), proposals)
    }
  }
}
