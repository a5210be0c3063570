import Foundation
import Records
import TestSupport

/// The validator that judges by the schemas: python3-jsonschema, one process for all that a test asks.
enum SchemaReferee {
  struct Missing: Error, CustomStringConvertible {
    let said: String
    var description: String { "the validator did not answer; run script/bootstrap. It said: \(said)" }
  }

  private static let program = """
    import json, sys, warnings
    warnings.simplefilter("ignore")
    import jsonschema
    asked = json.load(sys.stdin)
    judges = {}
    for kind, schema in asked["schemas"].items():
        jsonschema.Draft7Validator.check_schema(schema)
        judges[kind] = jsonschema.Draft7Validator(schema)
    for kind, record in asked["records"]:
        error = next(judges[kind].iter_errors(record), None)
        print("ok" if error is None else "no " + repr(error.json_path + ": " + error.message[:150]))
    """

  /// What is wrong with each record by the schema of its kind; nil for nothing.
  static func judge(_ records: [(kind: RecordKind, json: String)]) throws -> [String?] {
    let schemas = RecordKind.allCases.map { EditorJSON.quoted($0.rawValue) + ":" + $0.jsonSchema }
    let asked = records.map { "[" + EditorJSON.quoted($0.kind.rawValue) + "," + $0.json + "]" }
    let document =
      "{\"schemas\":{" + schemas.joined(separator: ",") + "},\"records\":[" + asked.joined(separator: ",\n") + "]}"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schemas \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = Result { try FileManager.default.removeItem(at: folder) } }
    let input = folder.appendingPathComponent("asked.json")
    let output = folder.appendingPathComponent("answers")
    try Data(document.utf8).write(to: input)
    try Data().write(to: output)
    let process = Process()
    // Debian's package is for Debian's own python3, which need not be the first on the path.
    let isDebian = FileManager.default.fileExists(atPath: "/usr/bin/dpkg")
    process.executableURL = URL(fileURLWithPath: isDebian ? "/usr/bin/python3" : "/usr/bin/env")
    process.arguments = (isDebian ? [] : ["python3"]) + ["-c", program]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let answer = try FileHandle(forWritingTo: output)
    process.standardOutput = answer
    process.standardError = answer
    try process.run()
    process.waitUntilExit()
    let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    guard process.terminationStatus == 0 else { throw Missing(said: said) }
    return said.split(separator: "\n").map { $0 == "ok" ? nil : String($0.dropFirst(3)) }
  }
}
