"""What somebody would write instead of `enquiry status`: where each enquiry stands, with PyYAML's reader in C (libyaml).

Reads the files of the working folder: of each enquiry its plan, its cycles, its measures and their figures, and the names
of its log entries. Usage: status_peer.py FOLDER
"""
import collections
import csv
import pathlib
import sys

import yaml

LOADER = yaml.CSafeLoader


def front_matter(path):
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.load(head, Loader=LOADER) or {}, body


def standing(folder):
    plan, _ = front_matter(folder / "enquiry.md")
    cycles = []
    for path in sorted((folder / "cycles").glob("*.md")):
        keys, body = front_matter(path)
        cycles.append((keys, "## What happened" in body))
    for path in (folder / "measures").glob("*.yaml"):
        keys = yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)
        with open(path.with_suffix(".figures.csv"), encoding="utf-8", newline="") as file:
            figures = {row["occasion"]: row for row in csv.DictReader(file)}
        keys["lacks_after"] = "after" not in figures
    entries = [path.name for log in ("evidence", "leadership") for path in (folder / log).iterdir()]
    last, is_reviewed = cycles[-1] if cycles else ({}, False)
    stage = "new" if not cycles else "closed" if last.get("decision") else "reviewed" if is_reviewed else "open"
    return plan["title"], stage, len(entries), max(entries)[:10] if entries else None


def main():
    stages = collections.Counter()
    for path in sorted(pathlib.Path(sys.argv[1], "enquiries").glob("*/*/enquiry.md")):
        title, stage, entries, newest = standing(path.parent)
        stages[stage] += 1
        print(f"{path.parent.parent.name}/{path.parent.name}: {title}: {stage}, {entries} entries, the newest of {newest}")
    print(dict(stages))


main()
