"""gitolite3, with the rules of gitolite.conf; script/servers sets it up where it is root."""

import pathlib
import shlex

from checks import expect
from judge import fails, succeeds
from trip import there_and_back
from world import MARK


class Gitolite:
    """The server as a person with a key sees it."""

    def __init__(self, world, needs):
        self.world, self.needs = world, needs
        self.repositories = pathlib.Path(needs["gitolite_home"]) / "repositories"

    def command(self, name):
        """For GIT_SSH_COMMAND, as somebody whom the server knows."""
        key = self.world.home / f"gitolite-{name}"
        known = self.world.home / "known-gitolite"
        public = (pathlib.Path(self.needs["gitolite_home"]) / "host.pub").read_text()
        host, _, port = self.needs["gitolite"].partition("@")[2].partition(":")
        known.write_text(f"[{host}]:{port} {public}")
        return (
            f"ssh -F /dev/null -i {shlex.quote(str(key))} -o IdentitiesOnly=yes -o UserKnownHostsFile={known} "
            "-o GlobalKnownHostsFile=/dev/null"
        )

    def url(self, name):
        return f"ssh://{self.needs['gitolite']}/{name}"

    def bare(self, name):
        return self.repositories / f"{name}.git"

    def fill(self, name):
        """Puts the programme onto the server, as its administrator."""
        admin = self.world.client("admin", GIT_SSH_COMMAND=self.command("admin"))
        admin.git("push", "-q", "-f", self.url(name), "main")


def absent(needs):
    """Why there is no gitolite, or nothing."""
    if "gitolite" in needs:
        return None
    if "own_home" not in needs:
        return "it needs a user of its own, which only root can make"
    return "gitolite3 or openssh-server is not installed (sudo apt-get install gitolite3 openssh-server)"


def cases(world, check, needs):
    if absent(needs):
        check.skip("gitolite", absent(needs))
        return
    server = Gitolite(world, needs)
    ada = server.command("ada")
    with check("gitolite, a repository that Ada may write to"):
        there_and_back(world, server.url("open"), server.bare("open"), GIT_SSH_COMMAND=ada)
    for title, name, says in [
        (
            "a branch that Ada may not write to: refused in its words",
            "guarded",
            r"DENIED by refs/heads/main|W refs/heads/main guarded",
        ),
        ("a repository that Ada may only read: refused in its words", "readable", r"W any readable ada DENIED"),
    ]:
        with check(f"gitolite, {title}"):
            server.fill(name)
            there = world.tip(server.bare(name))
            client = world.client(GIT_SSH_COMMAND=ada).connect(server.url(name))
            client.add(f"{MARK} not for the server.")
            fails(client, says=says)
            expect(world.tip(server.bare(name)) == there, "the server's branch moved")
    with check("gitolite, a branch that Ada may not write to: what others sent is received all the same"):
        client = world.client(GIT_SSH_COMMAND=ada).connect(server.url("guarded"))
        admin = world.client("admin", GIT_SSH_COMMAND=server.command("admin"))
        admin.add(f"{MARK} by the administrator.")
        admin.git("push", "-q", server.url("guarded"), "main")
        client.add(f"{MARK} not for the server, either.")
        fails(client, says=r"DENIED")
        expect(admin.entries() <= client.entries(), "what the administrator had sent was not received")
    with check("gitolite, a repository that Ada may not know of: refused in its words"):
        server.fill("hidden")
        client = world.client(GIT_SSH_COMMAND=ada).connect(server.url("hidden"))
        fails(client, says=r"R any hidden ada DENIED")
    with check("gitolite, no such repository: named, first sync"):
        client = world.client(GIT_SSH_COMMAND=ada)
        fails(client, "--to", server.url("of-nobody"), says=r"of-nobody")
    with check("gitolite, after a refusal, where Ada may write"):
        client = world.client(GIT_SSH_COMMAND=ada).connect(server.url("guarded"))
        client.add(f"{MARK} first refused.")
        fails(client, says=r"DENIED")
        client.git("remote", "set-url", "origin", server.url("open"))
        client.git("update-ref", "-d", "refs/remotes/origin/main")
        succeeds(client)
