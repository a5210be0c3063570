internal import Foundation

/// The program's own three channels; what cannot be written or read never ends in a trap.
enum Channel {
  /// Standard output; when it takes no more (a full disk, a closed pipe) the program ends with a sentence and exit code 1.
  static func output(_ text: String) {
    if put(text, STDOUT_FILENO) { return }
    let reason = String(cString: strerror(errno))
    error("Error: What was asked for could not be written out: \(reason).\n")
    exit(1)
  }

  /// Standard error; where nobody listens there is nobody to tell.
  static func error(_ text: String) { _ = put(text, STDERR_FILENO) }

  /// All of standard input.
  static func input() throws -> [UInt8] {
    do {
      return Array(try FileHandle.standardInput.readToEnd() ?? Data())
    } catch {
      throw Failure("Standard input could not be read.", hint: "Pipe the text in, or name a file with -F.")
    }
  }

  private static func put(_ text: String, _ channel: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while !rest.isEmpty {
        let count = write(channel, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
  }
}
