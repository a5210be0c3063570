"""Bare repositories on a shared folder."""

import os
import shutil
import stat

from checks import Failed
from judge import Before, fails, judged, succeeds
from trip import there_and_back
from world import MARK

ODD = 'Elm\'s "first" école'


def write_protect(bare):
    """Takes from everybody, its owner too, the right to write."""
    for path in [bare, *bare.rglob("*")]:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


def behind(world, bare):
    """Somebody with an entry that the server does not have yet."""
    client = world.client().connect(str(bare))
    client.git("update-ref", "refs/remotes/origin/main", "HEAD")
    client.add(f"{MARK} not sent yet.")
    return client


def cases(world, check, needs):
    with check("path, a bare repository on a shared folder"):
        bare = world.remote(empty=True)
        there_and_back(world, str(bare), bare)
    with check("path, with blanks, quotes and an é"):
        bare = world.remote(ODD, empty=True)
        there_and_back(world, str(bare), bare)
    with check("path, as file:// with percent signs"):
        bare = world.remote("of elm", empty=True)
        there_and_back(world, f"file://{str(bare).replace(' ', '%20')}", bare)
    with check("path, from the folder's own place (../server.git)"):
        relative(world)
    read_only(world, check)
    wrong(world, check)
    foreign(world, check, needs)


def relative(world):
    client = world.client()
    bare = world.remote(empty=True, within=client.folder.parent)
    succeeds(client, "--to", "../server.git")
    if world.tip(bare) != client.head:
        raise Failed("it said it was sent, but the server's branch is elsewhere")


def read_only(world, check):
    if os.geteuid() == 0:
        check.skip("path, read-only", "nothing is read-only for root")
        return
    with check("path, read-only: what others sent is received"):
        bare = world.remote()
        other = world.ahead(bare)
        write_protect(bare)
        client = world.client().connect(str(bare))
        succeeds(client)
        if client.head != other.head:
            raise Failed("what others had sent was not received")
    with check("path, read-only: what is saved stays and is said not to be sent"):
        bare = world.remote()
        client = behind(world, bare)
        write_protect(bare)
        fails(client, says=r"permission|read-only|not allowed|may not|write|unable to create")


def wrong(world, check):
    with check("path, missing: it is named"):
        bare = world.remote("the-shared-drive")
        client = behind(world, bare)
        shutil.rmtree(bare)
        fails(client, says=r"the-shared-drive.*|(not|no) .*(there|found|exist|folder|repository)")
    with check("path, missing, first sync"):
        client = world.client()
        fails(client, "--to", str(client.folder.parent / "the-shared-drive.git"), says="the-shared-drive")
    with check("path, an ordinary folder that is no repository"):
        place = world.place("ordinary")
        (place / "notes.txt").write_text("Not a repository.\n")
        fails(world.client(), "--to", str(place), says=r"not .*(repository|folder|git)|no .*(repository|folder)")
    with check("path, damaged: an object of it is cut off"):
        bare = world.remote()
        world.ahead(bare)
        client = behind(world, bare)
        for loose in bare.glob("objects/??/*"):
            loose.chmod(0o600)
            loose.write_bytes(loose.read_bytes()[:20])
        fails(client, says=r"damaged|broken|corrupt|object")
    with check("address, one that would run a command (ext::)"):
        runs_nothing(world, "ext::sh -c touch% {proof}")


def runs_nothing(world, address):
    """An address that would make a file if it were taken for a command."""
    proof = world.place("proof") / "made"
    client = world.client()
    fails(client, "--to", address.format(proof=proof), codes=(1, 64), deadline=10)
    if proof.exists():
        raise Failed("the command in the address was run")


def foreign(world, check, needs):
    """A share often shows another owner; git then wants to be told that the folder is trusted."""
    title = "path, a folder that belongs to somebody else"
    bare = needs.get("foreign")
    if not bare:
        check.skip(title, "only root can make one")
        return
    with check(title):
        client = world.client().connect(bare)
        before = Before(client)
        outcome = client.sync()
        if outcome.code == 0:
            return
        judged(outcome, before, says="safe.directory|belongs to|owner")
    with check(f"{title}, trusted by safe.directory"):
        home = world.person(f"[safe]\n\tdirectory = {bare}\n")
        client = world.client(HOME=str(home)).connect(bare)
        client.add(f"{MARK} on somebody else's folder.")
        succeeds(client)
