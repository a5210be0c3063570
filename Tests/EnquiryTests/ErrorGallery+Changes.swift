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
    Exhibit("what was known before anything was", "status --as-of 2014-03-04"),
    Exhibit("repairs of what was known", "check --fix --as-of HEAD"),
    Exhibit("undoing without being told that it is meant", "undo"),
    Exhibit("undoing what nobody knows", "undo --yes nonsense"),
    Exhibit("undoing the beginning", "undo --yes HEAD~2"),
  ]
}
