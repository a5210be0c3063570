"""http and https: passwords from helpers, from the terminal, wrong ones and none; certificates."""

import shutil

from certificates import Certificates
from checks import expect
from judge import SLACK, fails
from paths import ODD
from trip import there_and_back
from web import Web
from world import MARK

PEOPLE = {"ada": "opensesame"}


def helper(world, password, more=""):
    """A home whose git knows a password, and the file in which its helper writes what it was asked; `more` settings besides."""
    log = world.place("helper") / "log"
    log.write_text("")
    script = log.with_name("helper")
    script.write_text(
        f'#!/bin/sh\necho "$1" >> "{log}"\ncat >> "{log}.details"\n'
        f'test "$1" = get && printf "username=ada\\npassword={password}\\n"\nexit 0\n'
    )
    script.chmod(0o755)
    return str(world.person(f"[credential]\n\thelper = !{script}\n{more}")), log


def cases(world, check, needs):
    with check("http, no password needed"):
        bare = world.remote(empty=True)
        with Web(world, bare.parent) as web:
            there_and_back(world, web.url(bare), bare)
    with check("http, a path with blanks, quotes and an é"):
        bare = world.remote(ODD, empty=True)
        with Web(world, bare.parent) as web:
            there_and_back(world, web.url(bare), bare)
    with check("http, a password by a helper of git's"):
        home, log = helper(world, "opensesame")
        bare = world.remote(empty=True)
        with Web(world, bare.parent, PEOPLE) as web:
            there_and_back(world, web.url(bare), bare, HOME=home)
            expect("store" in log.read_text(), "the helper was not told that the password is right")
            expect("erase" not in log.read_text(), "the helper was told that the right password is wrong")
    wrong(world, check)
    terminal(world, check)
    encrypted(world, check)


def wrong(world, check):
    with check("http, a wrong password by a helper: no loop, and the helper is told"):
        home, log = helper(world, "wrong-one")
        bare = world.remote()
        with Web(world, bare.parent, PEOPLE) as web:
            client = world.client(HOME=home).connect(web.url(bare))
            fails(client, says=r"password|authenti|sign in|credentials", deadline=15)
            expect(1 <= len(web.passwords) <= 3, f"expected one to three tries, came {len(web.passwords)}")
            expect("erase" in log.read_text(), "the helper was not told that the password is wrong")
    with check("http, a wrong password in the address: not shown, and no loop"):
        bare = world.remote()
        with Web(world, bare.parent, PEOPLE) as web:
            client = world.client().connect(web.url(bare, who="ada:wrong-one@"))
            fails(client, says=r"password|authenti|sign in|credentials|terminal prompts", deadline=15)
            expect(len(web.passwords) <= 3, f"expected at most three tries, came {len(web.passwords)}")
    with check("http, no password with --no-input: refused, and nothing is asked on a terminal either"):
        bare = world.remote()
        with Web(world, bare.parent, PEOPLE) as web:
            client = world.client().connect(web.url(bare))
            fails(client, says=r"password|user ?name|authenti|credentials", deadline=15)
            outcome = client.on_terminal("sync", "--no-input", within=15 + SLACK)
            expect(outcome.code == 1, f"expected exit 1, came {outcome}")
            expect(not web.passwords, "it sent a password that nobody gave it")
    with check("http, no repository at that address"):
        bare = world.remote()
        with Web(world, bare.parent) as web:
            fails(world.client(), "--to", web.url(bare.with_name("of-nobody.git")), says="not found|404|no .*there", deadline=15)


def terminal(world, check):
    with check("http, name and password typed on the terminal: not shown"):
        bare = world.remote()
        with Web(world, bare.parent, PEOPLE) as web:
            client = world.client().connect(web.url(bare))
            client.add(f"{MARK} after typing the password.")
            answers = [(r"(?i)name", "ada"), (r"(?i)password", "opensesame")] * 3
            outcome = client.on_terminal("sync", answers=answers, within=40)
            expect(outcome.code == 0, f"expected a question and exit 0, came {outcome}")
            expect("opensesame" not in outcome.text, "the password is on the screen")
            expect(world.tip(bare) == client.head, "it said it was sent, but the server's branch is elsewhere")
    with check("http, wrong passwords typed on the terminal: an end after some tries"):
        bare = world.remote()
        with Web(world, bare.parent, PEOPLE) as web:
            client = world.client().connect(web.url(bare))
            answers = [(r"(?i)name", "ada"), (r"(?i)password", "wrong-one")] * 10
            outcome = client.on_terminal("sync", answers=answers, within=60)
            expect(outcome.code == 1, f"expected exit 1, came {outcome}")
            expect(len(web.passwords) <= 6, f"expected an end after some tries, came {len(web.passwords)}")


def encrypted(world, check):
    title = "https, a certificate of an authority in http.sslCAInfo"
    if not shutil.which("openssl"):
        check.skip(title, "openssl is not installed (sudo apt-get install openssl)")
        return
    made = Certificates(world)
    trusting = f"[http]\n\tsslCAInfo = {made.authority}\n"
    right = made.signed("localhost")
    with check(title):
        bare = world.remote(empty=True)
        with Web(world, bare.parent, certificate=right) as web:
            there_and_back(world, web.url(bare, "localhost"), bare, HOME=str(world.person(trusting)))
    with check("https, a certificate of an authority in GIT_SSL_CAINFO, and a password by a helper"):
        home, _ = helper(world, "opensesame")
        bare = world.remote(empty=True)
        with Web(world, bare.parent, PEOPLE, right) as web:
            there_and_back(world, web.url(bare, "localhost"), bare, HOME=home, GIT_SSL_CAINFO=str(made.authority))
    for words, certificate, settings in [
        ("of an authority that nobody knows", right, ""),
        ("that nobody signed", made.self_signed(), trusting),
        ("of another name", made.signed("oak.example"), trusting),
        ("that is out of date", made.signed("localhost", end="20210101000000Z"), trusting),
    ]:
        with check(f"https, a certificate {words}: refused before a password is told"):
            home, _ = helper(world, "opensesame", settings)
            bare = world.remote()
            with Web(world, bare.parent, PEOPLE, certificate) as web:
                client = world.client(HOME=home).connect(web.url(bare, "localhost"))
                fails(client, says=r"certificate|certification", deadline=15)
                expect(not web.asked, f"it asked for {web.asked}")
