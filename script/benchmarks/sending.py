"""Sending and receiving, against `git fetch` (or `git pull`) and `git push` over the same transport."""
import contextlib
import itertools
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

from folders import identity, make_folder
from timing import MET, ROOT, built_program, milliseconds

sys.path.append(str(ROOT / "script/servers.d"))

import sshd
from certificates import Certificates
from web import Web
from world import World

GOAL = 1.5
NUMBERS = itertools.count()


class Place:
    """A folder of so many enquiries and the bare repository it is sent to, which has all of it."""

    def __init__(self, world, program, count):
        self.environment = dict(world.environment)
        self.program, self.bare = program, world.remote(f"server-{count}", empty=True)
        self.folder = make_folder(world.place("folder") / "elm", count)
        self.git("push", "-q", str(self.bare), "main")

    def git(self, *words):
        return subprocess.check_output(["git", "-C", str(self.folder), *words], env=self.environment, text=True).strip()

    def connect(self, url, settings, environment):
        """From now on it is sent there."""
        self.environment.update(environment)
        for key, value in settings.items():
            self.git("config", key, value)
        self.git("config", "remote.origin.url", url)
        self.git("config", "remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*")
        self.git("push", "-q", "--set-upstream", "origin", "main")

    def entry(self):
        """The path and the text of an entry that nobody has yet."""
        number = next(NUMBERS)
        path = f"enquiries/alliance-0000/paired-reading-00000/evidence/2026-03-02-observation-{identity(99, number)}.md"
        return path, f"---\nschema: enquiry/1\nschool: Elm School\n---\n\nSeen in class, number {number}.\n"

    def save_here(self):
        path, text = self.entry()
        (self.folder / path).write_text(text)
        self.git("add", path)
        self.git("commit", "-qm", "An entry")

    def save_there(self):
        path, text = self.entry()
        with tempfile.NamedTemporaryFile() as index:
            server = {**self.environment, "GIT_DIR": str(self.bare), "GIT_INDEX_FILE": index.name + ".index"}

            def git(*words, told=None):
                return subprocess.check_output(["git", *words], env=server, input=told, text=True).strip()

            tip = git("rev-parse", "main")
            git("read-tree", tip)
            git("update-index", "--add", "--cacheinfo", f"100644,{git('hash-object', '-w', '--stdin', told=text)},{path}")
            git("update-ref", "refs/heads/main", git("commit-tree", "-p", tip, "-m", "An entry there", git("write-tree")))
            os.unlink(index.name + ".index")

    def ours(self):
        return [[self.program, "-C", str(self.folder), "sync", "--no-input"]]

    def theirs(self, receive="fetch"):
        words = ["pull", "-q", "--no-rebase", "--no-edit"] if receive == "pull" else ["fetch", "-q"]
        return [["git", "-C", str(self.folder), *some] for some in (words, ["push", "-q"])]

    def compare(self, what, prepare, theirs, rounds, goal=None):
        """Runs both in turn, in another order each round, and prints the medians."""
        commands = {"enquiry sync": self.ours(), "git": theirs}
        times = {name: [] for name in commands}
        order, dice = list(commands), random.Random(1)
        for turn in range(rounds + 1):
            dice.shuffle(order)
            for name in order:
                prepare()
                took = sum(milliseconds(command, self.environment) for command in commands[name])
                if self.git("rev-parse", "main") != self.git("--git-dir", str(self.bare), "rev-parse", "main"):
                    sys.exit(f"{name} is done, and the two sides are not the same")
                if turn:  # the first round warms the caches
                    times[name].append(took)
        (mine, peer) = (statistics.median(values) for values in times.values())
        met = f"  (goal {goal}: {MET[mine <= goal * peer]})" if goal else ""
        print(f"  {what:28} enquiry sync {mine:7.1f} ms, git {peer:7.1f} ms: {mine / peer:5.2f} times{met}", flush=True)


@contextlib.contextmanager
def by_ssh(world, bare):
    key = sshd.make_key(world.place("key") / "key")
    with sshd.Sshd(world) as server:
        server.let_in(key)
        yield server.url(bare), {}, {"GIT_SSH_COMMAND": server.command(key)}


@contextlib.contextmanager
def by_web(world, bare):
    with Web(world, bare.parent) as server:
        world.git("--git-dir", str(bare), "config", "http.receivepack", "true")
        yield server.url(bare), {}, {}


@contextlib.contextmanager
def by_secure_web(world, bare):
    made = Certificates(world)
    with Web(world, bare.parent, certificate=made.signed("localhost"), host="localhost") as server:
        yield server.url(bare), {"http.sslCAInfo": str(made.authority)}, {}


def transports(world, bare):
    """What each is called, and what begins it."""
    yield "a folder", contextlib.nullcontext((str(bare), {}, {}))
    if sshd.PROGRAM:
        yield "ssh", by_ssh(world, bare)
    else:
        print(f"ssh is left out: {sshd.MISSING}")
    yield "http", by_web(world, bare)
    yield "https", by_secure_web(world, bare)


def sync(rounds):
    program = built_program()
    with tempfile.TemporaryDirectory() as name, contextlib.ExitStack() as home:
        (pathlib.Path(name) / "home").mkdir()
        former = os.environ["HOME"]
        home.callback(os.environ.__setitem__, "HOME", former)
        os.environ["HOME"] = f"{name}/home"
        world = World(name, program, True)
        for count in (50, 1_000):
            place = Place(world, program, count)
            time.sleep(3)  # what was written within the last two seconds may change without another time, and is read each time
            for transport, begun in transports(world, place.bare):
                with begun as (url, settings, environment):
                    place.connect(url, settings, environment)
                    print(f"{count:,} enquiries, {transport}, medians of {rounds} interleaved runs", flush=True)
                    place.compare("nothing new", lambda: None, place.theirs(), rounds, GOAL)
                    few = max(3, rounds // 3)
                    place.compare("one save to send", place.save_here, place.theirs(), few)

                    def both():
                        place.save_here()
                        place.save_there()

                    place.compare("one save on each side", both, place.theirs("pull"), few)
        print("the load of this machine, over the last minute: %.1f on %d processors" % (os.getloadavg()[0], os.cpu_count()))
