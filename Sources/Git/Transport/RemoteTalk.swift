internal import Clibgit2

/// What one conversation with a repository elsewhere needs to know, and what it comes to know.
///
/// libgit2's callbacks get it as their payload; it lives as long as the ``RemoteConnection``.
final class RemoteTalk {
  let address: RemoteAddress
  /// The top of the working folder, from which relative paths count.
  private let folder: String
  let patience: Int
  private let options: RemoteOptions
  private let settings: Configuration
  /// The first error of ours; libgit2 turns them into its own words.
  private(set) var trouble: GitError?
  /// What the other side said, beside the protocol.
  private(set) var said: [UInt8] = []
  /// What became of each ref that was pushed: nil for done, else the server's reason.
  private(set) var verdicts: [String: String?] = [:]
  private var attempts = 0
  private var given: RemoteCredential?

  init(_ address: RemoteAddress, in repository: Repository, _ options: RemoteOptions) throws(GitError) {
    self.address = address
    self.options = options
    settings = try repository.configuration()
    folder = repository.workDirectory ?? repository.gitDirectory
    patience = options.patience
  }

  func command(_ service: ServiceCommand.Service) throws(GitError) -> ServiceCommand? {
    try ServiceCommand(
      service, at: address, from: folder, settings: settings, environment: options.environment, asks: options.asks,
      patience: patience)
  }

  /// How long a person has who may be asked by ssh.
  var patienceForPerson: Int {
    guard options.asks, case .ssh = address.place else { return patience }
    return max(300, patience)
  }

  /// How many bytes the service may take; nil for no limit of its own.
  var memory: Int? { options.memory }

  func report(_ progress: RemoteProgress) { options.report(progress) }

  /// Runs what may throw inside a callback; libgit2 hears of a failure as a number.
  func noting(_ body: () throws(GitError) -> Void) -> Int32 {
    do throws(GitError) {
      try body()
      return 0
    } catch {
      if trouble == nil { trouble = error }
      git_error_set_str(Int32(GIT_ERROR_NET.rawValue), error.message)
      return GIT_EUSER.rawValue
    }
  }

  /// The end of what was read from a service that stores: libgit2 passes over why it could not.
  private var overheard: [UInt8] = []

  func overhear(_ bytes: UnsafeRawBufferPointer) { overheard = (overheard + bytes).suffix(2_048) }

  /// Why the other side could not store what was sent: what follows `unpack` in its report; nil where it does not say.
  var reasonNotStored: String? {
    let lines = String(decoding: overheard, as: UTF8.self).split(separator: "\n")
    guard let line = lines.last(where: { $0.contains("unpack ") }), let word = line.firstRange(of: "unpack ") else {
      return nil
    }
    let reason = line[word.upperBound...]
    return reason == "ok" ? nil : String(reason)
  }

  func hear(_ bytes: some Sequence<UInt8>) { said = (said + bytes).suffix(16_384) }

  // MARK: - Credentials

  /// Whether the server asked who is there.
  private var isAsked = false

  /// A header that says who is there, once somebody said so.
  var authorization: String? { given.map { "Authorization: \($0.authorization)" } }

  /// What libgit2 calls when a server asks who is there.
  ///
  /// It is not answered here: libgit2 1.5 loses its place when the question comes in two pieces. What is known is sent along from the
  /// beginning of the next conversation instead; and only to the host of the address, since a server may send elsewhere.
  private func noteQuestion(from url: String) -> Int32 {
    noting { () throws(GitError) in
      let asked = try RemoteAddress(url)
      guard asked.place == address.place else {
        throw GitError(
          "sign in", .authentication, message: "the server sends on to another one, which is told no password")
      }
      isAsked = true
      throw GitError("sign in", .authentication, message: "the server does not take the name and the password")
    }
  }

  /// Finds a name and a password, after those that the server did not take.
  ///
  /// - Returns: false when there are none to try any more.
  func findCredential() throws(GitError) -> Bool {
    guard isAsked, let credentials = options.credentials else { return false }
    (isAsked, trouble) = (false, nil)
    if let given { try credentials.refuse(given) }
    let former = given
    attempts += 1
    guard attempts == 1 || (attempts <= 3 && options.asks) else {
      given = nil
      return false
    }
    given = try credentials.find(address)
    return given != former
  }

  /// Tells the helpers that what they gave was taken.
  func approve() throws(GitError) {
    if let given { try options.credentials?.approve(given) }
  }

  // MARK: - Callbacks

  /// - Parameter payload: this, unretained.
  func callbacks(_ payload: UnsafeMutableRawPointer) throws(GitError) -> git_remote_callbacks {
    var calls = git_remote_callbacks()
    try check("speak with \(address.shown)", git_remote_init_callbacks(&calls, UInt32(GIT_REMOTE_CALLBACKS_VERSION)))
    calls.payload = payload
    if !address.isWeb { calls.transport = ProcessTransport.make }
    calls.credentials = { _, url, _, _, payload in
      guard let talk = RemoteTalk.of(payload), let url else { return GIT_ERROR.rawValue }
      return talk.noteQuestion(from: String(cString: url))
    }
    calls.sideband_progress = { bytes, count, payload in
      guard let talk = RemoteTalk.of(payload), let bytes, count > 0 else { return 0 }
      talk.hear(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
      talk.report(.heard)
      return 0
    }
    calls.transfer_progress = { stats, payload in
      guard let talk = RemoteTalk.of(payload), let stats = stats?.pointee else { return 0 }
      return talk.noting { () throws(GitError) in try talk.take(stats) }
    }
    calls.push_transfer_progress = { current, total, _, payload in
      RemoteTalk.of(payload)?.report(.moved(Int(current), of: Int(total)))
      return 0
    }
    calls.pack_progress = { _, _, _, payload in
      RemoteTalk.of(payload)?.report(.heard)
      return 0
    }
    calls.push_update_reference = { name, status, payload in
      guard let talk = RemoteTalk.of(payload), let name else { return GIT_ERROR.rawValue }
      talk.verdicts[String(cString: name)] = .some(status.map { String(cString: $0) })
      return 0
    }
    return calls
  }

  private func take(_ stats: git_indexer_progress) throws(GitError) {
    let attempt = "receive from \(address.shown)"
    if let most = options.most {
      if stats.received_bytes > most.bytes {
        throw GitError(attempt, .tooLarge, message: "it sends more than \(most.bytes >> 20) MB")
      }
      if Int(stats.total_objects) > most.objects {
        throw GitError(
          attempt, .tooLarge, message: "it sends \(stats.total_objects) objects, and \(most.objects) are the most")
      }
    }
    report(.moved(Int(stats.received_objects), of: Int(stats.total_objects)))
  }

  private static func of(_ payload: UnsafeMutableRawPointer?) -> RemoteTalk? {
    payload.map { Unmanaged<RemoteTalk>.fromOpaque($0).takeUnretainedValue() }
  }
}
