"""Without the server everything works but sync, which says so; with it again all is sent."""

import shutil

from checks import expect
from judge import Before, fails, succeeds
from web import Web
from world import MARK


def works_alone(client):
    """What a person does offline, each within a few seconds."""
    client.must("status", within=10)
    client.must("log", "-e", "pairs", "-m", f"{MARK} written offline.", "--learned", "Start earlier.", within=10)
    client.must("evidence", "add", "-e", "pairs", "-m", f"{MARK} seen offline.", within=10)
    plan = client.folder / "enquiries/elm/pairs/enquiry.md"
    plan.write_text(plan.read_text().rstrip("\n") + "\n\nMore about it.\n")
    client.must("save", "-m", "More of the plan", within=10)
    client.must("log", "list", within=10)
    client.must("check", within=20)
    expect(client.git("status", "--porcelain") == "", "the folder is not clean after saving")


def cases(world, check, needs):
    with check("offline, a web server that is gone"):
        bare = world.remote()
        with Web(world, bare.parent) as web:
            client = world.client().connect(web.url(bare))
            client.add(f"{MARK} sent before.")
            succeeds(client)
        works_alone(client)
        fails(client, "--patience", "3", says="reach|connect|refused", deadline=3)
        with Web(world, bare.parent) as web:
            client.git("remote", "set-url", "origin", web.url(bare))
            succeeds(client)
        expect(world.tip(bare) == client.head, "with the server again it was not sent")
    with check("offline, a shared folder that is not there"):
        bare = world.remote()
        client = world.client().connect(str(bare))
        succeeds(client)
        shutil.move(bare, bare.with_name("away.git"))
        works_alone(client)
        fails(client, "--patience", "3", says=bare.name.replace(".", r"\."), deadline=3)
        shutil.move(bare.with_name("away.git"), bare)
        succeeds(client)
        expect(world.tip(bare) == client.head, "with the folder again it was not sent")
    with check("sync without any server: it says how to name one"):
        fails(world.client(), says="--to", codes=(1, 64), deadline=5)
    with check("sync --dry-run: says what would come and go, and changes nothing"):
        bare = world.remote()
        world.ahead(bare)
        client = world.client().connect(str(bare))
        client.add(f"{MARK} not to be sent.")
        there, before = world.tip(bare), Before(client)
        succeeds(client, "--dry-run")
        expect(client.head == before.head and world.tip(bare) == there, "it changed a branch")
