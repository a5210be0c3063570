"""Repositories whose own files lie or are damaged: for remotes that are paths."""

import zlib

from .kind import FIRST, PROOF, Kind, commit, entry, programme
from .raw import TYPES, Pack, hashed, header

SAID = "said to be damaged, in words, within the deadline; nothing of it is taken"
ENTRY = entry("The entry that is damaged.").encode()


def damaged_entry(spoil):
    """A repository in which the object of one entry is another file; `spoil` makes it of (store, id)."""

    def fill(store):
        commit(store, programme(pairs={"evidence": {FIRST: ENTRY}}))
        spoil(store, hashed(len(ENTRY), [ENTRY]))

    return fill


def truncated(store, name):
    store.loose(name, store.place(name).read_bytes()[:30])


def garbage(store, name):
    store.loose(name, b"\x1b[31mgarbage" * 50)


def empty(store, name):
    store.loose(name, b"")


def missing(store, name):
    store.place(name).unlink()


def longer(store, name):
    """More bytes than its head says: what once was written past the end of the memory for it."""
    store.loose(name, zlib.compress(header("blob", 10) + ENTRY * 5000))


def shorter(store, name):
    store.loose(name, zlib.compress(header("blob", 1 << 40) + ENTRY))


def other(store, name):
    """A sound object under the id of another one."""
    store.loose(name, zlib.compress(header("blob", 6) + b"other\n"))


def unknown(store, name):
    store.loose(name, zlib.compress(b"\x1b[31mevil 5\0hello"))


def packed(store, spoil=lambda entries: entries):
    """The entry and some others in a pack, the index of which is spoilt."""
    pack, names = Pack(store), {}
    for number in range(20):
        content = entry(f"The entry number {number}.").encode()
        name = hashed(len(content), [content])
        pack.add(name, TYPES["blob"], len(content), zlib.compress(content))
        names[f"2014-03-06-other-aaaaaa{number:02d}.md"] = (b"100644", name)
    commit(store, programme(pairs={"evidence": names}))
    return pack.finish(spoil)


def lying_index(store):
    """Each id leads to the object of the next one."""
    packed(
        store,
        lambda entries: [(name, crc, entries[(number + 1) % len(entries)][2]) for number, (name, crc, _) in enumerate(entries)],
    )


def far_index(store):
    """Ids that lead beyond the end of the pack, and into the middle of objects."""
    packed(
        store,
        lambda entries: [
            (name, crc, 0x7FFFFFF0 if number % 2 else place + 3) for number, (name, crc, place) in enumerate(entries)
        ],
    )


def cut_pack(store):
    stem = packed(store).with_suffix(".pack")
    content = stem.read_bytes()
    stem.write_bytes(content[: len(content) // 2])


def delta_ring(store):
    """Two objects, each said to be made of the other."""
    first, second = "a" * 40, "b" * 40
    pack = Pack(store)
    for name, base in ((first, second), (second, first)):
        pack.add_delta(name, base, bytes([100, 100, 0x90, 100]))
    pack.finish()
    commit(store, programme(pairs={"evidence": {FIRST: (b"100644", first)}}))


def alternates(store):
    """Says that its objects are elsewhere: in itself, again and again, and where a person has theirs."""
    commit(store, programme())
    (store.folder / "objects/info/alternates").write_text(
        f"{store.folder}/objects\n../../objects\n/proc/self/root/etc\n\x1b[31m\n"
    )


def wandering_head(store):
    """HEAD leads out of the repository, and a ref to itself."""
    oid = commit(store, programme())
    (store.folder / "HEAD").write_text("ref: refs/heads/../../../../../../etc/passwd\n")
    (store.folder / "refs/heads/round").write_text("ref: refs/heads/round\n")
    (store.folder / "refs/heads/\x1b[31mred").write_text(oid + "\n")
    (store.folder / "refs/heads/short").write_text("1234\n")


def commands(store):
    """Settings and hooks that run something where git is run in this repository."""
    commit(store, programme())
    touch = f"touch {store.folder / PROOF}"
    hooks = store.folder / "hooks"
    hooks.mkdir()
    for name in (
        "post-checkout",
        "pre-receive",
        "update",
        "post-receive",
        "post-update",
        "reference-transaction",
        "post-upload-pack",
        "pre-push",
        "post-merge",
        "fsmonitor-watchman",
    ):
        (hooks / name).write_text(f"#!/bin/sh\n{touch}\n")
        (hooks / name).chmod(0o755)
    (store.folder / "config").write_text(
        "\n".join(
            [
                "[core]",
                "\trepositoryformatversion = 0",
                "\tbare = true",
                f'\tfsmonitor = "{touch}"',
                f'\tsshCommand = "{touch}"',
                f'\tpager = "{touch}"',
                f'\teditor = "{touch}"',
                f'\taskPass = "{touch}"',
                f'\tgitProxy = "{touch}"',
                "[uploadpack]",
                f'\tpackObjectsHook = "{touch}"',
                "[credential]",
                f'\thelper = "!{touch}"',
                '[filter "x"]',
                f'\tsmudge = "{touch}"',
                '[merge "x"]',
                f'\tdriver = "{touch}"',
                "[gpg]",
                f'\tprogram = "{touch}"',
                "[alias]",
                f'\tupload-pack = "!{touch}"',
                "",
            ]
        )
    )


KINDS = [
    Kind(
        "sound",
        "read, and nothing is listed as rejected: the others differ from it in what their names say",
        lambda store: commit(store, programme()),
        [(["fsck", "--full", "--strict"], r"\A\Z"), (["ls-tree", "-r", "main"], "enquiry.md")],
    ),
    *(
        Kind(spoil.__name__, SAID, damaged_entry(spoil), [(["fsck", "--full"], pattern)])
        for spoil, pattern in [
            (truncated, "corrupt loose object"),
            (garbage, "unable to unpack header"),
            (empty, "is empty"),
            (missing, r"\Abroken link.*missing blob"),
            (longer, "corrupt loose object|garbage"),
            (shorter, "hash mismatch|corrupt"),
            (other, "hash-path mismatch"),
            (unknown, "unknown type"),
        ]
    ),
    Kind(
        "index",
        "read: each object is there under the name of another one, and is named anew by what it holds; or said to be damaged",
        lying_index,
        [
            (["fsck", "--full"], "index CRC mismatch"),
            (["cat-file", "-p", "main:enquiries/elm/pairs/enquiry.md"], "Paired reading"),
        ],
    ),
    Kind("farindex", SAID, far_index, [(["fsck", "--full"], "index CRC mismatch.*(malloc failed|bad offset|beyond end)")]),
    Kind("cutpack", SAID, cut_pack, [(["fsck", "--full"], "(broken link|packfile).*")]),
    # git itself runs round until its memory is full: only ever to be opened with a limit.
    Kind(
        "ring",
        SAID + "; git-upload-pack needs a limit of its memory for this one",
        delta_ring,
        [(["cat-file", "-p", "a" * 40], "Out of memory|error|fatal")],
    ),
    Kind(
        "alternates",
        "read without what it says is elsewhere, or refused; nothing elsewhere is read",
        alternates,
        [(["count-objects", "-v"], "alternate: |error|unable")],
    ),
    Kind(
        "head",
        "main is read; nothing outside is",
        wandering_head,
        [(["fsck"], "error|fatal|HEAD"), (["cat-file", "-t", "refs/heads/main"], "commit|fatal|not a git")],
    ),
    Kind(
        "commands",
        "read as every other source; nothing of it is run",
        commands,
        [(["config", "--file", "config", "uploadpack.packObjectsHook"], f"touch .*{PROOF}")],
    ),
]
