internal import Foundation

/// The program's own three channels; what cannot be written or read never ends in a trap.
enum Channel {
  /// Standard output; when it takes no more (a full disk, a closed pipe) the program ends with a sentence and exit code 1.
  static func output(_ pieces: [ArraySlice<UInt8>]) {
    if put(pieces, STDOUT_FILENO) { return }
    let reason = String(cString: strerror(errno))
    error("Error: What was asked for could not be written out: \(reason).\n")
    exit(1)
  }

  /// Standard error; where nobody listens there is nobody to tell.
  static func error(_ text: String) { _ = put([ArraySlice(text.utf8)], STDERR_FILENO) }

  /// All of standard input.
  static func input() throws -> [UInt8] {
    do {
      return Array(try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw Failure("Standard input could not be read.", hint: "Pipe the text in, or name a file with -F.")
    }
  }

  /// So much is joined before it is written: each writing is a call of the system, each joining a copy.
  private static let small = 4096

  private static func put(_ pieces: [ArraySlice<UInt8>], _ channel: Int32) -> Bool {
    var joined: [UInt8] = []
    for piece in pieces {
      if piece.count < small {
        joined += piece
        if joined.count < small { continue }
      }
      guard joined.withUnsafeBytes({ put($0, channel) }) else { return false }
      joined.removeAll(keepingCapacity: true)
      if piece.count >= small, !piece.withUnsafeBytes({ put($0, channel) }) { return false }
    }
    return joined.withUnsafeBytes { put($0, channel) }
  }

  private static func put(_ bytes: UnsafeRawBufferPointer, _ channel: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(channel, rest.baseAddress, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    return true
  }
}
