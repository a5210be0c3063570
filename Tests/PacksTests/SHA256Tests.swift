import Foundation
import Model
import Testing

@testable import Packs

struct SHA256Tests {
  /// FIPS 180-4 examples, and the lengths around a block's end (from `sha256sum`).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `agrees with the standard’s examples`(_ message: String, _ expected: String) {
    let hex = SHA256(message.utf8).digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(hex == expected)
  }

  @Test func `writes base 64 as content-security policies want it`() {
    #expect(SHA256("".utf8).base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
  func `agrees with openssl on the pack’s style sheet`() throws {
    let style = try PackStyle(TemplateFiles.all(), running: "")
    let input = FileManager.default.temporaryDirectory.appending(path: "pack-style-\(UUID().uuidString).css")
    try style.text.write(to: input, atomically: true, encoding: .utf8)
    defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: input) } }
    let openssl = Process()
    openssl.executableURL = URL(filePath: "/usr/bin/openssl")
    openssl.arguments = ["dgst", "-sha256", "-binary", input.path]
    let output = Pipe()
    openssl.standardOutput = output
    try openssl.run()
    let digest = output.fileHandleForReading.readDataToEndOfFile()
    openssl.waitUntilExit()
    #expect("sha256-" + digest.base64EncodedString() == style.hash)
  }
}
