"""Three people who add and sync at once, again and again: nothing that anybody was told was sent is missing, ever."""

import contextlib
import threading

from checks import expect
from gitolite import Gitolite, absent
from judge import Before, plain, succeeds, tidy
from sshd import MISSING, PROGRAM, Sshd, make_key
from web import Web
from world import MARK

PEOPLE = ("ada", "ben", "cat")


@contextlib.contextmanager
def by_path(world, needs):
    bare = world.remote()
    yield str(bare), bare, {}


@contextlib.contextmanager
def by_http(world, needs):
    bare = world.remote()
    with Web(world, bare.parent) as web:
        yield web.url(bare), bare, {}


@contextlib.contextmanager
def by_ssh(world, needs):
    bare, key = world.remote(), make_key(world.place("key") / "id")
    with Sshd(world) as server:
        server.let_in(key)
        yield server.url(bare), bare, {"GIT_SSH_COMMAND": server.command(key)}


@contextlib.contextmanager
def by_gitolite(world, needs):
    server = Gitolite(world, needs)
    server.fill("race")
    yield server.url("race"), server.bare("race"), {"GIT_SSH_COMMAND": server.command("ada")}


def cases(world, check, needs):
    rounds = 3 if world.short else 20
    missing = {by_ssh: None if PROGRAM else MISSING, by_gitolite: absent(needs)}
    for kind, way in [("path", by_path), ("http", by_http), ("ssh", by_ssh), ("gitolite", by_gitolite)]:
        title = f"race, three people {rounds} times over {kind}"
        if world.short and way in (by_ssh, by_gitolite):
            continue
        if missing.get(way):
            check.skip(title, missing[way])
            continue
        with check(title), way(world, needs) as (url, bare, environment):
            race(world, url, bare, environment, rounds)


class Racer(threading.Thread):
    """Somebody who adds an entry and syncs, each time when the others do."""

    def __init__(self, client, name, rounds, start, bare):
        super().__init__(daemon=True)
        self.client, self.title, self.rounds, self.gate, self.bare = client, name, rounds, start, bare
        self.saved, self.acknowledged, self.wrong = [], [], []

    def run(self):
        for number in range(self.rounds):
            with contextlib.suppress(threading.BrokenBarrierError):
                self.gate.wait(120)
            try:
                self.once(f"{MARK} {self.title} in round {number}.")
            except Exception as failure:  # told by the main thread
                self.wrong.append(f"{self.title}, round {number}: {failure}")

    def once(self, text):
        self.client.add(text)
        self.saved.append(text)
        before = Before(self.client)
        outcome = self.client.sync(within=180)
        plain(outcome)
        before.sound()
        expect(outcome.code in (0, 1), f"expected exit 0, or 1 where others were always faster, came {outcome}")
        if outcome.code == 0:
            self.acknowledged.append(text)
            expect(self.client.world.holds(self.bare, text), f"told that it was sent, but the server has not {text!r}")


def race(world, url, bare, environment, rounds):
    gate = threading.Barrier(len(PEOPLE))
    racers = [Racer(world.client(name, **environment).connect(url), name, rounds, gate, bare) for name in PEOPLE]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    wrong = [words for racer in racers for words in racer.wrong]
    expect(not wrong, f"{len(wrong)} times, first: {wrong[:1]}")
    acknowledged = {text for racer in racers for text in racer.acknowledged}
    lost = acknowledged - world.entries(bare, "refs/heads/main")
    expect(not lost, f"{len(lost)} acknowledged entries are missing: {sorted(lost)[:3]}")
    expect(
        len(acknowledged) >= len(PEOPLE) * rounds * 2 // 3,
        f"only {len(acknowledged)} of {len(PEOPLE) * rounds} were sent at once",
    )
    calm(world, [racer.client for racer in racers], bare, {text for racer in racers for text in racer.saved})


def calm(world, clients, bare, saved):
    """Each sends what is left and receives what the others sent; then all have the same."""
    for client in [*clients, *clients]:
        succeeds(client)
        tidy(client)
    expect(len({client.tree for client in clients}) == 1, "after a last sync the folders are not the same")
    expect(
        len({client.head for client in clients} | {world.tip(bare)}) == 1, "after a last sync not all are at the server's commit"
    )
    expect(saved <= clients[0].entries(), "an entry is missing that was saved and sent later")
    world.fsck(bare)
    clients[0].must("check", within=120)
