"""There and back: what must work with each kind of server."""

from checks import expect
from client import Client
from judge import succeeds
from world import MARK


def there_and_back(world, url, bare, **environment):
    """First sending, copying, sending by the copy, receiving, and a sync with nothing new.

    url   an empty repository, as the program is told it
    bare  where plain git finds it
    """
    ada = world.client("ada", **environment)
    succeeds(ada, "--to", url)
    expect(world.tip(bare) == ada.head, "after the first sync the server's branch is not at Ada's commit")
    expect(ada.git("config", "branch.main.remote") == "origin", "the first sync did not remember where to")
    folder = world.place("ben")
    ben = Client(world, folder, **environment)
    ben.must("init", "--from", url, "elm", "--sign", "project lead, Oak School", "--no-input", within=120)
    ben.folder = folder / "elm"
    expect(ben.tree == ada.tree, "the copy by init --from has other files")
    expect(ben.git("status", "--porcelain") == "", "the copy by init --from is not clean")
    text = f"{MARK} {folder.name} read on."
    ben.add(text)
    succeeds(ben)
    expect(world.holds(bare, text), "what Ben was told was sent is not on the server")
    other = f"{MARK} {ada.folder.parent.name} read on, too."
    ada.add(other)
    succeeds(ada)
    expect({text, other} <= ada.entries(), "Ada did not receive what Ben sent")
    expect(world.holds(bare, other), "what Ada was told was sent is not on the server")
    succeeds(ben)
    expect(ben.head == ada.head, "after a last sync Ben is not where Ada is")
    still = world.tip(bare)
    succeeds(ben)
    expect(world.tip(bare) == still == ben.head, "a sync with nothing new changed something")
    world.fsck(bare)
    return ada, ben
