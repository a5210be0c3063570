"""Small things that get large, or many: each fits a few megabytes as it is stored."""

import hashlib
import zlib

from .kind import FIRST, Kind, commit, entry, programme
from .raw import FILE, FOLDER, TYPES, Pack, copies, header

GIGABYTE, MEGABYTE = 1 << 30, 1 << 20
# The ids of blobs of noughts, which nobody should have to make again: (printf "blob $n\\0"; head -c $n /dev/zero) | sha1sum
NOUGHTS = {
    MEGABYTE: "9e0f96a2a253b173cb45b41868209a5d043e1437",
    16 * MEGABYTE: "dba78e916eb90ec648eeb3f7db10f73f2112e776",
    256 * MEGABYTE: "89b65bcc7a1f3f68f45654de865cab3c4b649b71",
    GIGABYTE: "4fce05a4e4ed8cefef2d99f32c519b2fd7841b74",
    4 * GIGABYTE: "451971a31ea5a207a10b391df2d5949910133565",
    64 * GIGABYTE: "baa01b9cf16cc94351007d2fa406a94dfdda8026",
}
REFUSED = "refused for its size, in words, within seconds and without taking the memory"
LISTED = "that file is listed as rejected for its size; the sound entry is read"


def compressed(pieces):
    squeeze = zlib.compressobj(1)
    return b"".join([*(squeeze.compress(piece) for piece in pieces), squeeze.flush()])


def large_blob(store):
    """An attachment and a record of a gigabyte of noughts."""
    piece = bytes(MEGABYTE)
    name = NOUGHTS[GIGABYTE]
    pack = Pack(store)
    pack.add(name, TYPES["blob"], GIGABYTE, compressed(piece for _ in range(1024)))
    pack.finish()
    commit(store, programme(pairs={"evidence": {FIRST: (FILE, name)}, "files": {"film.bin": (FILE, name)}}))


def line_record(store):
    """A record of 10 megabytes, in one line and in many."""
    commit(
        store,
        programme(
            pairs={
                "evidence": {FIRST: entry("x" * 10 * MEGABYTE), "2014-03-07-other-aaaaaaa2.md": entry("word\n" * 2 * MEGABYTE)}
            }
        ),
    )


def begun(store):
    """A pack with a megabyte of noughts, for deltas to copy from."""
    pack = Pack(store)
    pack.add(NOUGHTS[MEGABYTE], TYPES["blob"], MEGABYTE, zlib.compress(bytes(MEGABYTE)))
    return pack


def delta_bomb(store):
    """Four deltas, each of which makes sixteen times as much of the one before: 64 gigabytes at the end.

    Each is a file of its own, so that a server sends the deltas as they are and does not have to expand them itself.
    """
    pack, size, files = begun(store), MEGABYTE, {}
    while size < 64 * GIGABYTE:
        pack.add_delta(NOUGHTS[16 * size], NOUGHTS[size], copies(size, cover(size) * 16))
        files[f"2014-03-06-other-aaaaaa{len(files):02d}.md"] = (FILE, NOUGHTS[size])
        size *= 16
    files["2014-03-06-other-aaaaaa99.md"] = (FILE, NOUGHTS[size])
    pack.finish()
    commit(store, programme(pairs={"evidence": files}))


def cover(size):
    """The copies that make all of a base that long; offsets have 32 bits, so of a larger base its beginning again and again."""
    step, parts, done = 0xFFFFFF, [], 0
    while done < size:
        parts.append((done % (1 << 31), min(step, size - done)))
        done += parts[-1][1]
    return parts


def many_deltas(store):
    """Sixty-four objects of 48 megabytes from one of one megabyte: each is allowed, all are three gigabytes."""
    pack, whole = begun(store), hashlib.sha1(header("blob", 48 * MEGABYTE + 2))
    for _ in range(48):
        whole.update(bytes(MEGABYTE))
    files = {"2014-03-06-other-aaaaaa99.md": (FILE, NOUGHTS[MEGABYTE])}
    for number in range(64):
        tail, digest = b"%02d" % number, whole.copy()
        digest.update(tail)
        pack.add_delta(digest.hexdigest(), NOUGHTS[MEGABYTE], copies(MEGABYTE, [(0, MEGABYTE)] * 48, tail))
        files[f"2014-03-06-other-aaaaaa{number:02d}.md"] = (FILE, digest.hexdigest())
    pack.finish()
    commit(store, programme(pairs={"evidence": files}))


def many_refs(store):
    """100,000 branches and tags."""
    oid = commit(store, programme())
    store.packed_refs([(b"refs/%s/%06d" % (kind, number), oid) for kind in (b"heads", b"tags") for number in range(50_000)])


def deep_tree(store):
    """Folders in folders, 10,000 deep, below the entries of the enquiry and at the top."""
    inner = store.tree([(FILE, b"bottom.md", store.blob(entry("At the bottom.")))])
    for _ in range(10_000):
        inner = store.tree([(FOLDER, b"d", inner)])
    commit(store, programme(pairs={"deep": (FOLDER, inner)}, alliance={"deep": (FOLDER, inner)}, top={"deep": (FOLDER, inner)}))


def wide_tree(store):
    """200,000 entries in one folder, all the same."""
    blob = store.blob(entry("One of many."))
    wide = store.tree([(FILE, b"2014-03-06-other-a%07d.md" % number, blob) for number in range(200_000)])
    commit(store, programme(pairs={"leadership": (FOLDER, wide)}))


def tree_bomb(store):
    """Ten folders in each of ten in each of ten …: 10^10 files of a dozen objects, as in the well-known one."""
    inner = store.tree([(FILE, b"f%d.md" % number, store.blob(entry("Boom."))) for number in range(10)])
    for _ in range(9):
        inner = store.tree([(FOLDER, b"d%d" % number, inner) for number in range(10)])
    commit(
        store, programme(pairs={"bomb": (FOLDER, inner)}, alliance={"bomb": (FOLDER, inner)}, enquiries={"bomb": (FOLDER, inner)})
    )


def long_history(store):
    """50,000 commits, each with two parents."""
    tree = store.files(programme())
    pack, before = Pack(store), store.commit(tree)
    older = before
    for number in range(50_000):
        content = (
            f"tree {tree}\nparent {before}\nparent {older}\nauthor A <a@b.example> {1700000000 + number} +0000\n"
            f"committer A <a@b.example> {1700000000 + number} +0000\n\nNothing {number}\n"
        ).encode()
        name = hashlib.sha1(header("commit", len(content)) + content).hexdigest()
        pack.add(name, TYPES["commit"], len(content), zlib.compress(content, 1))
        before, older = name, before
    pack.finish()
    store.branch(before)


KINDS = [
    Kind(
        "blob",
        LISTED + "; or " + REFUSED,
        large_blob,
        [(["cat-file", "-s", "main:enquiries/elm/pairs/files/film.bin"], r"^1073741824$")],
    ),
    Kind("line", "check tells of that record, with its size; the sound entry is read", line_record, [(["cat-file", "-s", f"main:enquiries/elm/pairs/evidence/{FIRST}"], r"^10485\d{3}$")]),
    Kind(
        "deltabomb",
        REFUSED,
        delta_bomb,
        [
            (["cat-file", "-s", "main:enquiries/elm/pairs/evidence/2014-03-06-other-aaaaaa99.md"], r"^68719476736$"),
            (["rev-parse", "main:enquiries/elm/pairs/evidence/2014-03-06-other-aaaaaa02.md"], NOUGHTS[256 * MEGABYTE]),
            (["cat-file", "blob", NOUGHTS[16 * MEGABYTE]], r"\A\0{16777216}\Z"),
            (["count-objects", "-v"], r"size-pack: [1-9]\d?\n"),
        ],
    ),
    Kind(
        "deltas",
        "each file is listed as rejected for its size, within seconds and without taking the memory; the sound entry is read",
        many_deltas,
        [
            (["cat-file", "-s", "main:enquiries/elm/pairs/evidence/2014-03-06-other-aaaaaa63.md"], r"^50331650$"),
            (["count-objects", "-v"], r"size-pack: \d{1,3}\n"),
            (["fsck"], r"\A(?!.*(error|fatal|missing|no end))"),
        ],
    ),
    Kind(
        "refs",
        "only main is read; the others are neither copied nor shown",
        many_refs,
        [(["for-each-ref", "--count=100001", "--format=x"], r"^(x\n){100001}")],
    ),
    Kind(
        "deep",
        "the folders are listed as rejected for their depth; the sound entry is read",
        deep_tree,
        [(["cat-file", "-t", "main:" + "deep/" + "d/" * 10_000 + "bottom.md"], "^blob$")],
    ),
    Kind(
        "wide",
        "the folder is listed as rejected for its count, or read within seconds",
        wide_tree,
        [(["ls-tree", "main:enquiries/elm/pairs/leadership"], r"a0199999\.md")],
    ),
    Kind(
        "treebomb",
        "refused for its count, in words, within seconds; what was read before stays",
        tree_bomb,
        [(["cat-file", "-t", "main:enquiries/bomb/" + "d9/" * 9 + "f9.md"], "^blob$"), (["count-objects"], r"^[2-4]\d objects")],
    ),
    Kind("history", "read as every other source, within seconds", long_history, [(["rev-list", "--count", "main"], r"^50001$")]),
]
