internal import Ctemplates

/// The files of `templates/` that are built into the program.
package enum Templates {
  /// A built-in file; nil when there is none of that name.
  package static func builtIn(_ name: String) -> [UInt8]? {
    for index in 0..<enquiry_template_count() {
      let template = enquiry_template_at(index)
      if String(cString: template.name) == name {
        return Array(UnsafeBufferPointer(start: template.bytes, count: template.count))
      }
    }
    return nil
  }

  /// The texts of all built-in files by their names.
  package static func texts() -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.map { ($0, String(decoding: builtIn($0) ?? [], as: UTF8.self)) })
  }

  /// The names of all built-in files, as `records/cycle.md`.
  package static var names: [String] {
    (0..<enquiry_template_count()).map { String(cString: enquiry_template_at($0).name) }
  }
}
