/// Which template calls which: the engine says nothing about a missing part, and never ends when parts call in a ring.
struct TemplateCalls {
  private struct Call {
    let part: String
    let line: Int
  }

  private let calls: [String: [Call]]

  init(_ texts: [String: String]) {
    calls = texts.mapValues(TemplateCalls.calls)
  }

  func check() throws {
    for name in calls.keys.sorted() {
      for call in calls[name] ?? [] where calls[call.part] == nil {
        throw error(name, call, "There is no template \(call.part).mustache to put in here.")
      }
    }
    var finished: Set<String> = []
    for name in calls.keys.sorted() { try walk(name, path: [], finished: &finished) }
  }

  private func walk(_ name: String, path: [String], finished: inout Set<String>) throws {
    guard !finished.contains(name) else { return }
    for call in calls[name] ?? [] {
      if call.part == name || path.contains(call.part) {
        throw error(name, call, "The template \(call.part).mustache would be put into itself.")
      }
      try walk(call.part, path: path + [name], finished: &finished)
    }
    finished.insert(name)
  }

  private func error(_ name: String, _ call: Call, _ message: String) -> TemplateError {
    TemplateError(template: "pack/\(name).mustache", line: call.line, message: message)
  }

  private static func calls(in text: String) -> [Call] {
    TemplateTag.all(in: text).compactMap { tag in tag.part.map { Call(part: $0, line: tag.line) } }
  }
}
