import Foundation
import Testing

@testable import enquiry

extension `The error gallery` {
  /// What stands in the way of sharing with the cluster.
  static let aroundSharing: [Exhibit] = [
    Exhibit("sharing without being asked", "share"),
    Exhibit("sharing with sync and not", "share --with-sync --not-with-sync"),
    Exhibit("sharing from the branch that others read", "share --yes") { desk in
      desk.does("share --yes")
      _ = try desk.git("checkout", "-q", "shared/cluster")
    },
    Exhibit("sharing on a branch that was begun on the folder's own history", "share --yes") { desk in
      _ = try desk.git("branch", "shared/cluster")
    },
    Exhibit("sharing beside a branch called shared", "share --yes") { desk in
      _ = try desk.git("branch", "shared")
    },
    Exhibit("sharing another folder of the repository", "share --yes") { desk in
      desk.does("share --yes")
      _ = try desk.git("config", "enquiry.shareFolder", "schools/oak/")
    },
    Exhibit("sharing with a programme that cannot be read", "share --yes") { desk in
      try desk.write("name: Elm: programme\n", to: "enquiries/programme.yaml")
      _ = try desk.git("commit", "-q", "-a", "-m", "By hand")
    },
  ]
}
