"""`enquiry pack` against Pandoc making HTML of the same text."""
import pathlib
import subprocess
import tempfile

from folders import ENVIRONMENT, add_commits, folder_files, git
from timing import MET, ROOT, built_program, compare

MEETING = "2026-11-19"
ALLIANCES, ENQUIRIES = 5, 250


def shared_files(count):
    """The folder of the other measurements, with a cluster whose alliances share their entries with each other."""
    for path, text in folder_files(count):
        if "/evidence/" in path or "/leadership/" in path or "/participation/" in path:
            text = text.replace("schema: enquiry/1\n", "schema: enquiry/1\nshare: cluster\n", 1)
        yield path, text
    members = "".join(f"  - alliance-{number:04}\n" for number in range(count // 50))
    yield "enquiries/clusters/north/cluster.yaml", f"schema: enquiry/1\nname: North cluster\nalliances:\n{members}"
    yield f"enquiries/clusters/north/meetings/{MEETING}.md", "---\nschema: enquiry/1\n---\n"


def large_folder(place):
    """Five alliances of fifty enquiries each."""
    subprocess.run(["git", "init", "-q", "-b", "main", str(place)], check=True, env=ENVIRONMENT)
    add_commits(place, [("everything", shared_files(ENQUIRIES))])
    git(place, "reset", "-q", "--hard")
    return place


def commands(program, folder, place, cluster, day):
    """Our pack as HTML, and Pandoc's HTML of our Markdown."""
    text = folder / f"{cluster}.md"
    pack = [program, "-C", str(place), "pack", cluster, "--meeting", day]
    page = folder / f"{cluster}.html"
    for file in (text, page):
        subprocess.run([*pack, "-o", str(file)], check=True, env=ENVIRONMENT, capture_output=True)
    print(f"  {text.stat().st_size / 1000:,.0f} kB of text, {page.stat().st_size / 1000:,.0f} kB of HTML: ", end="")
    return {
        "enquiry pack": [*pack, "--format", "html", "-o", "-"],
        "pandoc": ["pandoc", "--from=markdown", "--to=html", "--standalone", "--output=-", str(text)],
    }


def pack(rounds):
    program = built_program()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print("5 enquiries")
        compare(commands(program, folder, ROOT, "sample", "2014-03-05"), rounds, {"pandoc": 15})
        print(f"{ALLIANCES} alliances of {ENQUIRIES // ALLIANCES} enquiries")
        place = large_folder(folder / "work")
        most = compare(commands(program, folder, place, "north", MEETING), max(1, rounds // 3), {"pandoc": 40})
        share = most["pandoc"] / most["enquiry pack"]
        print(f"  goal: 1/10 of Pandoc's memory: 1/{share:.1f}, {MET[share >= 10]}")
