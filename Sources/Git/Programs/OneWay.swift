#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A pipe between two processes, whose ends no other child holds open.
package struct OneWay {
  package let reading: Int32
  package let writing: Int32

  package init() throws(GitError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .system("make a pipe", errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }
}
