"""Saving an entry, and looking back on what was saved, against plain git."""
import pathlib
import statistics
import subprocess
import tempfile

from folders import ENVIRONMENT, identity, make_folder
from timing import MET, built_program, milliseconds

ENQUIRY = "alliance-0000/paired-reading-00003"


def ours(program, place, number):
    """Adds an entry; milliseconds."""
    words = ["evidence", "add", "-e", ENQUIRY, "--kind", "observation", "--date", "2026-08-01", "--no-input"]
    return milliseconds([program, "-C", str(place), *words, "-m", f"Seen {number}."], ENVIRONMENT)


def plain(place, number):
    """The same by hand and with git; milliseconds of its two commands."""
    path = f"enquiries/{ENQUIRY}/evidence/2026-08-02-survey-{identity(7, number)}.md"
    pathlib.Path(place, path).write_text(f"---\nschema: enquiry/1\n---\n\nSeen {number}.\n")
    begin = ["git", "-C", str(place)]
    return milliseconds([*begin, "add", path], ENVIRONMENT) + milliseconds([*begin, "commit", "-qm", "x"], ENVIRONMENT)


def commit(rounds):
    program = built_program()
    middles = {}
    for count, goal in ((100, 4), (1_000, 15), (10_000, 100)):
        with tempfile.TemporaryDirectory() as name:
            bare = make_folder(pathlib.Path(name, "bare.git"), count, bare=True)
            work = make_folder(pathlib.Path(name, "work"), count)
            times = {"git": [], "bare": [], "work": []}
            for number in range(rounds + 1):
                took = plain(work, number), ours(program, bare, number), ours(program, work, number)
                if number:  # the first round warms the caches
                    for values, one in zip(times.values(), took):
                        values.append(one)
            git_took, bare_took, work_took = (statistics.median(values) for values in times.values())
            middles[count] = bare_took
            print(f"{count:6,} enquiries: git add, git commit {git_took:7.1f} ms", flush=True)
            print(f"        enquiry, bare repository {bare_took:7.1f} ms: 1/{git_took / bare_took:.1f}"
                  f"  (goal 1/{goal}: {MET[bare_took * goal <= git_took]})")
            print(f"        enquiry, working folder  {work_took:7.1f} ms: 1/{git_took / work_took:.1f}"
                  f"  (goal 1/{goal}: {MET[work_took * goal <= git_took]})", flush=True)
    growth = middles[10_000] / middles[100]
    print(f"goal: flat in size within 1.5: {growth:.2f} in the bare repository, {MET[growth <= 1.5]}")


def entries(enquiries, commits):
    """So many commits of one entry each, from one enquiry to the next."""
    for number in range(commits):
        which = number * 37 % enquiries
        folder = f"enquiries/alliance-{which // 50:04}/paired-reading-{which:05}/evidence"
        path = f"{folder}/2026-08-{1 + number % 28:02}-survey-{identity(9, number)}.md"
        yield f"seen {number}", [(path, f"---\nschema: enquiry/1\n---\n\nSeen {number}.\n")]


def history(rounds):
    program = built_program()
    for enquiries in (100, 1_000):
        with tempfile.TemporaryDirectory() as place:
            make_folder(place, enquiries, more=entries(enquiries, 5_000))
            commands = {
                "git log -- path": ["git", "-C", place, "log", "--oneline", "--", f"enquiries/{ENQUIRY}"],
                "the first time": [program, "-C", place, "history", ENQUIRY],
                "after": [program, "-C", place, "history", ENQUIRY],
            }
            times = {name: [] for name in commands}
            for turn in range(rounds + 1):
                for name, command in commands.items():
                    if name == "the first time":
                        subprocess.run(["rm", "-rf", f"{place}/.git/enquiry"], check=True)
                    took = milliseconds(command, ENVIRONMENT)
                    if turn:
                        times[name].append(took)
            middles = {name: statistics.median(values) for name, values in times.items()}
            base = middles["git log -- path"]
            print(f"5,000 commits among {enquiries:,} enquiries, medians of {rounds} interleaved runs")
            for name, middle in middles.items():
                print(f"  {name:16} {middle:7.1f} ms  {middle / base:5.2f} times git log")
            print(f"  goals: no slower the first time {MET[middles['the first time'] <= base]},"
                  f" at most 1/4 after {MET[middles['after'] * 4 <= base]}", flush=True)
