internal import Ccertificates
internal import Clibgit2

/// The global state of libgit2, made ready once and never taken down.
///
/// libgit2 itself is told to read no configuration outside a repository: people's own settings come from the
/// environment that is passed to each ``Repository``, so a test, or a request of the workbench, never meets the
/// configuration of whoever runs it. For the same reason ownership is checked by ``Repository``, which can see those
/// settings (`safe.directory`), and not by libgit2, which could not.
package enum GitLibrary {
  /// Makes libgit2 ready; any later call does nothing. Every way of making a ``Repository`` calls it.
  package static func start() throws(GitError) {
    if let failure { throw failure }
  }

  /// A lazily made global: Swift runs it once, whichever thread comes first.
  private static let failure: GitError? = {
    do throws(GitError) {
      try check("start libgit2", git_libgit2_init())
      try check("have libgit2 flush its writes", enquiry_git_enable_fsync(1))
      try check("check owners ourselves", enquiry_git_set_owner_validation(0))
      for level in [
        GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA,
      ] {
        try check("keep libgit2 from home configuration", enquiry_git_set_search_path(level.rawValue, ""))
      }
      return nil
    } catch {
      return error
    }
  }()

  /// Lets libgit2 know who vouches for servers of the web: the machine's list, or the one that the person's configuration or
  /// environment names, as for a school whose filter reads along.
  static func trustCertificates(_ settings: Configuration, _ environment: [String: String]) throws(GitError) {
    enquiry_want_certificates()
    let file = environment["GIT_SSL_CAINFO"] ?? settings.string("http.sslCAInfo") ?? environment["SSL_CERT_FILE"]
    let usual = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"]
    guard let list = file ?? usual.first(where: Repository.isThere) else { return }
    try check("read the certificates of \(list)", enquiry_git_set_certificates(list, nil))
  }
}
