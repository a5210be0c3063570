internal import Clibgit2

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A conversation with a repository elsewhere, in one direction.
///
/// For web addresses libgit2 itself has no limits of time; run those in a process that can be ended.
package final class RemoteConnection {
  /// git's words: what is fetched from, what is pushed to.
  package enum Direction: Sendable { case fetch, push }

  private var remote: Handle
  private let repository: Repository
  private let talk: RemoteTalk
  private let direction: Direction
  private let attempt: String

  /// Connects.
  ///
  /// - Throws: `.badAddress`, `.noProgram`, `.tooLong`, `.endedByServer`, `.authentication`, `.certificate`, and what libgit2 says.
  package init(
    _ repository: Repository, to address: RemoteAddress, _ direction: Direction, _ options: RemoteOptions
  ) throws(GitError) {
    attempt = "reach \(address.shown)"
    (self.direction, self.repository) = (direction, repository)
    remote = try Self.remote(address, in: repository)
    let place = try Self.place(of: remote, for: address)
    if place.isWeb { try GitLibrary.trustCertificates(try repository.configuration(), options.environment) }
    talk = try RemoteTalk(place, in: repository, options)
    try connect()
  }

  deinit { close() }

  /// - Returns: libgit2's remote; it is told no name and no password.
  private static func remote(_ address: RemoteAddress, in repository: Repository) throws(GitError) -> Handle {
    try Handle("reach \(address.shown)", free: git_remote_free) {
      git_remote_create_anonymous(&$0, repository.pointer, told(address))
    }
  }

  /// Where an address leads as the person's configuration has it (url.….insteadOf; pushInsteadOf does not count).
  package static func place(
    of address: RemoteAddress, in repository: Repository
  ) throws(GitError) -> RemoteAddress {
    let remote = try remote(address, in: repository)
    return try place(of: remote, for: address)
  }

  private static func place(of remote: borrowing Handle, for address: RemoteAddress) throws(GitError) -> RemoteAddress {
    let url = git_remote_url(remote.pointer).map { String(cString: $0) } ?? address.text
    return url == told(address) ? address : try RemoteAddress(url)
  }

  private static func told(_ address: RemoteAddress) -> String { address.isWeb ? address.shown : address.text }

  private func connect() throws(GitError) {
    while true {
      do throws(GitError) {
        try connectOnce()
        return try talk.approve()
      } catch {
        guard error.code == .authentication, try talk.findCredential() else { throw error }
      }
      // A new one, so that nothing of the last conversation is left.
      remote = try Self.remote(talk.address, in: repository)
    }
  }

  private func connectOnce() throws(GitError) {
    var options = git_remote_connect_options()
    try check(attempt, git_remote_connect_options_init(&options, UInt32(GIT_REMOTE_CONNECT_OPTIONS_VERSION)))
    options.callbacks = try talk.callbacks(Unmanaged.passUnretained(talk).toOpaque())
    options.proxy_opts.type = GIT_PROXY_AUTO
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE
    let towards = direction == .fetch ? GIT_DIRECTION_FETCH : GIT_DIRECTION_PUSH
    try withHeaders { headers throws(GitError) in
      options.custom_headers = headers
      try explaining { git_remote_connect_ext(remote.pointer, towards, &options) }
    }
  }

  /// What is sent along with each request of a conversation over the web.
  private func withHeaders(_ body: (git_strarray) throws(GitError) -> Void) throws(GitError) {
    try withStrings(talk.authorization.map { [$0] } ?? []) { list throws(GitError) in try body(list) }
  }

  /// Ends the conversation; what follows is another one.
  package func close() { git_remote_disconnect(remote.pointer) }

  /// What the other side said beside the protocol: lines as they came, with whatever stands in them.
  package var said: String { String(decoding: talk.said, as: UTF8.self) }

  /// From now on, who ends this process ends with it the service that it speaks with.
  package static func endServicesWithUs() {
    for number in [SIGTERM, SIGINT, SIGHUP] {
      signal(number) { number in
        if ServiceProcess.running != 0 { kill(ServiceProcess.running, SIGTERM) }
        _exit(128 + number)
      }
    }
  }

  /// From now on this process, and each service that it starts, gets no more memory than this: a repository of somebody else may be
  /// made so that git would take all there is.
  package static func limitMemory(toBytes bytes: Int) {
    var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      setrlimit(RLIMIT_AS, &limit)
    #endif
  }

  // MARK: - Refs

  /// What the other side has.
  package func listing() throws(GitError) -> RemoteListing {
    var (heads, count) = (UnsafeMutablePointer<UnsafePointer<git_remote_head>?>?.none, 0)
    try explaining { git_remote_ls(&heads, &count, remote.pointer) }
    var listing = RemoteListing()
    for number in 0..<count {
      guard let head = heads?[number]?.pointee, let name = head.name.map({ String(cString: $0) }) else { continue }
      // What a tag stands for comes beside it.
      if name.hasSuffix("^{}") { continue }
      if name == "HEAD" {
        listing.head = head.symref_target.map { String(cString: $0) }
        listing.headCommit = ObjectID(head.oid)
      } else {
        listing.references[name] = ObjectID(head.oid)
      }
    }
    return listing
  }

  // MARK: - Objects

  /// Fetches what some refs stand for, and all that leads to it; no ref moves here.
  package func download(_ names: [String]) throws(GitError) {
    if names.isEmpty { return }
    var options = git_fetch_options()
    try check(attempt, git_fetch_options_init(&options, UInt32(GIT_FETCH_OPTIONS_VERSION)))
    options.callbacks = try talk.callbacks(Unmanaged.passUnretained(talk).toOpaque())
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE
    options.update_fetchhead = 0
    options.proxy_opts.type = GIT_PROXY_AUTO
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE
    try withHeaders { headers throws(GitError) in
      options.custom_headers = headers
      try withStrings(names) { list throws(GitError) in
        try explaining { git_remote_download(remote.pointer, &list, &options) }
      }
    }
  }

  /// Sends refs, and what leads to them, where the other side can move on to them.
  ///
  /// - Parameter refs: from a ref here to one there.
  /// - Returns: for each ref there nil, or why the other side refused it.
  /// - Throws: `.notFastForward` where the other side has what is not here.
  package func push(_ refs: [(from: String, to: String)]) throws(GitError) -> [String: String?] {
    var options = git_push_options()
    try check(attempt, git_push_options_init(&options, UInt32(GIT_PUSH_OPTIONS_VERSION)))
    options.callbacks = try talk.callbacks(Unmanaged.passUnretained(talk).toOpaque())
    options.proxy_opts.type = GIT_PROXY_AUTO
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE
    try withHeaders { headers throws(GitError) in
      options.custom_headers = headers
      try withStrings(refs.map { "\($0.from):\($0.to)" }) { list throws(GitError) in
        try explaining { git_remote_upload(remote.pointer, &list, &options) }
      }
    }
    return Dictionary(
      uniqueKeysWithValues: refs.map { ($0.to, talk.verdicts[$0.to] ?? "the server said nothing of it") })
  }

  private func withStrings(
    _ words: [String], _ body: (inout git_strarray) throws(GitError) -> Void
  ) throws(GitError) {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var pointers = copies
    let failure = pointers.withUnsafeMutableBufferPointer { pointers -> GitError? in
      var list = git_strarray(strings: pointers.baseAddress, count: pointers.count)
      do throws(GitError) {
        try body(&list)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  // MARK: - Errors

  /// That the other side could not store what was sent, where that is what libgit2 tells.
  private func notStored(_ error: GitError) -> GitError? {
    guard direction == .push else { return nil }
    let reason = talk.reasonNotStored
    guard
      error.message.hasPrefix("unpacking the sent packfile failed") || (error.code == .endedByServer && reason != nil)
    else { return nil }
    return GitError(attempt, .notStored, message: reason ?? "it does not say why")
  }

  /// That what is sent cannot be put together, where that is what libgit2 tells: it has one sentence for what is no sound delta and
  /// for one that makes more of little than this process gets of memory.
  private func notPutTogether(_ error: GitError) -> GitError? {
    guard error.category == Int(GIT_ERROR_NOMEMORY.rawValue) || error.message.contains("failed to apply delta") else {
      return nil
    }
    return GitError(
      attempt, .tooLarge,
      message: "what it sends is damaged, or takes more memory than any folder of records needs")
  }

  /// Runs a call of libgit2; what we noted ourselves is the better reason, and the server's words belong to it.
  private func explaining(_ call: () -> Int32) throws(GitError) {
    do throws(GitError) { try check(attempt, call()) } catch {
      // Before the end of the conversation, which is trouble of its own where the other side has gone.
      let trouble = talk.trouble ?? notPutTogether(error) ?? error
      // Ends the process, so that its last words are heard.
      close()
      let cause = notStored(trouble) ?? trouble
      let words = said.isEmpty ? cause.detail : .said(said)
      throw GitError(attempt, cause.code, category: cause.category, message: cause.message, detail: words)
    }
  }
}

/// The refs of a repository elsewhere.
package struct RemoteListing: Hashable, Sendable {
  /// By their full names, as `refs/heads/main`.
  package var references: [String: ObjectID] = [:]
  /// The branch that its HEAD names; nil where it does not say.
  package var head: String?
  package var headCommit: ObjectID?

  package init() {}

  /// The branch that somebody gets who asks for none: what HEAD names, or the one branch that is where HEAD is.
  package var usualBranch: String? {
    if let head { return references[head] == nil ? nil : head }
    let branches = references.filter { $0.key.hasPrefix("refs/heads/") }
    let same = branches.filter { $0.value == headCommit }.keys
    return ["refs/heads/main", "refs/heads/master"].first(where: same.contains) ?? same.min() ?? branches.keys.min()
  }
}
