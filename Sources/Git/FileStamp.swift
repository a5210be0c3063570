internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What the system says about a file without reading it; two equal stamps are taken for the same unchanged file.
struct FileStamp: Hashable {
  let modified: Instant
  let changed: Instant
  let device: UInt64
  let inode: UInt64
  let owner: UInt32
  let group: UInt32
  let size: Int64
  let mode: mode_t

  /// A file system's time.
  struct Instant: Hashable, Comparable {
    let seconds: Int
    let nanoseconds: Int

    init(seconds: Int, nanoseconds: Int) {
      (self.seconds, self.nanoseconds) = (seconds, nanoseconds)
    }

    init(_ time: timespec) {
      (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
    }

    var timespec: timespec { .init(tv_sec: seconds, tv_nsec: nanoseconds) }

    var indexTime: git_index_time {
      git_index_time(
        seconds: Int32(truncatingIfNeeded: seconds), nanoseconds: UInt32(truncatingIfNeeded: nanoseconds))
    }

    static func < (left: Instant, right: Instant) -> Bool {
      (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      modified = Instant(status.st_mtimespec)
      changed = Instant(status.st_ctimespec)
    #else
      modified = Instant(status.st_mtim)
      changed = Instant(status.st_ctim)
    #endif
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(status.st_ino)
    owner = status.st_uid
    group = status.st_gid
    size = Int64(status.st_size)
    mode = status.st_mode
  }

  var isRegularFile: Bool { mode & S_IFMT == S_IFREG }
  var isFolder: Bool { mode & S_IFMT == S_IFDIR }
  var isSymbolicLink: Bool { mode & S_IFMT == S_IFLNK }
  var isExecutable: Bool { mode & S_IXUSR != 0 }
  var permissions: mode_t { mode & 0o777 }

  /// The permissions that the file gets when it is to be executable, or not to be: whoever may read it may then run it.
  func permissions(for wanted: FileMode) -> mode_t {
    wanted == .executable ? permissions | (permissions & 0o444) >> 2 : permissions & ~0o111
  }

  /// Puts the stamp into an entry of the index, as git does (numbers cut to 32 bits).
  func fill(_ entry: inout git_index_entry) {
    entry.ctime = changed.indexTime
    entry.mtime = modified.indexTime
    entry.dev = UInt32(truncatingIfNeeded: device)
    entry.ino = UInt32(truncatingIfNeeded: inode)
    entry.uid = owner
    entry.gid = group
    entry.file_size = UInt32(truncatingIfNeeded: size)
  }
}
