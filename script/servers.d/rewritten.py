"""A server whose history was rewritten or rolled back: a loud warning, and what was there is kept."""

from checks import expect
from judge import fails, plain, succeeds
from world import MARK


def cases(world, check, needs):
    for title, change in [
        ("rewritten (an entry taken out, another put in)", amended),
        ("rolled back to an older commit", rolled_back),
        ("replaced by one that has nothing in common", replaced),
    ]:
        with check(f"history, {title}: a warning, nothing merged, the old tip kept"):
            warned(world, change)
        with check(f"history, {title}: --merge-rewritten goes on"):
            goes_on(world, change)
    with check("history, rewritten while nothing is there to send: a warning as well"):
        client, bare, _ = in_step(world)
        amended(world, bare)
        fails(client, says="rewritten|history")
    with check("history, rewritten, and fetched by plain git meanwhile: a warning all the same"):
        client, bare, _ = in_step(world)
        amended(world, bare)
        client.git("fetch", "-q", "origin")
        fails(client, says="rewritten|history")
    with check("history, the server's branch deleted: said, and nothing lost"):
        client, bare, _ = in_step(world)
        world.git("--git-dir", str(bare), "update-ref", "-d", "refs/heads/main")
        client.add(f"{MARK} after the branch was deleted.")
        outcome = client.sync()
        plain(outcome)
        expect(outcome.code in (0, 1), f"expected exit 0 or 1, came {outcome}")
        expect(outcome.code == 1 or world.tip(bare) == client.head, "it said it was sent, but the server has it not")


def in_step(world):
    """Somebody in step with a server on which several have worked; with the commit at which they are."""
    bare = world.remote()
    client = world.client().connect(str(bare))
    world.ahead(bare)
    succeeds(client)
    client.add(f"{MARK} sent before, {client.folder.parent.name}.")
    succeeds(client)
    return client, bare, world.tip(bare)


def amended(world, bare):
    other = world.place("rewriter") / "elm"
    world.git("clone", "-q", str(bare), str(other))
    world.git("-C", str(other), "reset", "-q", "--hard", "HEAD~2")
    (other / "notes.txt").write_text("Another history.\n")
    world.git("-C", str(other), "add", ".")
    world.git("-C", str(other), "commit", "-qm", "Another history")
    world.git("-C", str(other), "push", "-q", "-f", "origin", "main")


def rolled_back(world, bare):
    world.git("--git-dir", str(bare), "update-ref", "refs/heads/main", "refs/heads/main~1")


def replaced(world, bare):
    other = world.place("replacer")
    world.git("init", "-q", "-b", "main", str(other))
    (other / "notes.txt").write_text("Another programme.\n")
    world.git("-C", str(other), "add", ".")
    world.git("-C", str(other), "commit", "-qm", "Another programme")
    world.git("-C", str(other), "push", "-q", "-f", str(bare), "main")


def warned(world, change):
    client, bare, old = in_step(world)
    client.add(f"{MARK} not sent yet.")
    change(world, bare)
    there, mine = world.tip(bare), client.head
    fails(client, says="rewritten|history")
    kept = client.git("for-each-ref", "--format=%(objectname)", "refs/enquiry/kept/").split()
    expect(old in kept, f"the old tip {old} is not kept below refs/enquiry/kept/, but {kept}")
    expect(client.head == mine, "something was merged")
    expect(world.tip(bare) == there, "something was sent")
    # The warning stays as long as nobody decides.
    fails(client, says="rewritten|history")
    expect(world.tip(bare) == there, "the second time something was sent")


def goes_on(world, change):
    client, bare, _ = in_step(world)
    change(world, bare)
    there = world.tip(bare)
    saved = client.entries()
    fails(client, says="rewritten|history")
    outcome = client.sync("--merge-rewritten")
    plain(outcome)
    expect(outcome.code in (0, 1, 4), f"expected exit 0, or 4 with questions, came {outcome}")
    expect(outcome.code != 1 or change is replaced, f"only a history with nothing in common may be refused, came {outcome}")
    expect(saved <= client.entries(), "an entry was lost")
    if outcome.code == 0:
        expect(world.tip(bare) == client.head, "it said it was sent, but the server's branch is elsewhere")
        client.git("merge-base", "--is-ancestor", there, "HEAD")
        succeeds(client)
