import Mustache

/// What a template finds by name. A dictionary would do, but each look-up in one asks the runtime first
/// whether it conforms: half of the time of a page.
struct PageValues: MustacheParent, ExpressibleByDictionaryLiteral {
  private let values: [String: Any]

  init(dictionaryLiteral elements: (String, Any)...) {
    values = Dictionary(uniqueKeysWithValues: elements)
  }

  func child(named name: String) -> Any? { values[name] }
}
