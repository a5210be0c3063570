"""Merging what two people saved apart, against git with its text merge."""
import pathlib
import statistics
import subprocess
import tempfile

from folders import ENVIRONMENT, make_folder
from timing import MET, built_program, milliseconds

RECORDS = 1_000
GOAL = 3


def git(place, *words):
    return subprocess.check_output(["git", "-C", str(place), *words], env=ENVIRONMENT, text=True).strip()


def change(place, paths, edit, message):
    for path in paths:
        file = pathlib.Path(place, path)
        file.write_text(edit(file.read_text()))
    git(place, "commit", "-qam", message)


def apart(place, ours, theirs):
    """Two branches, `here` and `there`, that changed these records; `here` is checked out."""
    git(place, "checkout", "-q", "-B", "there", "start")
    change(place, theirs, lambda text: text + "\nSaid there.\n", "there")
    git(place, "checkout", "-q", "-B", "here", "start")
    change(place, ours, lambda text: text.replace("title: Paired", "title: Daily paired", 1).replace("schema: enquiry/1\n---", "schema: enquiry/1\nsource: here\n---", 1), "here")


def merge(rounds):
    program = built_program()
    with tempfile.TemporaryDirectory() as name:
        place = make_folder(pathlib.Path(name, "folder"), RECORDS)
        git(place, "config", "user.name", "bench")
        git(place, "config", "user.email", "bench@enquiry.invalid")
        git(place, "config", "gc.auto", "0")
        git(place, "tag", "-f", "start")
        plans = sorted(str(path.relative_to(place)) for path in pathlib.Path(place, "enquiries").glob("*/*/enquiry.md"))[:RECORDS]
        entries = sorted(str(path.relative_to(place)) for path in pathlib.Path(place, "enquiries").glob("*/*/leadership/*.md"))
        for what, ours, theirs in (
            ("the same records, in different places", plans, plans),
            ("other records each", plans, entries[:RECORDS]),
        ):
            apart(place, ours, theirs)
            commands = {
                "enquiry merge": [program, "-C", str(place), "merge", "there", "--no-input"],
                "git merge": ["git", "-C", str(place), "merge", "-q", "-m", "x", "there"],
            }
            times = {name: [] for name in commands}
            start = git(place, "rev-parse", "here")
            for turn in range(rounds + 1):
                for label, command in commands.items():
                    git(place, "reset", "-q", "--hard", start)
                    took = milliseconds(command, ENVIRONMENT)
                    if turn:  # the first round warms the caches
                        times[label].append(took)
            (mine, peer) = (statistics.median(values) for values in times.values())
            print(f"{RECORDS:,} records changed on each side, {what}: enquiry merge {mine:.0f} ms, git merge {peer:.0f} ms: "
                  f"{mine / peer:.2f} times (goal {GOAL}: {MET[mine <= GOAL * peer]})", flush=True)
