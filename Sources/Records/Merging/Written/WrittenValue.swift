/// A value with all bytes that it owns.
struct WrittenValue: Equatable, Sendable {
  /// What it says.
  enum Content: Equatable, Sendable {
    /// Nothing is written.
    case nothing
    case scalar(String)
    case list([WrittenPart])
    case map([WrittenPart])
  }

  /// How it is written.
  indirect enum Form: Equatable, Sendable {
    /// A scalar, or brackets or braces: of what stands in them each part has its words alone.
    case words(WrittenWords)
    /// One key or item a line.
    case block(WrittenBlock)
  }

  var content: Content
  var form: Form

  static let nothing = WrittenValue(content: .nothing, form: .words(WrittenWords(first: [])))

  /// Whether it holds nothing, however that is written.
  var isVacant: Bool {
    switch content {
    case .nothing: true
    case .scalar: false
    case .list(let parts), .map(let parts): parts.isEmpty
    }
  }

  /// Whether it says nothing: also a map all of whose keys do.
  var saysNothing: Bool {
    if case .map(let parts) = content { return parts.allSatisfy(\.value.saysNothing) }
    return isVacant
  }

  var parts: [WrittenPart] {
    switch content {
    case .list(let parts), .map(let parts): parts
    case .nothing, .scalar: []
    }
  }

  var isList: Bool { if case .list = content { true } else { false } }
  var isMap: Bool { if case .map = content { true } else { false } }

  var text: String? { if case .scalar(let text) = content { text } else { nil } }

  var words: WrittenWords? { if case .words(let words) = form { words } else { nil } }

  var block: WrittenBlock? { if case .block(let block) = form { block } else { nil } }

  /// What stands behind it on its line, or on the line of its key.
  var tail: ArraySlice<UInt8> {
    get {
      switch form {
      case .words(let words): words.tail
      case .block(let block): block.tail
      }
    }
    set {
      switch form {
      case .words(var words):
        words.tail = newValue
        form = .words(words)
      case .block(var block):
        block.tail = newValue
        form = .block(block)
      }
    }
  }

  /// Whether a comment can stand behind it on a line.
  var takesTail: Bool {
    switch form {
    case .words(let words): words.textIndent == nil
    case .block(let block): !block.isInline
    }
  }
}
