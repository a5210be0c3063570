"""OpenSSH: keys, aliases, known and unknown servers, and addresses that would run something."""

import urllib.parse

from checks import expect
from judge import CONTROL, SLACK, Before, fails, judged, succeeds
from paths import ODD
from sshd import MISSING, PROGRAM, Sshd, make_key
from trip import there_and_back
from world import MARK

ALIAS = "elm-server"


def cases(world, check, needs):
    if not PROGRAM:
        check.skip("ssh", MISSING)
        return
    keys = {kind: make_key(world.place("key") / "id", kind) for kind in ("ed25519", "rsa", "ecdsa")}
    with Sshd(world) as server:
        for key in keys.values():
            server.let_in(key)
        for kind, key in keys.items():
            with check(f"ssh, {kind} key"):
                bare = world.remote(empty=True)
                there_and_back(world, server.url(bare), bare, GIT_SSH_COMMAND=server.command(key))
        configured(world, check, server, keys["ed25519"])
        alias(world, check, needs, server, keys["ed25519"])
        host_keys(world, check, server, keys)
        dashes(world, check)
    servers(world, check, keys["ed25519"])


def configured(world, check, server, key):
    with check("ssh, core.sshCommand in the folder's settings"):
        bare = world.remote()
        client = world.client().connect(server.url(bare))
        client.git("config", "core.sshCommand", server.command(key))
        client.add(f"{MARK} by core.sshCommand.")
        succeeds(client)
        expect(world.tip(bare) == client.head, "the server's branch is elsewhere")
    with check("ssh, a path with blanks, quotes and an é, with percent signs"):
        bare = world.remote(ODD, empty=True)
        there_and_back(world, server.url(urllib.parse.quote(str(bare))), bare, GIT_SSH_COMMAND=server.command(key))


def alias(world, check, needs, server, key):
    """By the true ~/.ssh/config, where it is a throw-away one."""
    if "own_home" not in needs:
        check.skip("ssh, an alias of ~/.ssh/config", "it would be your own; root makes a user for it")
        return
    folder = world.home / ".ssh"
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "config").write_text(server.configuration(key, name=f"{ALIAS} elm-*"))
    with check("ssh, an alias of ~/.ssh/config"):
        bare = world.remote(empty=True)
        there_and_back(world, f"{ALIAS}:{bare}", bare)
    with check("ssh, an alias, as ssh://"):
        bare = world.remote(empty=True)
        there_and_back(world, f"ssh://{ALIAS}{bare}", bare)
    with check("ssh, an alias, and a path with blanks, quotes and an é"):
        bare = world.remote(ODD, empty=True)
        there_and_back(world, f"{ALIAS}:{bare}", bare)
    with check("ssh, an alias, and a path below the home"):
        bare = world.remote("below", empty=True, within=world.home)
        there_and_back(world, f"{ALIAS}:below.git", bare)
    with check("ssh, a path that holds commands for a shell: it is a path and nothing is run"):
        bare = world.remote("x' $(touch made) `touch made`; touch made; '", empty=True)
        there_and_back(world, f"{ALIAS}:{bare}", bare)
        expect(not (world.home / "made").exists(), "a command in the path was run")


def host_keys(world, check, server, keys):
    bare = world.remote()
    key = keys["ed25519"]
    unknown = server.command(key, known="", more=["  StrictHostKeyChecking ask"])
    with check("ssh, an unknown server with --no-input: refused"):
        client = world.client(GIT_SSH_COMMAND=unknown).connect(server.url(bare))
        fails(client, says=r"host key|fingerprint|known", deadline=15)
    with check("ssh, an unknown server with --no-input on a terminal: refused and nothing is asked"):
        client = world.client(GIT_SSH_COMMAND=unknown).connect(server.url(bare))
        outcome = client.on_terminal("sync", "--no-input", within=15 + SLACK)
        expect(outcome.code == 1, f"expected exit 1, came {outcome}")
        expect("(yes/no" not in outcome.text, f"it asked: {outcome}")
    with check("ssh, an unknown server on a terminal: asked, and the answer is kept"):
        client = world.client(GIT_SSH_COMMAND=unknown).connect(server.url(bare))
        outcome = client.on_terminal("sync", answers=[(r"yes/no", "yes")], within=30)
        expect(outcome.code == 0, f"expected a question and exit 0, came {outcome}")
        succeeds(client)
    with check("ssh, a changed host key: refused in words that say so"):
        other = make_key(world.place("key") / "other")
        client = world.client(GIT_SSH_COMMAND=server.command(key, known=server.known_as(other)))
        fails(client.connect(server.url(bare)), says=r"changed|IDENTIFICATION|another key|not the one", deadline=15)
    with check("ssh, a key that the server does not know: refused"):
        stranger = make_key(world.place("key") / "stranger")
        client = world.client(GIT_SSH_COMMAND=server.command(stranger)).connect(server.url(bare))
        fails(client, says=r"permission denied|not let|key|refused", deadline=15)
    with check("ssh, no repository at that path: named"):
        client = world.client(GIT_SSH_COMMAND=server.command(key))
        fails(client, "--to", server.url("/srv/of-nobody.git"), says="of-nobody", deadline=15)


def dashes(world, check):
    for title, address in [
        ("a host that is an option of ssh", "ssh://-oProxyCommand=touch%20{proof}/elm.git"),
        ("a user that is an option of ssh", "ssh://-oProxyCommand=touch%20{proof}@127.0.0.1/elm.git"),
        ("a host that is an option of ssh, with a colon", "-oProxyCommand=touch {proof}:elm.git"),
    ]:
        with check(f"ssh, {title}: refused"):
            proof = world.place("proof") / "made"
            fails(world.client(), "--to", address.format(proof=proof), codes=(1, 64), deadline=10)
            expect(not proof.exists(), "the command in the address was run")
    with check("ssh, a path that is an option of git-upload-pack: refused"):
        proof = world.place("proof") / "made"
        command = world.place("ssh") / "ssh"
        command.write_text('#!/bin/sh\nfor word in "$@"; do last=$word; done\nexec sh -c "$last"\n')
        command.chmod(0o755)
        client = world.client(GIT_SSH_COMMAND=str(command))
        fails(client, "--to", f"localhost:--upload-pack=touch {proof}", codes=(1, 64), deadline=10)
        expect(not proof.exists(), "the command in the path was run")


def servers(world, check, key):
    """Servers that are set up in other ways."""
    with check("ssh, a server that has an RSA key only"), Sshd(world, host_key="rsa") as server:
        server.let_in(key)
        bare = world.remote(empty=True)
        there_and_back(world, server.url(bare), bare, GIT_SSH_COMMAND=server.command(key))
    banner = "\x1b[31mElm School\x07\x1b]0;title\x07 — keep out\n".encode()
    with check("ssh, a banner with control characters"), Sshd(world, banner=banner) as server:
        server.let_in(key)
        client = world.client(GIT_SSH_COMMAND=server.command(key))
        outcome = succeeds(client, "--to", server.url(world.remote(empty=True)))
        expect(not CONTROL.search(outcome.text), f"control characters in {outcome}")
    with (
        check("ssh, a server whose shell says something first"),
        Sshd(world, command='echo "Welcome to Elm School!"; eval "$SSH_ORIGINAL_COMMAND"') as server,
    ):
        server.let_in(key)
        client = world.client(GIT_SSH_COMMAND=server.command(key)).connect(server.url(world.remote()))
        fails(client, deadline=15)
    with check("ssh, a server without git"), Sshd(world, command='echo "sh: git-upload-pack: not found" >&2; exit 127') as server:
        server.let_in(key)
        client = world.client(GIT_SSH_COMMAND=server.command(key)).connect(server.url(world.remote()))
        before = Before(client)
        judged(client.sync(), before, says="git-upload-pack: not found", deadline=15)
