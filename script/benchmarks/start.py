"""`enquiry list` against a C program that only opens the repository."""
import pathlib
import statistics
import subprocess
import tempfile

from timing import ROOT, built_program, milliseconds

OPENER = r"""
#include <git2.h>
#include <stdio.h>

int main(int count, char **words) {
  git_repository *repository = NULL;
  git_oid head;
  char hex[41];
  git_libgit2_init();
  if (git_repository_open(&repository, words[1]) || git_reference_name_to_id(&head, repository, "HEAD")) return 1;
  puts(git_oid_tostr(hex, sizeof hex, &head));
  git_repository_free(repository);
  return 0;
}
"""


def built(folder):
    """The C program, compiled against the installed libgit2."""
    source = folder / "open.c"
    source.write_text(OPENER)
    flags = subprocess.check_output(["pkg-config", "--cflags", "--libs", "libgit2"], text=True).split()
    program = folder / "open"
    subprocess.check_call(["cc", "-O2", "-o", program, source, *flags])
    return str(program)


def start(rounds):
    program = built_program()
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "C, open and read HEAD": [built(pathlib.Path(folder)), str(ROOT)],
            "enquiry list": [program, "-C", str(ROOT), "list"],
            "enquiry --version": [program, "--version"],
            "git rev-parse HEAD": ["git", "-C", str(ROOT), "rev-parse", "HEAD"],
        }
        times = {name: [] for name in commands}
        for turn in range(rounds + 3):
            for name, command in commands.items():
                took = milliseconds(command)
                if turn >= 3:  # the first rounds warm the caches
                    times[name].append(took)
    base = statistics.median(times["C, open and read HEAD"])
    print(f"medians of {rounds} interleaved runs")
    for name, values in times.items():
        middle = statistics.median(values)
        print(f"  {name:24} {middle:6.2f} ms  (least {min(values):6.2f})  {middle / base:5.2f} times the C program")
