import Foundation
import Testing

@testable import enquiry

@Suite("JSON")
struct JSONTests {
  private func text(_ value: JSON) throws -> String {
    let text = String(decoding: JSON.document("test", ["a": value]).joined(), as: UTF8.self)
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
    #expect((read as? [String: Any])?["schema"] as? String == "enquiry.test/1")
    return text
  }

  @Test func `keys stand in the order of their bytes, plain lists on one line`() throws {
    let value = JSON.object(["é": .count(1), "z": .list([.number(0.1), .number(3)]), "B": .list([.object([:])])])
    #expect(
      try text(value) == """
        {
          "a": {
            "B": [
              {}
            ],
            "z": [0.1, 3],
            "é": 1
          },
          "schema": "enquiry.test/1"
        }
        """)
  }

  @Test(arguments: ["\"\\/", "\u{0}\u{1F}\u{7F}\t\r\n", "pupil’s é\u{2028}👩‍🏫", ""])
  func `every text reads back as it was`(written: String) throws {
    let read = try JSONSerialization.jsonObject(with: Data(text(.text(written)).utf8))
    #expect((read as? [String: Any])?["a"] as? String == written)
  }

  @Test(arguments: [
    0, -0.5, 1e-300, .leastNonzeroMagnitude, 1.7976931348623157e308, 1e16, 123_456_789.123_456_78, 0.1 + 0.2,
  ])
  func `every number reads back as it was`(number: Double) throws {
    struct Document: Decodable { let a: Double }
    #expect(try JSONDecoder().decode(Document.self, from: Data(text(.number(number)).utf8)).a == number)
  }

  @Test func `a part that was written beforehand stands as if it had not been`() throws {
    let inner = [
      JSONField("n", .count(3)), JSONField("of", .list([.object(["x": .null])])), JSONField("w", .number(2)),
    ]
    let part = JSON.fields(inner)
    #expect(try text(.object(["k": .written(part.written(at: 2)[...])])) == text(.object(["k": part])))
  }

  @Test func `no number is written where there is none`() throws {
    #expect(try text(.list([.number(.nan), .number(.infinity), .null])).contains("[null, null, null]"))
  }
}
