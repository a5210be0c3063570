internal import Cguard
internal import Clibgit2

/// The files and folders of one write on their way into the store: a few each as a file, many in one pack.
///
/// A file costs two flushes of the disk, a pack three, however much is in it.
final class NewObjects {
  enum Kind {
    case file
    case folder

    fileprivate var type: git_object_t { self == .file ? GIT_OBJECT_BLOB : GIT_OBJECT_TREE }
  }

  private struct Waiting {
    let kind: Kind
    let bytes: [UInt8]
    let id: ObjectID
  }

  /// From how many objects on they go into a pack.
  private static let many = 50

  private let repository: Repository
  private var waiting: [Waiting] = []
  private var known: Set<ObjectID> = []

  init(in repository: Repository) {
    self.repository = repository
  }

  /// Notes an object; nothing is stored before ``store()``.
  ///
  /// - Parameter id: its id, where that is known.
  @discardableResult
  func add(_ kind: Kind, _ bytes: [UInt8], id: ObjectID? = nil) throws(GitError) -> ObjectID {
    let id = if let id { id } else { try ObjectID(of: bytes, kind.type) }
    if known.insert(id).inserted { waiting.append(Waiting(kind: kind, bytes: bytes, id: id)) }
    return id
  }

  /// Stores what the store has not yet, on to the disk.
  func store() throws(GitError) {
    var new: [Waiting] = []
    for object in waiting {
      if try !repository.hasSoundly(object.id) { new.append(object) }
    }
    if new.count < NewObjects.many { try storeEach(new) } else { try storePacked(new) }
    waiting = []
  }

  private func storeEach(_ objects: [Waiting]) throws(GitError) {
    let attempt = "store a file"
    let database = try Handle(attempt, free: git_odb_free) { git_repository_odb(&$0, repository.pointer) }
    for object in objects {
      _ = try repository.storeSoundly { () throws(GitError) in
        var oid = git_oid()
        try check(attempt, git_odb_write(&oid, database.pointer, object.bytes, object.bytes.count, object.kind.type))
        return ObjectID(oid)
      }
    }
  }

  private func storePacked(_ objects: [Waiting]) throws(GitError) {
    let attempt = "store \(objects.count) files"
    let pack = try Handle(attempt, free: enquiry_pack_free) {
      enquiry_pack_begin(&$0, repository.objectFolder + "/pack", UInt32(objects.count))
    }
    for object in objects {
      try check(
        attempt, enquiry_pack_add(pack.pointer, object.kind.type.rawValue, object.bytes, object.bytes.count))
    }
    try check(attempt, enquiry_pack_end(pack.pointer))
  }
}

extension ObjectID {
  fileprivate init(of bytes: [UInt8], _ type: git_object_t) throws(GitError) {
    var oid = git_oid()
    try check("name an object", git_odb_hash(&oid, bytes, bytes.count, type))
    self.init(oid)
  }
}
