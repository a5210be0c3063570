"""Whether a facilitator can read each hostile repository as a source, beside a sound one, and come to no harm."""

import argparse
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

from . import KINDS
from .expected import EXPECTED
from .trial import Trial, Wrong, expect

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# One of each way, and what takes long to make or to read only when there is time.
SHORT = ["dotdot", "controls", "links", "twice", "deep", "keys", "authors", "truncated", "commands"]
SOUND, SOUND_ENTRY = "ash/pairs", "nine of twelve pairs read on"
EVERYWHERE = [
    ["source", "list"],
    ["source", "list", "--json"],
    ["list"],
    ["status"],
    ["status", "--json"],
    ["due"],
    ["history"],
    ["history", "--json"],
    ["show", SOUND],
    ["history", SOUND],
    ["impact", SOUND],
    ["pack", "north", "-o", "-"],
]
OF_ONE = [["show"], ["history"], ["impact"], ["log", "list", "-e"]]


def judged(trial, kind):
    """Reads one of them as a source with every command that reads sources."""
    trial.begin(kind)
    expected = EXPECTED[kind]
    added = trial.run("source", "add", "bad", "../hostile.git", "--branch", "main")
    is_read = added.code == 0
    expect(added.code in (0, 1), f"expected exit 0, or 1 with a reason: {added}")
    expect(expected.is_read in (None, is_read), f"expected it to be {'read' if expected.is_read else 'refused'}: {added}")
    told = re.search(r"Not read: (\d+) ", added.text)
    count = int(told[1]) if told else 0
    expect(count == expected.not_read, f"expected {expected.not_read} files and folders that are not read: {added}")
    trial.must("cluster", "new", "north", "--name", "North", "--alliance", "ash", *(["--alliance", "elm"] if is_read else []))
    fetched = trial.run("source", "fetch")
    expect(fetched.code == 0 and "ash: nothing new since" in fetched.text, f"the sound one was not fetched: {fetched}")
    for words in EVERYWHERE:
        trial.must(*words)
    read_on(trial, is_read)
    check = trial.run("check")
    expect(check.code in (0, 3), f"check came to nothing: {check}")
    expect((check.code == 3) == bool(expected.checked), f"check: {check}")
    trial.run("check", "--json")
    missing = expected.missing(added.text, check.text)
    expect(not missing, f"nobody told of {missing}: {added}; {check}")
    trial.git("fsck", "--no-dangling", "--no-reflogs", "--connectivity-only")
    trial.nothing_outside()


def read_on(trial, is_read):
    """The sound entries: that of the sound source, and where it is read at all, that beside what is hostile."""
    names = [SOUND, "elm/pairs"] if is_read else [SOUND]
    for name in names:
        shown = trial.must("show", name)
        expect(SOUND_ENTRY in shown.text, f"the sound entry is not there: {shown}")
        expect(name in trial.must("list").text, f"{name} is not listed")
    if is_read:
        for words in OF_ONE:
            trial.must(*words, "elm/pairs")


def main(words):
    parser = argparse.ArgumentParser(prog="python3 script/hostile sources")
    parser.add_argument("--program", help="as script/build makes it, if not given")
    parser.add_argument("--short", action="store_true", help="one of each way, within half a minute")
    parser.add_argument("--only", action="append", choices=list(KINDS), metavar="KIND")
    options = parser.parse_args(words)
    program = options.program or subprocess.run(
        [ROOT / "script/build"], capture_output=True, text=True, check=True
    ).stdout.strip()
    kinds, failed = options.only or (SHORT if options.short else list(KINDS)), 0
    scratch = tempfile.mkdtemp(prefix="enquiry-hostile.")
    try:
        trial = Trial(scratch, str(pathlib.Path(program).resolve()))
        for kind in kinds:
            failed += not passes(trial, kind)
    finally:
        shutil.rmtree(scratch)
    print(f"{len(kinds)} hostile sources, {failed} failed")
    return 1 if failed else 0


def passes(trial, kind):
    """Judges one and prints a line: how long the longest command took, and how much memory the largest."""
    begun = time.monotonic()
    try:
        judged(trial, kind)
        wrong = ""
    except Wrong as failed:
        wrong = str(failed)
    slowest = max(trial.outcomes, key=lambda outcome: outcome.seconds)
    largest = max(trial.outcomes, key=lambda outcome: outcome.most)
    print(
        f"{'FAIL' if wrong else 'ok  '} {kind:10} {time.monotonic() - begun:5.1f} s; {' '.join(slowest.words)[:12]} "
        f"{slowest.seconds:.1f} s; {' '.join(largest.words)[:12]} {largest.most} MB{': ' + wrong if wrong else ''}",
        flush=True,
    )
    trial.end()
    return not wrong
