"""Servers that hang, cut, drip, redirect, refuse, or are none at all; each has a deadline, and afterwards a good one works."""

import os
import signal
import time

import spoil
from checks import expect
from client import ALONE
from judge import SLACK, Before, fails, judged, plain, succeeds, tidy
from sshd import MISSING, PROGRAM, Sshd, make_key
from web import Web
from web_cases import PEOPLE, helper
from world import MARK

# Seconds of silence after which the program is told to give up; the whole of a sync may take twenty times as long.
PATIENCE = 3
DEADLINE = ["--patience", str(PATIENCE)]
UNREACHED = r"reach|connect|refused|resolve|respond|answer"
TOO_LONG = r"nothing|too long|timed? ?out|seconds|too slow|stopped answering"


def cases(world, check, needs):
    silent(world, check)
    spoiled(world, check)
    pages(world, check)
    redirects(world, check)
    nowhere(world, check)
    patient(world, check)
    if PROGRAM:
        over_ssh(world, check)
    else:
        check.skip("bad, servers over ssh", MISSING)


def silent(world, check):
    for title, first in [("says nothing", b""), ("says the beginning of an answer", b"HTTP/1.1 200 OK\r\nContent-Type: app")]:
        with check(f"bad, http: takes the connection and {title}"), spoil.Silent(first) as server:
            client = world.client().connect(f"http://127.0.0.1:{server.port}/elm.git")
            fails(client, *DEADLINE, says=TOO_LONG, deadline=PATIENCE)
    with check("bad, https: takes the connection and does not shake hands"), spoil.Silent() as server:
        client = world.client().connect(f"https://127.0.0.1:{server.port}/elm.git")
        fails(client, *DEADLINE, says=TOO_LONG, deadline=PATIENCE)
    with check("bad, http: answers with what is no protocol"), spoil.Silent(b"\x1b[2J\x00\xff" * 999, then_ends=True) as server:
        fails(world.client(), "--to", f"http://127.0.0.1:{server.port}/elm.git", *DEADLINE, deadline=PATIENCE)
    with check("bad, http: ends the connection at once"), spoil.Silent(then_ends=True) as server:
        fails(world.client(), "--to", f"http://127.0.0.1:{server.port}/elm.git", *DEADLINE, deadline=PATIENCE)


def spoiled(world, check):
    """What goes wrong in the middle of a fetch or push over http; when the server is good again all is sent and received."""
    every, briefly = (0.4, 1) if world.short else (1, PATIENCE)
    for title, way, says, patience, deadline in [
        ("sends half of a pack and cuts", spoil.cut, ".", PATIENCE, PATIENCE),
        ("sends half of a pack and then nothing", spoil.stall, TOO_LONG, PATIENCE, PATIENCE),
        ("sends a pack with a bit turned", spoil.turned, ".", PATIENCE, PATIENCE),
        (f"drips one byte every {every} s", spoil.drip(every), TOO_LONG, briefly, 20 * briefly),
    ]:
        with check(f"bad, http: {title}"):
            bare = world.remote()
            other = world.ahead(bare, size=200_000)
            with Web(world, bare.parent, spoil=way) as web:
                client = world.client().connect(web.url(bare))
                client.add(f"{MARK} while the server was bad.")
                fails(client, "--patience", str(patience), says=says, deadline=deadline)
                web.spoil = None
                succeeds(client)
            expect(other.entries() <= client.entries(), "what others had sent was not received")
            expect(world.tip(bare) == client.head, "what was saved was not sent")
    with check("bad, http: takes what is sent, and cuts before it says so"):
        bare = world.remote()
        with Web(world, bare.parent, spoil=spoil.unanswered) as web:
            client = world.client().connect(web.url(bare))
            client.add(f"{MARK} sent without an answer.")
            before = Before(client)
            outcome = client.sync(*DEADLINE)
            if outcome.code == 0:  # it looked again and saw that it is there
                plain(outcome)
                before.sound()
            else:
                judged(outcome, before, ".", 20 * PATIENCE)
            web.spoil = None
            succeeds(client)
        expect(world.tip(bare) == client.head, "what was saved was not sent")
        expect(world.git("--git-dir", str(bare), "rev-list", "--count", "--merges", "main") == "0", "it was sent twice")
    with check("bad, http: slow but steady is waited for"):
        bare = world.remote()
        other = world.ahead(bare, size=50_000)
        with Web(world, bare.parent, spoil=spoil.slow) as web:
            client = world.client().connect(web.url(bare))
            client.add(f"{MARK} with a slow server.")
            succeeds(client, *DEADLINE)
        expect(other.entries() <= client.entries() and world.tip(bare) == client.head, "not all was sent and received")


def pages(world, check):
    page = b"<html><head><title>Sign in to the school's wifi</title></head><body>\x1b[31mWelcome</body></html>"
    for title, status, says in [
        ("answers 403", 403, r"403|not allowed|forbidden|refused|may not"),
        ("answers 404", 404, r"404|not found|no .*there"),
        ("answers 500", 500, r"500|error|trouble"),
        ("answers 503", 503, r"503|error|trouble|busy"),
        ("sends a web page", 200, r"."),
    ]:
        with check(f"bad, http: {title}"):
            bare = world.remote()
            with Web(world, bare.parent, instead=spoil.pages(status, page)) as web:
                client = world.client().connect(web.url(bare))
                outcome = fails(client, *DEADLINE, says=says, deadline=PATIENCE)
                expect("<html" not in outcome.text, f"the page is shown: {outcome}")
                expect(len(web.asked) <= 8, f"it asked {len(web.asked)} times")


def redirects(world, check):
    for status, first_asks in [(301, False), (302, False), (307, False), (302, True)]:
        when = f"{status}, after the password" if first_asks else f"{status}, at once"
        with check(f"bad, http: redirects to another host ({when}), which is told no password and nothing is fetched from"):
            elsewhere(world, "127.0.0.2", status, first_asks)
    with check("bad, http: redirects to a file of this machine"):
        bare = world.remote()
        with Web(world, bare.parent, instead=spoil.redirect(lambda _: f"file://{bare}")) as web:
            fails(world.client().connect(web.url(bare)), *DEADLINE, deadline=PATIENCE)
    with check("bad, http: redirects to itself for ever"):
        bare = world.remote()
        with Web(
            world, bare.parent, instead=spoil.redirect(lambda handler: f"http://127.0.0.1:{handler.server.web.port}")
        ) as web:
            fails(world.client().connect(web.url(bare)), *DEADLINE, deadline=PATIENCE)
            expect(len(web.asked) <= 50, f"it asked {len(web.asked)} times")


def elsewhere(world, host, status, first_asks):
    home, _ = helper(world, "opensesame")
    bare = world.remote()
    with Web(world, bare.parent, PEOPLE, host=host) as other:
        way = spoil.redirect(lambda _: f"http://{host}:{other.port}", status, first_asks)
        with Web(world, bare.parent, PEOPLE, instead=way) as web:
            client = world.client(HOME=home).connect(web.url(bare))
            client.add(f"{MARK} only for the server that was named.")
            before = Before(client)
            outcome = client.sync(*DEADLINE)
            expect(not other.passwords, f"the other server was told {other.passwords}")
            expect(not other.asked, f"the other server was asked for {other.asked}")
            judged(
                outcome, before, r"redirect|another (host|server|address)|elsewhere|moved|" + rf"{host}:{other.port}", PATIENCE
            )


def nowhere(world, check):
    for title, url in [
        ("http: a port at which nobody listens", f"http://127.0.0.1:{spoil.nobody()}/elm.git"),
        ("ssh: a port at which nobody listens", f"ssh://127.0.0.1:{spoil.nobody()}/elm.git"),
        ("http: a name that nobody has", "http://no-such-host.invalid/elm.git"),
        ("ssh: a name that nobody has", "ssh://no-such-host.invalid/elm.git"),
    ]:
        with check(f"bad, {title}"):
            client = world.client().connect(url)
            fails(client, *DEADLINE, says=UNREACHED, deadline=PATIENCE)


def patient(world, check):
    """While a sync waits for a server that says nothing."""
    with check("bad, http: while a sync waits for a silent server, an entry is added beside it"), spoil.Silent() as server:
        client = world.client().connect(f"http://127.0.0.1:{server.port}/elm.git")
        begun = time.monotonic()
        waiting = client.begin("sync", "--no-input", "--patience", "15")
        time.sleep(2)
        adding = client.run("evidence", "add", "-e", "pairs", "-m", f"{MARK} beside a sync.", within=10)
        expect(adding.code == 0, f"nothing could be added: {adding}")
        expect(waiting.poll() is None, "the sync did not wait as long as it was told to")
        before = Before(client)
        judged(client.end(waiting, begun, ALONE + 15), before, TOO_LONG, 15)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with check(f"bad, http: {number.name} in the middle of a pack: nothing lost, and the next sync works"):
            interrupted(world, number)


def interrupted(world, number):
    bare = world.remote()
    world.ahead(bare, size=200_000)
    with Web(world, bare.parent, spoil=spoil.stall) as web:
        client = world.client().connect(web.url(bare))
        client.add(f"{MARK} before it was interrupted.")
        before = Before(client)
        begun = time.monotonic()
        waiting = client.begin("sync", "--no-input", "--patience", "5")
        while not any("git-upload-pack" in asked.path and asked.method == "POST" for asked in web.asked):
            expect(time.monotonic() - begun < 10, "it never asked for the pack")
            time.sleep(0.05)
        time.sleep(1)
        # To the program alone: its children are its own to end, or notice after their patience that nobody listens.
        os.kill(waiting.pid, number)
        outcome = client.end(waiting, begun, 5 + SLACK + 5)
        expect(outcome.code != 0, f"interrupted, it says that all went well: {outcome}")
        before.sound()
        web.spoil = None
        succeeds(client)
        tidy(client)
    expect(world.tip(bare) == client.head, "what was saved was not sent")


def over_ssh(world, check):
    key = make_key(world.place("key") / "id")
    with check("bad, ssh: takes the connection and says nothing"), spoil.Silent() as server:
        client = world.client().connect(f"ssh://127.0.0.1:{server.port}/elm.git")
        fails(client, *DEADLINE, says=TOO_LONG, deadline=PATIENCE)
    good = world.home / "good"
    # dd hands each byte on at once; head would keep what it has.
    for title, way, says in [
        ("lets in and says nothing", "exec sleep 60", TOO_LONG),
        (
            "sends half of a pack and cuts",
            '{ eval "$SSH_ORIGINAL_COMMAND" | { dd bs=1 count=9000 2>/dev/null; kill -KILL 0; }; }',
            ".",
        ),
        (
            "sends half of a pack and then nothing",
            '{ eval "$SSH_ORIGINAL_COMMAND" | { dd bs=1 count=9000 2>/dev/null; sleep 60; }; exit; }',
            TOO_LONG,
        ),
    ]:
        with (
            check(f"bad, ssh: {title}"),
            Sshd(world, command=f'test -e "{good}" || {way}\neval "$SSH_ORIGINAL_COMMAND"') as server,
        ):
            server.let_in(key)
            good.unlink(missing_ok=True)
            bare = world.remote()
            other = world.ahead(bare, size=50_000)
            client = world.client(GIT_SSH_COMMAND=server.command(key)).connect(server.url(bare))
            client.add(f"{MARK} while the server was bad.")
            fails(client, *DEADLINE, says=says, deadline=PATIENCE)
            good.write_text("")
            succeeds(client)
            good.unlink()
            expect(other.entries() <= client.entries() and world.tip(bare) == client.head, "not all was sent and received")
