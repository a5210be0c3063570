"""Somebody's enquiry folder, and the program run in it as they would run it."""

import contextlib
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import time
from dataclasses import dataclass

from checks import Failed, expect

# Seconds within which a command ends that talks to nobody, also on a busy machine.
ALONE = 30


@dataclass
class Outcome:
    """What a command said: exit code (negative for a signal), both streams as bytes, and how many seconds it took."""

    code: int
    out: bytes
    err: bytes
    seconds: float

    @property
    def text(self):
        return (self.out + self.err).decode(errors="replace")

    def __str__(self):
        return f"exit {self.code} after {self.seconds:.1f} s: {self.text.strip()[-1500:]!r}"


def members(session):
    """The processes of a session that still run, with their command lines."""
    found = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                words = (stat.parent / "cmdline").read_bytes().replace(b"\0", b" ")
                found[int(stat.parent.name)] = words.decode(errors="replace")
        except OSError:  # it ended meanwhile
            continue
    return found


def kill_session(session):
    for process in members(session):
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


class Client:
    """A folder with a name of its own, so that what it saves can be told from what others save."""

    def __init__(self, world, folder, **environment):
        self.world, self.folder = world, pathlib.Path(folder)
        self.environment = {**world.environment, **environment}

    def git(self, *words, check=True):
        done = subprocess.run(
            ["git", *words],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=120,
        )
        if check and done.returncode:
            raise Failed(f"git {' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    def begin(self, *words):
        """Starts the program without a terminal, in a session of its own."""
        return subprocess.Popen(
            [self.world.program, *words],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def end(self, process, begun, within):
        try:
            out, err = process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            kill_session(process.pid)
            out, err = process.communicate(timeout=10)
            said = (out + err).decode(errors="replace").strip()[-500:]
            raise Failed(f"no end within {within:.0f} s; it had said {said!r}") from None
        outcome = Outcome(process.returncode, out, err, time.monotonic() - begun)
        for _ in range(10):
            left = members(process.pid)
            if not left:
                return outcome
            time.sleep(0.1)
        kill_session(process.pid)
        raise Failed(f"it ended but left running: {list(left.values())}")

    def run(self, *words, within=ALONE):
        begun = time.monotonic()
        return self.end(self.begin(*words), begun, within)

    def must(self, *words, within=ALONE):
        outcome = self.run(*words, within=within)
        expect(outcome.code == 0, f"enquiry {' '.join(words)}: {outcome}")
        return outcome

    def on_terminal(self, *words, answers=(), within=ALONE):
        """Runs it on a terminal, types each answer after its prompt; both streams come as one."""
        begun = time.monotonic()
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(self.world.program, [self.world.program, *words], self.environment)
        said, waiting = b"", list(answers)
        try:
            while time.monotonic() - begun < within:
                if select.select([terminal], [], [], 0.1)[0]:
                    try:
                        some = os.read(terminal, 65536)
                    except OSError:  # the terminal is gone: it ended
                        some = b""
                    if not some:
                        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                        return Outcome(code, said, b"", time.monotonic() - begun)
                    said += some
                if waiting and re.search(waiting[0][0], said.decode(errors="replace")[-200:]):
                    time.sleep(0.2)  # until it has turned the echo off
                    os.write(terminal, waiting.pop(0)[1].encode() + b"\n")
            kill_session(pid)
            os.waitpid(pid, 0)
            raise Failed(f"on a terminal no end within {within:.0f} s; it had said {said.decode(errors='replace')[-500:]!r}")
        finally:
            os.close(terminal)

    def add(self, text):
        """Adds an entry; afterwards it counts as saved."""
        return self.must("evidence", "add", "-e", "pairs", "-m", text)

    def sync(self, *words, within=120):
        return self.run("sync", "--no-input", *words, within=within)

    def connect(self, url):
        """What the first `sync --to` remembers, by plain git."""
        self.git("remote", "add", "origin", url)
        self.git("config", "branch.main.remote", "origin")
        self.git("config", "branch.main.merge", "refs/heads/main")
        return self

    @property
    def head(self):
        return self.git("rev-parse", "HEAD")

    @property
    def tree(self):
        return self.git("rev-parse", "HEAD^{tree}")

    def entries(self):
        return self.world.entries(self.folder / ".git", "HEAD")
