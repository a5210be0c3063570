internal import Clibgit2

/// The one owner of a libgit2 pointer: frees it when the scope ends.
///
/// Made and dropped inside one function (or kept by ``Repository``). Pass the handle, never return its pointer. Always
/// bind it with `let`, which keeps it to the end of the scope: a handle without a name is freed as soon as its pointer
/// has been read (`try handle().pointer` crashed in optimised builds).
struct Handle: ~Copyable {
  let pointer: OpaquePointer
  private let free: (OpaquePointer?) -> Void

  /// Takes over what `make` puts into the pointer; `free` is libgit2's function for that kind of object.
  init(
    _ attempt: @autoclosure () -> String,
    free: @escaping (OpaquePointer?) -> Void,
    make: (inout OpaquePointer?) -> Int32
  ) throws(GitError) {
    var made: OpaquePointer?
    try check(attempt(), make(&made))
    guard let made else {
      throw GitError(attempt(), .invalid, message: "libgit2 handed out nothing")
    }
    self.pointer = made
    self.free = free
  }

  deinit { free(pointer) }
}
