import Testing

@testable import enquiry

/// What can go wrong where changes are asked for.
extension `The error gallery` {
  static let onChanges: [Exhibit] = [
    Exhibit("the history of nothing", "history zzzzzz"),
    Exhibit("the history of an entry kept for oneself", "history 00000001") { desk in
      let path = "private/elm/paired-reading/leadership/undated-00000001.md"
      try desk.write("---\nschema: enquiry/1\nshare: me\n---\nx\n", to: path)
    },
    Exhibit("a difference to nothing", "diff nonsense"),
    Exhibit("a difference to a day that is none", "diff 2026-02-30"),
    Exhibit("a difference to a day before the first commit", "diff 2014-03-04"),
    Exhibit("a difference to a folder of a commit", "diff HEAD:enquiries"),
    Exhibit("a difference of an unknown enquiry", "diff -e pared-reading"),
    Exhibit("the history of what several records began with", "history 0000") { desk in
      for id in ["0000000a", "0000000b"] {
        try desk.write("---\nschema: enquiry/1\n---\nx\n", to: "\(enquiry)/leadership/undated-\(id).md")
      }
      try desk.commitByHand("two")
      _ = try desk.git("rm", "-rq", "\(enquiry)/leadership")
      try desk.commitByHand("none")
    },
    Exhibit("a difference since a pack that nobody issued", "diff --since-pack") {
      $0.does("cluster new north --alliance elm")
    },
    Exhibit("a difference since the pack of an unknown cluster", "diff --since-pack nroth") {
      $0.does("cluster new north --alliance elm")
    },
    Exhibit("a difference since a pack and from a commit", "diff HEAD --since-pack north"),
    Exhibit("a difference since one of two packs", "diff --since-pack") { desk in
      for cluster in ["north", "south"] { _ = try desk.git("tag", "pack/\(cluster)/2026-11-16/cluster") }
    },
    Exhibit("a difference since a pack of another history", "diff --since-pack") { desk in
      _ = try desk.git("tag", "pack/north/2026-11-16/cluster")
      _ = try desk.git("checkout", "-q", "--orphan", "other")
      try desk.commitByHand("other")
    },
    Exhibit("a commit that a shallow clone does not have", "status --as-of 4f2a9c1") { desk in
      try desk.write(try desk.git("rev-parse", "HEAD"), to: ".git/shallow")
    },
    Exhibit("what is dated until no day", "status --dated-to never"),
    Exhibit("a check of what is dated until a day", "check --dated-to yesterday"),
    Exhibit("what was known before anything was", "status --as-of 2014-03-04"),
    Exhibit("repairs of what was known", "check --fix --as-of HEAD"),
    Exhibit("undoing without being told that it is meant", "undo"),
    Exhibit("undoing what nobody knows", "undo --yes nonsense"),
    Exhibit("undoing the beginning", "undo --yes HEAD~2"),
  ]
}
