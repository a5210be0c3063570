// What a value says, whatever it is written like.
extension WrittenValue {
  /// Bytes that are the same for values that say the same: without what holds nothing, keys in one order, items as well
  /// where their order means nothing, and a word that stands short for a map as that map.
  func meaning(_ place: KeyPlace) -> [UInt8] {
    var bytes: [UInt8] = []
    tell(shape: place.shape, items: place.items, to: &bytes)
    return bytes
  }

  private func tell(shape: RecordKey.Shape, items: RecordKey.Items, to bytes: inout [UInt8]) {
    if saysNothing { return }
    switch content {
    case .nothing: break
    case .scalar(let text):
      if let key = shape.short {
        WrittenValue.tell([(key, self)], shape.mapKeys, to: &bytes)
      } else {
        WrittenValue.tell(text, to: &bytes)
      }
    case .list(let parts):
      var told = parts.map { part in
        var item: [UInt8] = []
        part.value.tell(shape: shape.itemShape, items: .set, to: &item)
        return item
      }
      if items.order == .set { told.sort { $0.lexicographicallyPrecedes($1) } }
      bytes.append(UInt8(ascii: "["))
      for item in told {
        bytes += item
        bytes.append(UInt8(ascii: ","))
      }
      bytes.append(UInt8(ascii: "]"))
    case .map(let parts): WrittenValue.tell(parts.map { ($0.key, $0.value) }, shape.mapKeys, to: &bytes)
    }
  }

  private static func tell(
    _ entries: [(key: String, value: WrittenValue)], _ keys: [RecordKey], to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "{"))
    for (name, value) in entries.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    where !value.saysNothing {
      tell(name, to: &bytes)
      if let key = keys.first(where: { $0.name == name }) {
        value.tell(shape: key.shape, items: key.items, to: &bytes)
      } else if let text = value.text {
        tell(text, to: &bytes)
      } else {
        value.tell(shape: .text, items: .set, to: &bytes)
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// With its length before it, so that no other text reads the same.
  private static func tell(_ text: String, to bytes: inout [UInt8]) {
    bytes += String(text.utf8.count).utf8
    bytes.append(UInt8(ascii: ":"))
    bytes += text.utf8
  }

  /// As people would read it; nil for nothing.
  var told: String? {
    if saysNothing { return nil }
    switch content {
    case .nothing: return nil
    case .scalar(let text): return text
    case .list(let parts): return parts.map { $0.value.told ?? "" }.joined(separator: ", ")
    case .map(let parts):
      return parts.compactMap { part in part.value.told.map { "\(part.key): \($0)" } }.joined(separator: ", ")
    }
  }

  /// Its bytes, as they would stand at the left margin.
  var written: [UInt8] {
    var writer = WrittenWriter()
    writer.write(self, margin: 0)
    return writer.bytes
  }

  static func precedes(_ one: WrittenValue, _ other: WrittenValue) -> Bool {
    one.written.lexicographicallyPrecedes(other.written)
  }
}

extension WrittenValue {
  /// Its comments, those of its parts among them.
  var comments: [ArraySlice<UInt8>] {
    let tail = self.tail.tailComment.map { [$0] } ?? []
    switch form {
    case .words(let words): return words.comments + tail
    case .block: return tail + parts.flatMap(\.comments)
    }
  }
}
