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

  func hear(_ bytes: some Sequence<UInt8>) { said = (said + bytes).suffix(16_384) }

  // MARK: - Credentials

  /// A name and a password for the host of the address, and for no other: a server may send elsewhere.
  ///
  /// libgit2 asks again for as long as they are refused; after three times it is told no.
  func credential(for url: String, _ out: UnsafeMutablePointer<UnsafeMutablePointer<git_credential>?>?) -> Int32 {
    noting { () throws(GitError) in
      let asked = try RemoteAddress(url)
      guard asked.place == address.place else {
        throw GitError(
          "sign in", .authentication,
          message: "the server sent us on to \(asked.host ?? asked.shown), which is not asked")
      }
      if let refused = given { try options.credentials?.refuse(refused, settings) }
      given = nil
      attempts += 1
      guard attempts <= 3, attempts == 1 || options.asks, let credentials = options.credentials else {
        throw GitError("sign in", .authentication, message: "the server does not take the name and the password")
      }
      let found = try credentials.find(address, settings)
      given = found
      try check("sign in", git_credential_userpass_plaintext_new(out, found.name, found.password))
    }
  }

  /// Tells the helpers that what they gave was taken.
  func approve() throws(GitError) {
    if let given { try options.credentials?.approve(given, settings) }
    given = nil
  }

  // MARK: - Callbacks

  /// - Parameter payload: this, unretained.
  func callbacks(_ payload: UnsafeMutableRawPointer) throws(GitError) -> git_remote_callbacks {
    var calls = git_remote_callbacks()
    try check("speak with \(address.shown)", git_remote_init_callbacks(&calls, UInt32(GIT_REMOTE_CALLBACKS_VERSION)))
    calls.payload = payload
    if case .web = address.place {} else { calls.transport = ProcessTransport.make }
    calls.credentials = { out, url, _, _, payload in
      guard let talk = RemoteTalk.of(payload), let url else { return GIT_ERROR.rawValue }
      return talk.credential(for: String(cString: url), out)
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
      RemoteTalk.of(payload)?.report(.sent(Int(current), of: Int(total)))
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
    if let most = options.mostBytes, stats.received_bytes > most {
      throw GitError("receive from \(address.shown)", .tooLarge, message: "it sends more than \(most >> 20) MB")
    }
    report(.received(Int(stats.received_objects), of: Int(stats.total_objects), bytes: Int(stats.received_bytes)))
  }

  private static func of(_ payload: UnsafeMutableRawPointer?) -> RemoteTalk? {
    payload.map { Unmanaged<RemoteTalk>.fromOpaque($0).takeUnretainedValue() }
  }
}
