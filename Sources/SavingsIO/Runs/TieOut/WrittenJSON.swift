import FoundationEssentials

/// A JSON file of the program, read back.
indirect enum WrittenJSON: Decodable {
  case object([String: WrittenJSON])
  case array([WrittenJSON])
  /// Numbers are kept with so many digits as they were written with, up to six decimals.
  case number(Double)
  case text(String)
  case other

  init?(_ bytes: [UInt8]) {
    guard let value = try? JSONDecoder().decode(WrittenJSON.self, from: Data(bytes)) else {
      return nil
    }
    self = value
  }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let object = try? value.decode([String: WrittenJSON].self) {
      self = .object(object)
    } else if let list = try? value.decode([WrittenJSON].self) {
      self = .array(list)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let number = try? value.decode(Double.self) {
      self = .number(number)
    } else {
      self = .other
    }
  }

  subscript(_ path: String...) -> WrittenJSON {
    path.reduce(self) { value, key in
      if case .object(let members) = value { members[key] ?? .other } else { .other }
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
}
