"""A server's hook that refuses, or only talks; its words come to a terminal that obeys control characters."""

from checks import expect
from judge import fails, succeeds
from sshd import PROGRAM, Sshd, make_key
from web import Web
from world import MARK

# What a hostile server could say: colours, a title, a bell, a cleared screen, a line over another, C1, text turned round and
# hidden, questions that the terminal would answer by typing, a link, and bytes that are no text.
WORDS = [
    b"\x1b[31mRefused: the plan of elm/pairs\x1b[0m",
    b"holds what looks like a pupil number.\x07",
    b"\x1b]0;not the title\x07Ask Mrs Oak \x1b[2Jfirst.",
    b"All is well.\rNothing of this was taken.",
    b"\x9b31mred\x85",
    "\u009b31mred\u0085 \u202edesrever\u202c and \u200bhidden".encode(),
    b'\x1b[6n\x1bP$q"p\x1b\\answered',
    b"Line\twith\ttabs\x08\x08",
    b"\x1b]8;;http://evil.example\x07click\x1b]8;;\x07 here",
    b"not UTF-8: \xff\xfe here",
    b"A very long line. " * 300,
]
# What a person must be able to read of it, in this order.
SAYS = r"Refused: the plan of elm/pairs.*holds what looks like a pupil number\..*Nothing of this was taken\..*not UTF-8"


def hook(bare, name, code, words=WORDS):
    """Makes a hook that prints words and ends with a code."""
    (bare / "words").write_bytes(b"\n".join([*words, b""]))
    path = bare / "hooks" / name
    path.write_text(f"#!/bin/sh\ncat > /dev/null\ncat '{bare}/words' >&2\nexit {code}\n")
    path.chmod(0o755)


def cases(world, check, needs):
    key = make_key(world.place("key") / "id") if PROGRAM else None
    refused(world, check, "path", lambda bare: (str(bare), {}))
    bare = world.remote()
    with Web(world, bare.parent) as web:
        refused(world, check, "http", lambda other: (web.url(other), {}), bare)
    if key:
        with Sshd(world) as server:
            server.let_in(key)
            refused(world, check, "ssh", lambda bare: (server.url(bare), {"GIT_SSH_COMMAND": server.command(key)}))
    with check("hook, one that only talks (post-receive): sent, and its words without control characters"):
        bare = world.remote()
        hook(bare, "post-receive", 0)
        client = world.client().connect(str(bare))
        client.add(f"{MARK} with a talking server.")
        succeeds(client)
        expect(world.tip(bare) == client.head, "it said it was sent, but the server's branch is elsewhere")
    with check("hook, one that refuses a single branch (update): its words"):
        bare = world.remote()
        hook(bare, "update", 1, [b"The year is closed."])
        client = world.client().connect(str(bare))
        client.add(f"{MARK} too late.")
        fails(client, says=r"The year is closed\.")
    with check("hook, one that says nothing and refuses"):
        bare = world.remote()
        hook(bare, "pre-receive", 1, [])
        client = world.client().connect(str(bare))
        client.add(f"{MARK} refused in silence.")
        fails(client, says=r"pre-receive|hook|refused|declined")


def refused(world, check, kind, address, bare=None):
    with check(f"hook, over {kind}: refused in its words, without control characters"):
        bare = bare or world.remote()
        hook(bare, "pre-receive", 1)
        there = world.tip(bare)
        url, environment = address(bare)
        client = world.client(**environment).connect(url)
        client.add(f"{MARK} refused by a hook over {kind}.")
        fails(client, says=SAYS)
        expect(world.tip(bare) == there, "the server's branch moved")
        (bare / "hooks/pre-receive").unlink()
        succeeds(client)
        expect(world.tip(bare) == client.head, "once the hook was gone it was not sent")
