"""A facilitator's folder that reads a hostile repository beside a sound one, and what every command in it is judged by."""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass

from . import make
from .kind import PROOF, programme
from .raw import Store

# Seconds within which a command ends, also on a busy machine and in a debug build.
DEADLINE = 60
# The most memory, in MB, that a command may take which reads what is here, and one that fetches: git's limit is 4 GB of addresses.
READING, FETCHING = 1_000, 4_200
CRASHED = re.compile(r"Fatal error|Stack dump|Swift runtime|Illegal instruction|Segmentation fault|core dumped")
RAW = re.compile(r"libgit2|Optional\(|Error Domain|NSError|errno|GIT_E[A-Z]|rawValue|\(code -\d+\)")
# What a terminal does not print as a letter, but for tabs and the ends of lines: C0, DEL, C1, and what turns lines round.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
# Where a repository that wrote to an absolute path would have left its mark.
ELSEWHERE = pathlib.Path("/tmp") / PROOF


class Wrong(Exception):
    """What was expected, and what came."""


def expect(truth, words):
    if not truth:
        raise Wrong(words)


@dataclass
class Outcome:
    """What a command said; code is negative for a signal, most is in MB and counts what it started, too."""

    words: tuple
    code: int
    out: str
    err: str
    seconds: float
    most: int

    @property
    def text(self):
        return " ".join((self.out + " " + self.err).split())

    def __str__(self):
        return f"{' '.join(self.words)}: exit {self.code}, {self.seconds:.1f} s, {self.most} MB: {self.text[-1200:]!r}"


class Trial:
    """
    scratch   home/, tmp/, ash.git (the sound source), pristine/north (the facilitator's folder), and KIND/ with a copy of it
    outcomes  of the commands that were run for this kind
    """

    def __init__(self, scratch, program):
        self.scratch, self.program = pathlib.Path(scratch), program
        for name in ("home", "tmp"):
            (self.scratch / name).mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.scratch / "home"),
            "TMPDIR": str(self.scratch / "tmp"),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "200",
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        (self.scratch / "home/.gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@school.example\n")
        self.outcomes = []
        self.pristine = self.scratch / "pristine"
        sound = programme()
        sound["enquiries"]["ash"] = sound["enquiries"].pop("elm")
        self.pristine.mkdir()
        store = Store(self.scratch / "ash.git")
        store.branch(store.commit(store.files(sound)))
        self.folder = self.pristine
        self.must("init", "north", "--name", "North cluster", "--sign", "facilitator, North cluster")
        self.folder = self.pristine / "north"
        self.must("source", "add", "ash", "../../ash.git", "--branch", "main")

    def begin(self, kind):
        """A copy of the facilitator's folder beside a hostile repository."""
        place = self.scratch / kind
        shutil.copytree(self.pristine, place)
        make(kind, place / "hostile.git")
        self.folder = place / "north"
        self.git("update-index", "-q", "--refresh")  # the copies have other times
        self.before = self.around()
        self.outcomes = []

    def end(self):
        shutil.rmtree(self.scratch / self.folder.parent.name)

    # What it says and does

    def run(self, *words):
        """Runs the program without a terminal, in a session of its own, and judges it by what holds for every command."""
        outcome = self.outcome(words)
        expect(not CRASHED.search(outcome.text), f"it crashed: {outcome}")
        raw = RAW.search(outcome.err)
        expect(not raw, f"expected plain words, came {raw and raw[0]!r} in {outcome}")
        control = CONTROL.search(outcome.out + outcome.err)
        if control:
            said = outcome.out + outcome.err
            raise Wrong(f"{words}: a control character in {said[max(0, control.start() - 60) : control.end() + 60]!r}")
        most = FETCHING if words[0] == "source" and words[1] in ("add", "fetch") else READING
        expect(outcome.most <= most, f"more than {most} MB: {outcome}")
        return outcome

    def outcome(self, words):
        begun = time.monotonic()
        with open(self.scratch / "out", "wb+") as out, open(self.scratch / "err", "wb+") as err:
            process = subprocess.Popen(
                [self.program, *words],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            while True:
                done, status, usage = os.wait4(process.pid, os.WNOHANG)
                if done:
                    break
                if time.monotonic() - begun > DEADLINE:
                    os.killpg(process.pid, signal.SIGKILL)
                    os.wait4(process.pid, 0)
                    raise Wrong(f"{' '.join(words)}: no end within {DEADLINE} s")
                time.sleep(0.01)
            process.returncode = os.waitstatus_to_exitcode(status)
            said = []
            for stream in (out, err):
                stream.seek(0)
                said.append(stream.read().decode(errors="replace"))
        outcome = Outcome(words, process.returncode, *said, time.monotonic() - begun, usage.ru_maxrss >> 10)
        self.outcomes.append(outcome)
        expect(0 <= outcome.code < 128, f"it died: {outcome}")
        return outcome

    def must(self, *words):
        outcome = self.run(*words)
        expect(outcome.code == 0, f"expected exit 0: {outcome}")
        return outcome

    def git(self, *words):
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=DEADLINE
        )
        said = (done.stdout + done.stderr).decode(errors="replace").strip()
        expect(done.returncode == 0, f"git {' '.join(words)}: {said[-500:]}")
        return said

    # What is around it

    def around(self):
        """Every file outside of the facilitator's folder, with its size and time."""
        found = {}
        for top in (self.folder.parent, *(self.scratch / name for name in ("home", "tmp", "ash.git", "pristine"))):
            for place, folders, files in os.walk(top):
                if pathlib.Path(place) == self.folder.parent:
                    folders.remove("north")
                for name in files + folders:
                    status = os.lstat(os.path.join(place, name))
                    kind = 0 if name in folders else status.st_size
                    found[os.path.join(place, name)] = (kind, status.st_mode, status.st_mtime_ns)
        return found

    def nothing_outside(self):
        after = self.around()
        changed = sorted(name for name in self.before.keys() | after.keys() if self.before.get(name) != after.get(name))
        expect(not changed, f"changed outside of the folder: {changed[:5]}")
        expect(not ELSEWHERE.exists(), f"{ELSEWHERE} is there")
        marks = [str(path) for path in self.folder.rglob(PROOF)]
        expect(not marks, f"run, or written: {marks}")
        files = self.git("ls-files", "--others", "--cached", "--exclude-standard").splitlines()
        known = {".gitattributes", ".gitignore", "enquiries/programme.yaml", "enquiries/clusters/north/cluster.yaml"}
        expect(set(files) <= known, f"in the working folder: {set(files) - known}")
        expect(not self.git("status", "--porcelain"), "the working folder is not as it was saved")
        left = [path.name for path in (self.folder / ".git/objects").rglob("*") if path.name.startswith(("tmp_", "pack_"))]
        expect(not left, f"half a pack is left about: {left}")
