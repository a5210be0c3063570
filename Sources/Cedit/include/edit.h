#pragma once

/// How a question was answered.
enum edit_end {
  /// With a line, ended by Enter.
  edit_line,
  /// With Ctrl-C, or a signal that ends programs; what stood in the line is handed back.
  edit_interrupted,
  /// With Ctrl-D in an empty line, or because the terminal went away.
  edit_ended,
};

/// Asks for one line on standard input, with emacs keys, and shows it on standard error.
///
/// Both must be terminals. Lines that are pasted stay one answer, with their line ends. After a signal that ends programs,
/// and when the terminal went away, further ones are ignored: the caller keeps what was typed and ends by itself.
///
/// - prompt: UTF-8, one line.
/// - text: UTF-8, stands in the line to begin with; may be NULL.
/// - answer: set to what stood in the line in the end, UTF-8, to be freed by the caller; NULL when there is no memory.
enum edit_end edit_ask(const char *prompt, const char *text, char **answer);

/// Runs a program to its end, as an editor, on the same terminal; its words for standard output go to standard error.
///
/// Ctrl-C is the program's own while it runs.
///
/// - words, environment: NULL-terminated.
/// Returns the exit code, 128 + the signal that ended it, or -1 when it could not be started.
int edit_run(char *const words[], char *const environment[]);
