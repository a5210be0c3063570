/// How a repository elsewhere is spoken with.
package struct RemoteOptions {
  /// git's and ssh's variables, and PATH.
  package var environment: [String: String]
  /// Whether a person may be asked, by ssh or by a helper, on the terminal.
  package var asks = false
  /// After how many seconds without a word from the other side it is given up.
  package var patience = 30
  /// The most that one fetch may bring; nil for no limit.
  package var most: Most?
  /// How many bytes of memory the service may take that is started; nil for as many as this process. Only Linux keeps to it.
  package var memory: Int?
  /// Where names and passwords come from; nil for nowhere.
  package var credentials: (any RemoteCredentials)?
  package var report: (RemoteProgress) -> Void = { _ in }

  package init(environment: [String: String]) { self.environment = environment }
}

/// How much one fetch may bring.
package struct Most: Codable, Sendable {
  package let bytes: Int
  package let objects: Int

  package init(bytes: Int, objects: Int) { (self.bytes, self.objects) = (bytes, objects) }
}

/// That something moved, for whoever waits.
package enum RemoteProgress: Hashable, Sendable {
  case heard
  /// So many objects of so many came, or went.
  case moved(Int, of: Int)
}

/// A name and a password for one host, as git's helpers know them.
package struct RemoteCredential: Hashable, Sendable {
  /// As a server of the web wants them: `Basic …`.
  package let authorization: String
  /// All lines that helpers gave, to be handed back to them.
  package let lines: [String]

  package init(authorization: String, lines: [String]) { (self.authorization, self.lines) = (authorization, lines) }
}

/// Where names and passwords come from.
package protocol RemoteCredentials {
  /// - Throws: `.authentication` where there are none.
  func find(_ address: RemoteAddress) throws(GitError) -> RemoteCredential
  func approve(_ credential: RemoteCredential) throws(GitError)
  func refuse(_ credential: RemoteCredential) throws(GitError)
}
