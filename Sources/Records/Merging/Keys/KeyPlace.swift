/// Where a value stands in a record, and what may stand there.
struct KeyPlace {
  /// Keys, and items by what they are known by.
  let path: [String]
  let shape: RecordKey.Shape
  /// Of a list: what its items are to each other.
  let items: RecordKey.Items
  /// The key, or that of the list in which it stands; nil for one that the program does not know.
  let key: RecordKey?
  /// Whether it is an item of a list.
  let isItem: Bool

  static func root(_ kind: RecordKind) -> KeyPlace {
    KeyPlace(path: [], shape: .map(kind.keys), items: .set, key: nil, isItem: false)
  }

  func inside(_ name: String) -> KeyPlace {
    let key = shape.mapKeys.first { $0.name == name }
    return KeyPlace(
      path: path + [name], shape: key?.shape ?? .text, items: key?.items ?? .set, key: key, isItem: false)
  }

  func item(_ name: String) -> KeyPlace {
    KeyPlace(path: path + [name], shape: shape.itemShape, items: .set, key: key, isItem: true)
  }

  /// The place of a key in the order of its map; after all others for one of a person's own.
  func rank(_ name: String) -> Int {
    let keys = shape.mapKeys
    return keys.firstIndex { $0.name == name } ?? keys.count
  }
}

extension RecordKey.Shape {
  /// The keys of the map that may stand here.
  var mapKeys: [RecordKey] {
    switch self {
    case .map(let keys): keys
    case .either(let shapes): shapes.flatMap(\.mapKeys)
    default: []
    }
  }

  /// What may stand in the list that may stand here.
  var itemShape: RecordKey.Shape {
    switch self {
    case .list(let shape): shape
    case .either(let shapes): shapes.first { $0.isList }?.itemShape ?? .text
    default: .text
    }
  }

  private var isList: Bool { if case .list = self { true } else { false } }
}
