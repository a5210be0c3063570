"""A facilitator's status over 200 sources of 50 enquiries each, against the same records in one repository."""
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

from folders import ENVIRONMENT, add_commits, enquiry_files, git, make_folder
from timing import MET, built_program, milliseconds

GOAL = 1.5
SOURCES = 200


def alliance_files(number):
    """The records of one alliance of fifty, as it shares them: the same as in `make_folder`."""
    alliance = f"enquiries/alliance-{number:04}"
    yield "enquiries/programme.yaml", "schema: enquiry/1\nname: Bench\n"
    yield f"{alliance}/alliance.yaml", f"schema: enquiry/1\nname: Alliance {number}\nlead_school: Elm School\nschools:\n  - Elm School\n  - Oak School\n"
    for place in range(number * 50, number * 50 + 50):
        for path, text in enquiry_files(place):
            yield f"{alliance}/paired-reading-{place:05}/{path}", text


def share(place):
    """A repository where each of the alliances shares on a branch of its own, none with a commit of another."""
    subprocess.run(["git", "init", "-q", "--bare", str(place)], check=True, env=ENVIRONMENT)
    for number in range(SOURCES):
        add_commits(place, [("shared", alliance_files(number))])
        git(place, "update-ref", f"refs/heads/shared/{number:04}", "refs/heads/main")
        git(place, "update-ref", "-d", "refs/heads/main")


def gather(program, place, shared):
    """The facilitator's folder, which has fetched all of them."""
    sources = "".join(f"  - name: s{number:04}\n    url: {shared}\n    branch: shared/{number:04}\n" for number in range(SOURCES))
    subprocess.run(["git", "init", "-q", "-b", "main", str(place)], check=True, env=ENVIRONMENT)
    for key, value in {"user.name": "Facilitator", "user.email": "facilitator@example.invalid"}.items():
        git(place, "config", key, value)
    add_commits(place, [("begun", [("enquiries/programme.yaml", f"schema: enquiry/1\nname: Bench\nsources:\n{sources}")])])
    git(place, "reset", "-q", "--hard")
    subprocess.run([program, "-C", str(place), "source", "fetch"], check=True, env=ENVIRONMENT, capture_output=True)
    # Each fetch brings a pack; with many of them the program has git put them together, in the background.
    until = time.time() + 300
    while len(list(place.glob(".git/objects/pack/*.pack"))) > 50 or (place / ".git/gc.pid").exists():
        if time.time() > until:
            raise SystemExit("git did not pack what was fetched")
        time.sleep(0.5)


def forget(place):
    subprocess.run(f"rm -rf '{place}'/.git/enquiry '{place}'/enquiry", shell=True, check=True)


def sources(rounds):
    program = built_program()
    with tempfile.TemporaryDirectory() as name:
        base = pathlib.Path(name)
        whole = make_folder(base / "whole.git", SOURCES * 50, bare=True)
        share(base / "shared.git")
        gather(program, base / "cluster", base / "shared.git")
        places = {"200 sources": base / "cluster", "one repository": whole}
        commands = {who: [program, "-C", str(place), "status"] for who, place in places.items()}
        said = [subprocess.run(command, check=True, env=ENVIRONMENT, capture_output=True).stdout for command in commands.values()]
        if said[0] != said[1]:
            raise SystemExit("the two do not say the same")
        dice, order = random.Random(1), list(places)
        for what, runs, prepare in (("the first time", rounds, forget), ("again", 5 * rounds, lambda place: None)):
            times = {who: [] for who in places}
            for turn in range(runs + 1):
                dice.shuffle(order)
                for who in order:
                    prepare(places[who])
                    took = milliseconds(commands[who], ENVIRONMENT)
                    if turn:  # the first round warms the caches
                        times[who].append(took)
            mine, peer = (statistics.median(values) for values in times.values())
            print(f"  status, {what:16} 200 sources {mine:8.1f} ms, one repository {peer:8.1f} ms: {mine / peer:5.2f} times"
                  f"  (goal {GOAL}: {MET[mine <= GOAL * peer]})", flush=True)
