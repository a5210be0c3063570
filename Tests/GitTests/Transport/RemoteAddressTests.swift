import Git
import TestSupport
import Testing

struct RemoteAddressTests {
  @Test(arguments: [
    ("/srv/elm.git", RemoteAddress.Place.path("/srv/elm.git")),
    ("../elm", .path("../elm")),
    ("file:///srv/Elm%20School.git", .path("/srv/Elm School.git")),
    ("./odd:name", .path("./odd:name")),
    ("git@host:elm.git", .ssh(login: "git", host: "host", port: nil, path: "elm.git")),
    ("host:/srv/it's.git", .ssh(login: nil, host: "host", port: nil, path: "/srv/it's.git")),
    ("[::1]:elm.git", .ssh(login: nil, host: "::1", port: nil, path: "elm.git")),
    ("ssh://git@host:2222/elm.git", .ssh(login: "git", host: "host", port: 2222, path: "/elm.git")),
    ("ssh://git@[::1]:2222/elm.git", .ssh(login: "git", host: "::1", port: 2222, path: "/elm.git")),
    ("ssh://host/~ada/elm", .ssh(login: nil, host: "host", port: nil, path: "~ada/elm")),
    ("https://Host.example/elm.git", .web(isSecure: true, host: "host.example", port: nil)),
    ("http://ada:secret@host:8080/elm.git", .web(isSecure: false, host: "host", port: 8080)),
  ])
  func `an address is read as git reads it`(_ text: String, _ place: RemoteAddress.Place) throws {
    #expect(try RemoteAddress(text).place == place)
  }

  @Test(arguments: [
    "", "-oProxyCommand=touch /tmp/x", "ssh://-oProxyCommand=x/elm", "-x@host:elm", "-host:elm", "host:-elm",
    "ext::sh -c x", "git://host/elm", "ftp://host/elm", "host:", "ssh://host/", "ssh://host:99999/x", "https:///x",
    "host:a\nb",
  ])
  func `what another program could take for an option, or nothing carries, is refused`(_ text: String) {
    let error = #expect(throws: GitError.self) { try RemoteAddress(text) }
    #expect(error?.code == .badAddress)
  }

  @Test func `a password in an address is never shown`() throws {
    #expect(try RemoteAddress("https://ada:se@cret@host/elm.git").shown == "https://host/elm.git")
    #expect(try RemoteAddress("ssh://git@host/elm.git").shown == "ssh://git@host/elm.git")
    #expect(RemoteAddress.shown("ssh://git:se@cret@host:22/elm.git") == "ssh://git@host:22/elm.git")
    let error = #expect(throws: GitError.self) { try RemoteAddress("ftp://ada:secret@host/elm") }
    #expect(error.map { "\($0)".contains("secret") } == false)
  }
}
