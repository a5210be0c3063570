internal import Archive
internal import Cedit
internal import Foundation
internal import Git
internal import Records

/// The person's own editor, for longer texts. The text is edited in a draft file, which outlives a crash of either.
struct Editor {
  let context: Context
  let drafts: Drafts

  /// Lets a person edit a text.
  ///
  /// - Parameters:
  ///   - name: the draft's file name; where one is left from an editor that failed, that text is edited further.
  /// - Returns: the text as it is now; the file stays until ``done(_:)``.
  func edit(_ text: String, in name: String) throws -> String {
    let command = try Editor.command(context.environment)
    let left = String(decoding: try drafts.read(name) ?? [], as: UTF8.self)
    // What an earlier editor left behind comes first, and nothing twice.
    let parts = left.contains(text) ? [left] : [left, text]
    try drafts.write(Array(parts.filter { !$0.isEmpty }.joined(separator: "\n\n").utf8), to: name)
    let code = Editor.run(command, on: drafts.place(name), context)
    guard code == 0 else {
      let how = code == 127 || code == -1 ? "could not be started" : "ended with an error (exit code \(code))"
      throw Failure(
        "The editor “\(command)” \(how); nothing was taken from it.",
        hint: "Your text is kept in \(drafts.path(name)).\nTo use another editor: export EDITOR=nano")
    }
    return String(decoding: try drafts.read(name) ?? [], as: UTF8.self)
  }

  /// The text is safe elsewhere.
  func done(_ name: String) throws { try drafts.remove(name) }

  /// What the person set, else what a machine usually has.
  static func command(_ environment: [String: String]) throws -> String {
    for variable in ["VISUAL", "EDITOR"] {
      if let command = environment[variable], !command.trimmingBlanks.isEmpty { return command }
    }
    for name in ["editor", "nano", "vi"] where OtherProgram.file(of: name, environment) != nil { return name }
    throw Failure("No editor is set.", hint: "Say which one you use, as: export EDITOR=nano")
  }

  /// As git does it: the shell reads the command, so that it may have words of its own.
  private static func run(_ command: String, on file: String, _ context: Context) -> Int32 {
    let words = ["sh", "-c", command + " \"$@\"", command, file]
    let variables = context.environment.map { "\($0.key)=\($0.value)" }
    var arguments = words.map { strdup($0) } + [nil]
    var environment = variables.map { strdup($0) } + [nil]
    defer { for pointer in arguments + environment { free(pointer) } }
    return edit_run(&arguments, &environment)
  }
}
