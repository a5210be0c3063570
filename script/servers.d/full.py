"""A server whose disk is full, or that may write no large file: what was saved stays, and the server's words are said."""

import contextlib
import os
import pathlib

from checks import expect
from judge import fails, succeeds
from sshd import MISSING, PROGRAM, Sshd, make_key
from world import MARK

# The server's own words for it, in any of its parts.
SAYS = r"No space left on device|File too large|unable to write|unable to create|disk is full|write error"


@contextlib.contextmanager
def filled(folder):
    """Takes all room of a disk for the time of the block."""
    filler = pathlib.Path(folder) / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 512, 1):
            try:
                while file.write(bytes(size)):
                    pass
            except OSError:
                continue
    try:
        yield
    finally:
        filler.unlink()


def behind(world, url, **environment):
    """Somebody with more to send than fits."""
    client = world.client(**environment).connect(url)
    (client.folder / "photo.bin").write_bytes(os.urandom(60_000))
    client.git("add", ".")
    client.git("commit", "-qm", "A photo")
    client.add(f"{MARK} with a photo, {client.folder.parent.name}.")
    return client


def judge(world, client, bare, trouble):
    """While there is trouble it fails in words and the server is as it was; afterwards it is sent."""
    there = world.tip(bare)
    with trouble:
        fails(client, says=SAYS)
        expect(world.tip(bare) == there, "the server's branch moved")
    world.fsck(bare)
    succeeds(client)
    expect(world.tip(bare) == client.head, "with room again it was not sent")


def cases(world, check, needs):
    disk(world, check, needs)
    if not PROGRAM:
        check.skip("full, git-receive-pack that may write no file", MISSING)
        return
    key = make_key(world.place("key") / "id")
    with check("full, over ssh: git-receive-pack that may write no file"):
        # The signal for a file that got too large is ignored, so that the write fails as it does on a full disk.
        # Named by its whole path: there $HOME is the home of the list of users.
        limit = f'case $SSH_ORIGINAL_COMMAND in *receive-pack*) test -e "{world.home}/limit" && {{ trap "" XFSZ; ulimit -f 8; }} ;; esac\n'
        with Sshd(world, command=limit + 'eval "$SSH_ORIGINAL_COMMAND"') as server:
            server.let_in(key)
            bare = world.remote()
            client = behind(world, server.url(bare), GIT_SSH_COMMAND=server.command(key))
            judge(world, client, bare, marked(world.home / "limit"))


@contextlib.contextmanager
def marked(file):
    file.write_text("")
    try:
        yield
    finally:
        file.unlink()


def disk(world, check, needs):
    title = "full, a disk without room"
    if "full" not in needs:
        check.skip(title, "only root can mount a small one")
        return
    with check(f"{title}, over a path"):
        bare = world.remote("by-path", within=pathlib.Path(needs["full"]))
        judge(world, behind(world, str(bare)), bare, filled(needs["full"]))
    if not PROGRAM:
        check.skip(f"{title}, over ssh", MISSING)
        return
    key = make_key(world.place("key") / "id")
    with check(f"{title}, over ssh"), Sshd(world) as server:
        server.let_in(key)
        bare = world.remote("by-ssh", within=pathlib.Path(needs["full"]))
        client = behind(world, server.url(bare), GIT_SSH_COMMAND=server.command(key))
        judge(world, client, bare, filled(needs["full"]))
