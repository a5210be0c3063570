import Foundation

/// Ways in which a file may be damaged, each with its name: cut off, full of noughts, with one bit turned.
package func damagedVersions(of bytes: [UInt8], lengths: Int, flips: Int) -> [(name: String, bytes: [UInt8])] {
  var found: [(String, [UInt8])] = []
  let step = max(1, bytes.count / lengths)
  for length in stride(from: 0, to: bytes.count, by: step) {
    found.append(("cut to \(length)", Array(bytes[..<length])))
  }
  if bytes.count > 1 { found.append(("without its last byte", Array(bytes.dropLast()))) }
  found.append(("noughts", [UInt8](repeating: 0, count: bytes.count)))
  var dice = SplitMix(seed: 0x5EED)
  for _ in 0..<flips where !bytes.isEmpty {
    let bit = Int.random(in: 0..<bytes.count * 8, using: &dice)
    var other = bytes
    other[bit / 8] ^= 1 << UInt8(bit % 8)
    found.append(("bit \(bit) turned", other))
  }
  return found
}

/// Puts bytes in the place of a file, also of one that git made read-only.
package func overwrite(_ path: String, _ bytes: [UInt8]) throws {
  unlink(path)
  try Data(bytes).write(to: URL(fileURLWithPath: path))
}

package func fileBytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

/// What something comes back with in a thread of its own; nil where it does not within some seconds.
package func answer<Answer: Sendable>(
  within seconds: Double = 10, _ body: @escaping @Sendable () -> Answer
) -> Answer? {
  let place = Place<Answer>()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    place.answer = body()
    done.signal()
  }
  // As much room as the main thread has.
  thread.stackSize = 8 << 20
  thread.start()
  return done.wait(timeout: .now() + seconds) == .success ? place.answer : nil
}

/// Where a thread leaves what it found: written before the signal and read after it, hence unchecked.
private final class Place<Answer>: @unchecked Sendable {
  var answer: Answer?
}
