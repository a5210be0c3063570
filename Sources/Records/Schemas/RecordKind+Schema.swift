extension RecordKind {
  /// What a record of this kind is, with its article.
  package var title: String {
    switch self {
    case .programme: "the programme"
    case .alliance: "an alliance of schools"
    case .cluster: "a cluster of alliances"
    case .enquiry: "the plan of an enquiry"
    case .cycle: "a cycle of an enquiry"
    case .evidence: "an entry of the evidence log"
    case .leadership: "an entry of the leadership log"
    case .participation: "an entry about who takes part"
    case .coding: "a second look at an entry's codes"
    case .measure: "a measure"
    case .framework: "a framework of one's own"
    case .toolkit: "a toolkit of interventions"
    case .lock: "what was fixed of a plan"
    case .meeting: "a meeting of a cluster"
    case .checkIn: "a call of the facilitator with an alliance"
    case .action: "something that somebody took on"
    case .pack: "a pack that was issued"
    case .pseudonyms: "what schools are called in packs for people outside"
    }
  }

  /// The JSON Schema (draft 07) of the keys of this kind, as a file for editors.
  ///
  /// It judges what an editor reads by the core rules of YAML 1.2, as the program's reader judges what is written. Keys of
  /// one's own are allowed, and a key with nothing after it is as good as none, unless it must be there.
  package var jsonSchema: String {
    let pairs: [SchemaJSON.Pair] = [
      .init("$schema", .text("http://json-schema.org/draft-07/schema#")),
      .init("$id", .text("urn:enquiry:1:\(rawValue)")),
      .init("title", .text("enquiry: \(title)")),
    ]
    return SchemaJSON.object(pairs + SchemaShape(kind: self).pairs(.map(keys), at: rawValue, mayBeEmpty: false))
      .written()
      + "\n"
  }
}

/// Turns what may stand under a key into JSON Schema.
struct SchemaShape {
  let kind: RecordKind

  func schema(_ shape: RecordKey.Shape, at path: String, mayBeEmpty: Bool, about: String? = nil) -> SchemaJSON {
    let words = about.map { [SchemaJSON.Pair("description", .text($0))] } ?? []
    return .object(words + pairs(shape, at: path, mayBeEmpty: mayBeEmpty) + rule(at: path))
  }

  func pairs(_ shape: RecordKey.Shape, at path: String, mayBeEmpty: Bool) -> [SchemaJSON.Pair] {
    func type(_ names: String..., and more: [SchemaJSON.Pair] = []) -> [SchemaJSON.Pair] {
      let all = names + (mayBeEmpty ? ["null"] : [])
      return [.init("type", all.count == 1 ? .text(all[0]) : .texts(all))] + more
    }
    func oneOf(_ values: [SchemaJSON]) -> [SchemaJSON.Pair] {
      [.init("enum", .list(values + (mayBeEmpty ? [.nothing] : [])))]
    }
    switch shape {
    case .text, .code: return type("string", "number", "boolean")
    case .day: return type("string", and: [.init("pattern", .text(Pattern.day))])
    case .number:
      return type("number", "string", and: limits(-Pattern.largest) + [.init("pattern", .text(Pattern.number))])
    case .amount:
      return type("number", "string", and: limits(-Pattern.largest) + [.init("pattern", .text(Pattern.amount))])
    case .whole(let least):
      return type("integer", "string", and: limits(least) + [.init("pattern", .text(Pattern.whole(least)))])
    case .bound: return type("string", and: [.init("pattern", .text(Pattern.bound))])
    case .flag: return oneOf([.truth(true), .truth(false), .text("true"), .text("false")])
    case .choice(let words): return oneOf(words.map { .text($0) })
    case .schema: return oneOf([.text("enquiry/1")])
    case .entryID:
      // Eight digits without quotes are a number to an editor.
      return type("string", "number", and: [.init("minimum", .whole(0)), .init("pattern", .text(Pattern.entryID))])
    case .slug: return type("string", and: [.init("pattern", .text("^\(Pattern.slug)$"))])
    case .enquiry: return type("string", and: [.init("pattern", .text("^\(Pattern.slug)/\(Pattern.slug)$"))])
    case .time: return type("string", and: [.init("pattern", .text("^([01]?[0-9]|2[0-3]):[0-5][0-9]$"))])
    case .colour: return type("string", and: [.init("pattern", .text("^#[0-9A-Fa-f]{6}$"))])
    case .ownCode: return type("string", and: [.init("pattern", .text("^\(Pattern.slug)/[^/]+$"))])
    case .list(let item):
      return type("array", and: [.init("items", schema(item, at: path + ".*", mayBeEmpty: false))])
    case .map(let keys): return type("object", and: map(keys, at: path))
    case .either(let shapes):
      if shapes.contains(.text), shapes.allSatisfy({ $0.inner.isEmpty }) {
        return pairs(.text, at: path, mayBeEmpty: mayBeEmpty)
      }
      let choices = shapes.map { SchemaJSON.object(pairs($0, at: path, mayBeEmpty: false)) }
      return [.init("anyOf", .list(choices + (mayBeEmpty ? [.object([.init("type", .text("null"))])] : [])))]
    }
  }

  private func map(_ keys: [RecordKey], at path: String) -> [SchemaJSON.Pair] {
    let properties = keys.map { key in
      SchemaJSON.Pair(
        key.name,
        schema(key.shape, at: "\(path).\(key.name)", mayBeEmpty: !key.isRequired, about: key.about))
    }
    let required = keys.filter(\.isRequired).map(\.name)
    return [.init("properties", .object(properties))]
      + (required.isEmpty ? [] : [.init("required", .texts(required))])
      + [.init("additionalProperties", .truth(true))] + neededOne(at: path)
  }

  private func limits(_ least: Int) -> [SchemaJSON.Pair] {
    [.init("minimum", .whole(least)), .init("maximum", .whole(Pattern.largest))]
  }

  // MARK: - Rules about several values

  /// Two points are compared, or none is named.
  private func rule(at path: String) -> [SchemaJSON.Pair] {
    guard path == "measure.compare" else { return [] }
    let none = SchemaJSON.object([.init("maxItems", .whole(0))])
    let two = SchemaJSON.object([.init("minItems", .whole(2)), .init("maxItems", .whole(2))])
    return [.init("anyOf", .list([none, two]))]
  }

  /// Of some maps one of two keys must be there.
  private func neededOne(at path: String) -> [SchemaJSON.Pair] {
    let keys: [String] =
      switch path {
      case "enquiry.interventions.*": ["id", "own"]
      case "toolkit.strands.*.dimensions.*.interventions.*": ["title", "same"]
      default: []
      }
    guard !keys.isEmpty else { return [] }
    let filled = SchemaJSON.object([.init("not", .object([.init("type", .text("null"))]))])
    return [
      .init(
        "anyOf",
        .list(
          keys.map { key in
            .object([.init("required", .texts([key])), .init("properties", .object([.init(key, filled)]))])
          }))
    ]
  }
}

/// What words must look like, as regular expressions of ECMA 262 without anything that other engines lack.
private enum Pattern {
  /// 18 digits: what the program's numbers hold before the point.
  static let largest = 999_999_999_999_999_999

  static let number = #"^[-+]?[0-9]{1,18}(\.[0-9]{1,15})?$"#

  static let amount = #"^[-+]?[0-9]{1,18}(\.[0-9]{1,15})?( *%)?$"#

  static let bound = #"^[<>]=[-+]?[0-9]{1,18}(\.[0-9]{1,15})?$"#

  /// - Parameter least: 0 to 9.
  static func whole(_ least: Int) -> String {
    #"^[+]?(?=[0-9]{1,18}(\.|$))0*([\#(least)-9]|[1-9][0-9]+)(\.0{1,15})?$"#
  }

  static let entryID = "^[0-9a-hjkmnp-tv-z]{8}$"

  /// Lower-case letters, digits and single hyphens, with a letter, 64 at most, and none of the names Windows keeps.
  static let slug =
    "(?!(con|prn|aux|nul|com[1-4]|lpt[1-4])(/|$))(?=[^/]{1,64}(/|$))(?=[^/]*[a-z])[a-z0-9]+(-[a-z0-9]+)*"

  static let day: String = {
    let leap = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
    let monthDay = [
      "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])", "(0[469]|11)-(0[1-9]|[12][0-9]|30)", "02-(0[1-9]|1[0-9]|2[0-8])",
    ].joined(separator: "|")
    return "^(?!0000)([0-9]{4}-(\(monthDay))|\(leap)-02-29)$"
  }()
}
