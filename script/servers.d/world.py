"""The scratch folder of a run: a small programme, copies of it for people, and bare repositories for servers."""

import itertools
import os
import pathlib
import shutil
import subprocess
import threading

from checks import Failed, expect
from client import Client

# What marks the texts of entries, so that plain git finds them in a tree.
MARK = "seen in class:"


class World:
    def __init__(self, scratch, program, short):
        self.scratch, self.program, self.short = pathlib.Path(scratch), program, short
        self.numbers, self.lock = itertools.count(1), threading.Lock()
        home = pathlib.Path(os.environ["HOME"])
        self.home = home
        # Nothing of whoever runs this comes along: no agent, no askpass, no proxy, no configuration of theirs.
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "200",
            "TERM": "xterm",
            "GIT_CONFIG_NOSYSTEM": "1",
            "XDG_CONFIG_HOME": str(home / ".config"),
        }
        (home / ".gitconfig").write_text("[user]\n\tname = Ada\n\temail = ada@school.example\n[init]\n\tdefaultBranch = main\n")
        self.pristine = self.make()

    def place(self, name):
        """A new folder."""
        with self.lock:
            folder = self.scratch / f"{next(self.numbers):03d}-{name}"
        folder.mkdir(parents=True)
        return folder

    def make(self):
        """A programme with one enquiry and one entry."""
        folder = self.place("made")
        Client(self, folder).must("init", "elm", "--name", "Elm programme", "--sign", "project lead, Elm School")
        client = Client(self, folder / "elm")
        for words in [
            ["alliance", "new", "elm", "--name", "Elm Alliance", "--lead-school", "Elm School"],
            [
                "new",
                "pairs",
                "--practice",
                "paired reading",
                "--for-whom",
                "year 7",
                "--outcome",
                "reading age",
                "--period",
                "by July 2015",
                "--success",
                "reading age rises",
                "--school",
                "Elm School",
                "--alliance",
                "elm",
            ],
            ["cycle", "new", "--period", "autumn-2014", "--aim", "Find out.", "--prediction", "Most read on."],
        ]:
            client.must(*words)
        client.add(f"{MARK} the first pairs met.")
        return client

    def client(self, name="ada", **environment):
        """Somebody with a copy of the programme, and no server yet."""
        folder = self.place(name) / "elm"
        shutil.copytree(self.pristine.folder, folder, symlinks=True)
        client = Client(self, folder, **environment)
        client.git("status")  # the copies have other times
        return client

    def person(self, configuration):
        """A home of somebody else, with these lines of git's configuration besides; for the variable HOME."""
        home = self.place("home")
        (home / ".gitconfig").write_text((self.home / ".gitconfig").read_text() + configuration)
        return home

    def remote(self, name="server", empty=False, within=None):
        """A bare repository, as a server has it: with the programme, or empty."""
        bare = (within or self.place("remote")) / f"{name}.git"
        self.git("init", "-q", "--bare", "-b", "main", str(bare))
        if not empty:
            self.git("-C", str(self.pristine.folder), "push", "-q", str(bare), "main")
        return bare

    def ahead(self, bare, count=1, size=0):
        """Saves on the server what the others do not have yet, by another clone; `size` bytes each that do not compress."""
        folder = self.place("other")
        self.git("clone", "-q", str(bare), str(folder / "elm"))
        other = Client(self, folder / "elm")
        for number in range(count):
            if size:
                (other.folder / f"photo-{number}.bin").write_bytes(os.urandom(size))
                other.git("add", ".")
                other.git("commit", "-qm", f"Photo {number}")
            other.add(f"{MARK} somebody else, {folder.name}, number {number}.")
        other.git("push", "-q", "origin", "main")
        return other

    def git(self, *words, within=120):
        done = subprocess.run(
            ["git", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=within,
        )
        if done.returncode:
            raise Failed(f"git {' '.join(words)}: {done.stderr}")
        return done.stdout.strip()

    # Plain git is the referee. --git-dir, since it may belong to another user, as that of gitolite does.

    def tip(self, bare, branch="main"):
        """The commit a branch stands at; empty where it is not there."""
        return self.git("--git-dir", str(bare), "for-each-ref", "--format=%(objectname)", f"refs/heads/{branch}")

    def entries(self, bare, commit):
        """The texts of all entries in a commit."""
        done = subprocess.run(
            ["git", "--git-dir", str(bare), "grep", "-h", MARK, commit, "--", "enquiries"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        return {line[line.index(MARK) :].strip() for line in done.stdout.splitlines()}

    def holds(self, bare, text, branch="main"):
        return bool(self.tip(bare, branch)) and text in self.entries(bare, f"refs/heads/{branch}")

    def fsck(self, bare):
        done = subprocess.run(
            ["git", "--git-dir", str(bare), "fsck", "--full", "--no-dangling"],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=120,
        )
        expect(done.returncode == 0 and "error" not in done.stderr, f"git fsck of {bare}: {done.stdout}{done.stderr}")
