"""Makes enquiry folders of any size, always the same: alliances of up to 50 enquiries with 32 files each."""
import os
import pathlib
import subprocess

A_TIME = "1790000000 +0000"
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
TALK = (
    "Pairs of teachers planned one lesson together, taught it in turn and watched the same three pupils. "
    "What they noted was talked through on the same day, and the next lesson was planned from it. "
)


def identity(*numbers):
    """Eight characters, different for different numbers."""
    value, text = hash(numbers) & (2**40 - 1), ""
    for _ in range(8):
        value, place = divmod(value, len(ALPHABET))
        text += ALPHABET[place]
    return text


def enquiry_files(number):
    """The 32 files of an enquiry, by their paths in its folder."""
    yield "enquiry.md", (
        f"---\nschema: enquiry/1\nid: {identity(number)}\ntitle: Paired reading, group {number}\n"
        'question: "Does reading in pairs, three times a week, help pupils who read below their age?"\n'
        "practice: reading in pairs three times a week\nfor_whom: pupils who read below their age\n"
        "outcome: reading age\nperiod: by July 2026\nsuccess:\n  - reading ages rise by more than the months that pass\n"
        "  - pupils say that they like to read\nschools:\n  - Elm School\n  - Oak School\n---\n\n"
        f"## Why this, and what supports it\n\n{TALK * 3}\n"
    )
    for term, period in enumerate(("autumn-2025", "spring-2026", "summer-2026")):
        closed = term < 2 or number % 7 == 0
        yield f"cycles/{period}-{identity(number, 1, term)}.md", (
            "---\nschema: enquiry/1\nopened: "
            + ("2025-09-15", "2026-01-12", "2026-04-20")[term]
            + "\n"
            + (f"reviewed: {('2025-12-10', '2026-03-20', '2026-07-10')[term]}\n" if closed else "")
            + (f"closed: {('2025-12-12', '2026-03-25', '2026-07-15')[term]}\ndecision: adapt\n" if closed else "")
            + f"---\n\n## Aim\n\n{TALK}\n\n## What we do\n\n{TALK * 2}\n"
            + (f"\n## What happened\n\n{TALK * 2}\n" if closed else "")
        )
    for name in ("reading-age", "likes-reading"):
        yield f"measures/{name}.yaml", (
            f"schema: enquiry/1\ntitle: {name.replace('-', ' ').capitalize()}\nscale: continuous\nunit: months\n"
            "people: pupils\nverb: read\noccasions:\n  - id: before\n    date: 2025-09-20\n  - id: after\n    date: 2026-07-01\n"
        )
        yield f"measures/{name}.figures.csv", f"occasion,n,mean,sd\nbefore,24,{90 + number % 9}.5,6.1\nafter,24,{97 + number % 9},6.4\n"
    for entry in range(15):
        day = f"{f'2025-{9 + entry:02}' if entry < 4 else f'2026-{1 + entry % 7:02}'}-{1 + number % 28:02}"
        kind = ("observation", "survey", "interview")[entry % 3]
        yield f"evidence/{day}-{kind}-{identity(number, 2, entry)}.md", (
            f"---\nschema: enquiry/1\nschool: Elm School\n---\n\n{TALK}Week {entry}.\n"
        )
    for entry in range(7):
        yield f"leadership/2026-{1 + entry:02}-10-{identity(number, 3, entry)}.md", (
            f"---\nschema: enquiry/1\n---\n\n{TALK}Month {entry}.\n"
        )
    for entry, school in enumerate(("Elm School", "Oak School")):
        yield f"participation/2025-09-0{1 + entry}-joined-{identity(number, 4, entry)}.md", (
            f"---\nschema: enquiry/1\nschool: {school}\n---\n\n{TALK}\n"
        )


def folder_files(count):
    """All files of a folder with so many enquiries, by their paths."""
    yield "enquiries/programme.yaml", "schema: enquiry/1\nname: Bench\n"
    for number in range(count):
        alliance = f"enquiries/alliance-{number // 50:04}"
        if number % 50 == 0:
            yield f"{alliance}/alliance.yaml", f"schema: enquiry/1\nname: Alliance {number // 50}\nlead_school: Elm School\nschools:\n  - Elm School\n  - Oak School\n"
        for path, text in enquiry_files(number):
            yield f"{alliance}/paired-reading-{number:05}/{path}", text


def git(place, *words, **options):
    return subprocess.run(["git", "-C", str(place), *words], check=True, env=ENVIRONMENT, **options)


def write_commit(stream, files, message, parent=None):
    """One commit for `git fast-import`."""
    message = message.encode()
    stream.write(f"commit refs/heads/main\ncommitter Lead, Elm School <lead@example.invalid> {A_TIME}\n".encode())
    stream.write(f"data {len(message)}\n".encode() + message + b"\n")
    if parent:
        stream.write(f"from {parent}\n".encode())
    for path, text in files:
        data = text.encode()
        stream.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")


def add_commits(place, commits, parent=None):
    """Adds commits, each a message and its files, after another one or as the first."""
    importer = subprocess.Popen(["git", "-C", str(place), "fast-import", "--quiet"], stdin=subprocess.PIPE, env=ENVIRONMENT)
    for number, (message, files) in enumerate(commits):
        write_commit(importer.stdin, files, message, None if number else parent)
    importer.stdin.close()
    if importer.wait():
        raise SystemExit("git fast-import failed")


def make_folder(place, count, bare=False, more=()):
    """A repository with a commit of so many enquiries, and more commits after it; checked out unless it is bare."""
    place = pathlib.Path(place)
    subprocess.run(["git", "init", "-q", *(["--bare"] if bare else []), "-b", "main", str(place)], check=True, env=ENVIRONMENT)
    for key, value in {"user.name": "Lead, Elm School", "user.email": "lead@example.invalid", "gc.auto": "0"}.items():
        git(place, "config", key, value)
    add_commits(place, [("everything", folder_files(count)), *more])
    if not bare:
        git(place, "reset", "-q", "--hard")
    return place
