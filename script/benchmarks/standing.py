"""Where thousands of enquiries stand, against a Python script with libyaml."""
import pathlib
import statistics
import subprocess
import sys
import tempfile

from folders import ENVIRONMENT, add_commits, git, make_folder
from timing import MET, built_program, milliseconds

PEER = str(pathlib.Path(__file__).resolve().parent / "status_peer.py")


def change_ten(place, turn):
    """Ten enquiries in ten alliances get another title, in one commit."""
    files = []
    for number in range(0, 500, 50):
        path = f"enquiries/alliance-{number // 50:04}/paired-reading-{number:05}/enquiry.md"
        text = git(place, "show", f"HEAD:{path}", capture_output=True, text=True).stdout
        files.append((path, text.replace("title: ", f"title: {turn} ")))
    add_commits(place, [(f"ten {turn}", files)], parent="refs/heads/main^0")


def forget(place):
    subprocess.run(["rm", "-rf", f"{place}/.git/enquiry"], check=True)


def middle(rounds, command, before=lambda turn: None):
    times = []
    for turn in range(rounds + 1):
        before(turn)
        took = milliseconds(command, ENVIRONMENT)
        if turn:  # the first one warms the caches
            times.append(took)
    return statistics.median(times)


def status(rounds):
    program = built_program()
    after_ten = {}
    for count in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as name:
            place = make_folder(pathlib.Path(name, "work"), count)
            committed = [program, "-C", str(place), "status", "--committed"]
            working = [program, "-C", str(place), "status"]
            peer = middle(max(1, rounds // 2), [sys.executable, PEER, str(place)])
            cold = middle(rounds, committed, lambda turn: forget(place))
            again = middle(3 * rounds, committed)
            print(f"{count:,} enquiries")
            print(f"  Python with libyaml        {peer:9.1f} ms")
            print(f"  as saved, the first time   {cold:9.1f} ms: {peer / cold:.1f} times faster"
                  f"  (goal 10: {MET[peer >= 10 * cold]})")
            print(f"  as saved, again            {again:9.1f} ms: 1/{cold / again:.0f}"
                  f"  (goal 1/20: {MET[again * 20 <= cold]})", flush=True)
            plain = middle(rounds, ["git", "-C", str(place), "status", "--short"])
            edited = middle(rounds, working)
            print(f"  git status                 {plain:9.1f} ms")
            print(f"  with edits by hand, again  {edited:9.1f} ms: {plain / edited:.1f} times faster than git status")
            after_ten[count] = middle(3 * rounds, committed, lambda turn: change_ten(place, turn))
            print(f"  as saved, ten changed      {after_ten[count]:9.1f} ms", flush=True)
    growth = after_ten[10_000] / after_ten[1_000]
    print(f"goal: after ten changes within 2.5 times from 1,000 to 10,000: {growth:.2f}, {MET[growth <= 2.5]}")
