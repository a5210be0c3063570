// libedit asks; what it does not do itself stands here: signals that hand back the half-typed line, and bracketed paste,
// so that pasted lines do not answer the questions that follow. In C, since el_set is variadic. libedit is linked, not
// loaded when it is wanted: with its libtinfo and libbsd it costs 0.2 to 0.3 ms of a start.
#define _GNU_SOURCE
#include "edit.h"

#include <errno.h>
#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/select.h>
#include <unistd.h>

// MARK: - Text that grows

struct text {
  char *bytes;
  size_t count, room;
};

static void append(struct text *text, const char *bytes, size_t count) {
  if (text->count + count + 1 > text->room) {
    size_t room = (text->count + count + 1) * 2;
    char *larger = realloc(text->bytes, room);
    if (!larger) return;
    text->bytes = larger;
    text->room = room;
  }
  memcpy(text->bytes + text->count, bytes, count);
  text->count += count;
  text->bytes[text->count] = 0;
}

static void append_scalar(struct text *text, wchar_t scalar) {
  unsigned long s = (unsigned long)scalar;
  char bytes[4];
  if (s < 0x80) {
    bytes[0] = (char)s;
    append(text, bytes, 1);
  } else if (s < 0x800) {
    bytes[0] = (char)(0xC0 | s >> 6);
    bytes[1] = (char)(0x80 | (s & 0x3F));
    append(text, bytes, 2);
  } else if (s < 0x10000) {
    bytes[0] = (char)(0xE0 | s >> 12);
    bytes[1] = (char)(0x80 | (s >> 6 & 0x3F));
    bytes[2] = (char)(0x80 | (s & 0x3F));
    append(text, bytes, 3);
  } else {
    bytes[0] = (char)(0xF0 | (s >> 18 & 0x07));
    bytes[1] = (char)(0x80 | (s >> 12 & 0x3F));
    bytes[2] = (char)(0x80 | (s >> 6 & 0x3F));
    bytes[3] = (char)(0x80 | (s & 0x3F));
    append(text, bytes, 4);
  }
}

/// Decodes the scalar at the head of some bytes; bytes that are no UTF-8 become U+FFFD, one at a time.
static wchar_t first_scalar(const char *bytes, size_t count, size_t *length) {
  const unsigned char *b = (const unsigned char *)bytes;
  size_t need = b[0] < 0x80 ? 1 : b[0] >= 0xF0 && b[0] < 0xF5 ? 4 : b[0] >= 0xE0 ? 3 : b[0] >= 0xC2 ? 2 : 0;
  unsigned long scalar = need == 1 ? b[0] : need == 2 ? b[0] & 0x1F : need == 3 ? b[0] & 0x0F : b[0] & 0x07;
  *length = 1;
  if (need == 0 || need > count || b[0] >= 0xF5) return 0xFFFD;
  for (size_t i = 1; i < need; i++) {
    if ((b[i] & 0xC0) != 0x80) return 0xFFFD;
    scalar = scalar << 6 | (b[i] & 0x3F);
  }
  *length = need;
  return (wchar_t)scalar;
}

// MARK: - Signals

static volatile sig_atomic_t end_signal, size_changed, stop_asked;

static void note_signal(int number) {
  if (number == SIGWINCH) size_changed = 1;
  else if (number == SIGTSTP) stop_asked = 1;
  else end_signal = number;
}

static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP};
enum { signal_count = sizeof signals / sizeof signals[0] };
static struct sigaction actions_before[signal_count];
/// As it was; while a question waits for a key, our signals come through.
static sigset_t mask_before, mask_waiting;

static void watch_signals(void) {
  sigset_t ours;
  sigemptyset(&ours);
  for (int i = 0; i < signal_count; i++) sigaddset(&ours, signals[i]);
  sigprocmask(SIG_BLOCK, &ours, &mask_before);
  mask_waiting = mask_before;
  end_signal = size_changed = stop_asked = 0;
  for (int i = 0; i < signal_count; i++) {
    struct sigaction action = {.sa_handler = note_signal};
    sigaction(signals[i], NULL, &actions_before[i]);
    // Whoever started us with nohup wants SIGHUP ignored.
    if (actions_before[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, NULL);
    sigdelset(&mask_waiting, signals[i]);
  }
}

/// A terminal that closes sends more than one signal. After the first one the program ends by itself, when it has
/// written down what was typed; a second one must not end it before.
static void leave_signals(bool is_last) {
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  for (int i = 0; i < signal_count; i++) {
    bool ends = signals[i] == SIGINT || signals[i] == SIGTERM || signals[i] == SIGHUP;
    sigaction(signals[i], is_last && ends ? &ignored : &actions_before[i], NULL);
  }
  sigprocmask(SIG_SETMASK, &mask_before, NULL);
}

// MARK: - Keys

/// Bytes that were read and not used yet; kept from question to question, so that nothing typed ahead is lost.
static char keys[4096];
static size_t keys_from, keys_to;

/// Reads more keys. 1: there are some; 0: none came in time; -1: a signal came; -2: the terminal is gone.
static int more_keys(int milliseconds) {
  if (keys_from > 0) {
    memmove(keys, keys + keys_from, keys_to - keys_from);
    keys_to -= keys_from;
    keys_from = 0;
  }
  fd_set waiting;
  FD_ZERO(&waiting);
  FD_SET(STDIN_FILENO, &waiting);
  struct timespec limit = {.tv_sec = milliseconds / 1000, .tv_nsec = (milliseconds % 1000) * 1000000L};
  int ready = pselect(STDIN_FILENO + 1, &waiting, NULL, NULL, milliseconds < 0 ? NULL : &limit, &mask_waiting);
  if (ready < 0) return errno == EINTR ? -1 : -2;
  if (ready == 0) return 0;
  ssize_t count = read(STDIN_FILENO, keys + keys_to, sizeof keys - keys_to);
  if (count < 0 && errno == EINTR) return -1;
  if (count <= 0) return -2;
  keys_to += (size_t)count;
  return 1;
}

/// Whether these bytes come next, with a short wait for those that are still on their way.
static bool comes_next(const char *bytes) {
  size_t count = strlen(bytes);
  for (size_t i = 0; i < count; i++) {
    if (keys_from + i >= keys_to && more_keys(50) != 1) return false;
    if (keys[keys_from + i] != bytes[i]) return false;
  }
  return true;
}

// MARK: - The line

/// A key that no keyboard sends by itself in our use: it puts ``insertion`` into the line.
enum { insert_key = 0x1D };

static struct text insertion, half_line;
static enum edit_end ending;
static bool terminal_is_gone;
static const char *current_prompt;

static char *prompt(EditLine *line) {
  (void)line;
  return (char *)current_prompt;
}

static unsigned char insert(EditLine *line, int key) {
  (void)key;
  if (insertion.count) el_insertstr(line, insertion.bytes);
  insertion.count = 0;
  return CC_REFRESH;
}

/// Takes in what is pasted up to its end mark; line ends become `\n`, tabs a blank, other control characters go.
static void take_paste(void) {
  char before = 0;
  for (;;) {
    if (keys_from == keys_to && more_keys(2000) != 1) return;
    if (keys[keys_from] == 0x1B && comes_next("\x1B[201~")) {
      keys_from += 6;
      return;
    }
    char byte = keys[keys_from++];
    if (byte == '\r' || (byte == '\n' && before != '\r')) append(&insertion, "\n", 1);
    else if (byte == '\t') append(&insertion, " ", 1);
    else if ((unsigned char)byte >= 0x20 && byte != 0x7F) append(&insertion, &byte, 1);
    before = byte;
  }
}

static void keep_half_line(EditLine *line) {
  const LineInfoW *info = el_wline(line);
  half_line.count = 0;
  for (const wchar_t *at = info->buffer; at < info->lastchar; at++) append_scalar(&half_line, *at);
  append(&half_line, insertion.bytes ? insertion.bytes : "", insertion.count);
}

/// What signals asked for while a key was awaited; true when the question is over.
static bool heed_signals(EditLine *line) {
  if (end_signal) {
    ending = edit_interrupted;
    return true;
  }
  if (size_changed) {
    size_changed = 0;
    el_resize(line);
  }
  if (stop_asked) {
    stop_asked = 0;
    el_set(line, EL_PREP_TERM, 0);
    raise(SIGSTOP);
    el_set(line, EL_PREP_TERM, 1);
    el_set(line, EL_REFRESH);
  }
  return false;
}

/// libedit's next key.
static int next_key(EditLine *line, wchar_t *key) {
  for (;;) {
    if (insertion.count) {
      *key = insert_key;
      return 1;
    }
    while (keys_from == keys_to) {
      int state = more_keys(-1);
      if (state == -2) {
        ending = edit_ended;
        terminal_is_gone = true;
      }
      if (state == -2 || (state == -1 && heed_signals(line))) {
        keep_half_line(line);
        return -1;
      }
    }
    if (keys[keys_from] != 0x1B || !comes_next("\x1B[200~")) break;
    keys_from += 6;
    take_paste();
  }
  size_t length;
  // The rest of a character may be on its way.
  while ((unsigned char)keys[keys_from] >= 0xC2 && keys_to - keys_from < 4 && more_keys(20) == 1) {}
  *key = first_scalar(keys + keys_from, keys_to - keys_from, &length);
  keys_from += length;
  return 1;
}

/// Records are UTF-8, and so is what is typed, whatever the language of the machine.
static void speak_utf8(void) {
  const char *names[] = {"", "C.UTF-8", "en_US.UTF-8", "UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
}

static bool has_bracketed_paste(void) {
  const char *kind = getenv("TERM");
  return kind && *kind && strcmp(kind, "dumb") != 0;
}

enum edit_end edit_ask(const char *words, const char *text, char **answer) {
  speak_utf8();
  int channel = dup(STDERR_FILENO);
  FILE *screen = channel < 0 ? NULL : fdopen(channel, "w");
  EditLine *line = screen ? el_init("enquiry", stdin, screen, screen) : NULL;
  *answer = NULL;
  if (!line) return edit_ended;
  current_prompt = words;
  el_set(line, EL_PROMPT, prompt);
  el_set(line, EL_EDITOR, "emacs");
  el_set(line, EL_ADDFN, "insert-text", "Insert what was pasted", insert);
  el_set(line, EL_BIND, "^]", "insert-text", NULL);
  el_wset(line, EL_GETCFN, next_key);
  half_line.count = insertion.count = 0;
  if (text) append(&insertion, text, strlen(text));
  ending = edit_ended;
  terminal_is_gone = false;
  watch_signals();
  if (has_bracketed_paste()) fputs("\x1B[?2004h", screen);
  int count = 0;
  const char *typed = el_gets(line, &count);
  if (typed && count > 0) {
    ending = edit_line;
    half_line.count = 0;
    append(&half_line, typed, (size_t)count - (typed[count - 1] == '\n' ? 1 : 0));
  }
  append(&half_line, "", 0);
  *answer = half_line.bytes ? strdup(half_line.bytes) : NULL;
  if (has_bracketed_paste()) fputs("\x1B[?2004l", screen);
  if (ending != edit_line) fputc('\n', screen);
  el_end(line);
  fclose(screen);
  leave_signals(end_signal || terminal_is_gone);
  return ending;
}
