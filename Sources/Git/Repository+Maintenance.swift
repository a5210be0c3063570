#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the history takes up as single files, which only git packs.
package struct LooseObjects: Hashable, Sendable {
  package let count: Int
  /// On the disk, in bytes.
  package let size: Int
}

extension Repository {
  /// Has git pack the history in the background, when it has grown by as much as git itself would wait for (`gc.auto`).
  ///
  /// libgit2 never packs, and every save leaves some 28 KB of single files. The save is done and nothing of it depends on
  /// this: where git is not installed or refuses, all stays as it is, and the doctor says how large it grew.
  package func packWhenDue() throws(GitError) {
    guard try isPackingDue() else { return }
    startGit(["--git-dir", gitDirectory, "maintenance", "run", "--auto", "--quiet"])
  }

  /// All single files of the history, counted.
  package func looseObjects() -> LooseObjects {
    var (count, size) = (0, 0)
    for number in 0..<256 {
      let folder = objectFolder(number)
      for name in Self.names(in: folder) {
        var status = stat()
        guard name.utf8.count == 38, lstat("\(folder)/\(name)", &status) == 0 else { continue }
        count += 1
        size += Int(status.st_blocks) * 512
      }
    }
    return LooseObjects(count: count, size: size)
  }

  /// As git judges it: by one folder of 256, since ids fall into them alike; and by the number of packs, of which each fetch brings
  /// one.
  private func isPackingDue() throws(GitError) -> Bool {
    let settings = try configuration()
    let limit = settings.string("gc.auto").flatMap { Int($0) } ?? 6_700
    guard limit > 0 else { return false }
    let count = Self.names(in: objectFolder(0x17)).count { $0.utf8.count == 38 }
    if count > (limit + 255) / 256 { return true }
    let most = settings.string("gc.autoPackLimit").flatMap { Int($0) } ?? 50
    let packs = Self.names(in: objectFolder + "/pack")
    return most > 0 && packs.count { $0.hasSuffix(".pack") && !packs.contains($0.dropLast(5) + ".keep") } > most
  }

  private func objectFolder(_ number: Int) -> String {
    let name = String(number, radix: 16)
    return "\(objectFolder)/\(name.utf8.count == 1 ? "0" : "")\(name)"
  }

  /// Starts git in a session of its own, hears nothing of it and does not wait.
  ///
  /// Through a shell that ends at once, so that git is nobody's child: one that nobody waits for would lie about, dead, as long as
  /// this process lives.
  private func startGit(_ arguments: [String]) {
    let shell = OtherProgram("/bin/sh", ["-c", "git \"$@\" &", "sh"] + arguments, environment, .session)
    guard let child = try? shell.start([nil, nil, nil]) else { return }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
  }
}
