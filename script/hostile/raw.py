"""Git's objects written byte by byte, so that they can say what git itself would refuse to write."""

import collections
import hashlib
import itertools
import pathlib
import struct
import zlib

FILE, PROGRAM, LINK, FOLDER, MODULE = b"100644", b"100755", b"120000", b"40000", b"160000"
AUTHOR = b"Ada <ada@school.example> 1700000000 +0000"
TYPES = {"commit": 1, "tree": 2, "blob": 3}


def header(kind, size):
    return f"{kind} {size}\0".encode()


class Store:
    """A bare repository that is filled object by object. Ids are given as 40 hexadecimal digits."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        for part in ("objects/info", "objects/pack", "refs/heads", "refs/tags"):
            (self.folder / part).mkdir(parents=True, exist_ok=True)
        (self.folder / "HEAD").write_text("ref: refs/heads/main\n")
        (self.folder / "config").write_text("[core]\n\trepositoryformatversion = 0\n\tbare = true\n")

    def place(self, name):
        return self.folder / "objects" / name[:2] / name[2:]

    def write(self, kind, content):
        """A loose object as git writes it; its id."""
        whole = header(kind, len(content)) + content
        name = hashlib.sha1(whole).hexdigest()
        self.loose(name, zlib.compress(whole, 1))
        return name

    def loose(self, name, stored):
        """A file where the object of that name is looked for, whatever it holds."""
        self.place(name).parent.mkdir(exist_ok=True)
        self.place(name).write_bytes(stored)

    def blob(self, content):
        return self.write("blob", content if isinstance(content, bytes) else content.encode())

    def tree(self, entries, ordered=True):
        """A tree of (mode, name, id), in git's order unless told otherwise."""

        def place(entry):
            return entry[1] + (b"/" if entry[0] == FOLDER else b"")

        listed = sorted(entries, key=place) if ordered else entries
        return self.write("tree", b"".join(mode + b" " + name + b"\0" + bytes.fromhex(oid) for mode, name, oid in listed))

    def files(self, files):
        """A tree of a dictionary: contents, dictionaries for folders, or (mode, id) for what is written already."""
        entries = []
        for name, what in files.items():
            name = name if isinstance(name, bytes) else name.encode()
            if isinstance(what, dict):
                entries.append((FOLDER, name, self.files(what)))
            elif isinstance(what, tuple):
                entries.append((what[0], name, what[1]))
            else:
                entries.append((FILE, name, self.blob(what)))
        return self.tree(entries)

    def commit(self, tree, message=b"Add records\n", author=AUTHOR, parents=(), more=b""):
        lines = [b"tree " + tree.encode(), *(b"parent " + parent.encode() for parent in parents)]
        lines += [b"author " + author, b"committer " + author]
        return self.write("commit", b"\n".join(lines) + b"\n" + more + b"\n" + message)

    def branch(self, commit, name="main"):
        (self.folder / "refs/heads" / name).write_text(commit + "\n")

    def packed_refs(self, refs):
        """Refs of (name, id) that no file system and no rule of git's for names stands in the way of."""
        lines = [b"# pack-refs with: peeled fully-peeled sorted \n"]
        lines += [oid.encode() + b" " + name + b"\n" for name, oid in sorted(refs)]
        (self.folder / "packed-refs").write_bytes(b"".join(lines))


def pack_header(kind, size):
    """How an object of that kind (a number) and size begins in a pack."""
    first, size = (kind << 4) | (size & 15), size >> 4
    out = bytearray()
    while size:
        out.append(first | 128)
        first, size = size & 127, size >> 7
    out.append(first)
    return bytes(out)


def length(size):
    """A size as deltas tell it."""
    out = bytearray()
    while size > 127:
        out.append((size & 127) | 128)
        size >>= 7
    out.append(size)
    return bytes(out)


def copies(base, parts, more=b""):
    """A delta that copies (offset, size) of a base so many bytes long, one after the other, and then adds some bytes."""
    out = bytearray(length(base) + length(sum(size for _, size in parts) + len(more)))
    for offset, size in parts:
        out.append(0xFF)
        out += offset.to_bytes(4, "little") + size.to_bytes(3, "little")
    if more:
        out += bytes([len(more)]) + more
    return bytes(out)


class Pack:
    """A pack with its index, written one after the other; each object's id is told, not computed."""

    def __init__(self, store):
        self.store, self.parts, self.entries, self.size = store, [], [], 12

    def add(self, name, kind, size, stored, before=b""):
        """An object of `size` bytes, `stored` compressed; `before` is what deltas have before it. Where it begins."""
        entry = pack_header(kind, size) + before + stored
        self.entries.append((name, zlib.crc32(entry), self.size))
        self.parts.append(entry)
        self.size += len(entry)
        return self.entries[-1][2]

    def add_delta(self, name, base_name, delta):
        """A delta against the object with an id, in this pack."""
        return self.add(name, 7, len(delta), zlib.compress(delta), bytes.fromhex(base_name))

    def finish(self, spoil=lambda entries: entries):
        """Writes both files; `spoil` may change what the index says: (id, checksum, place) in the order of ids."""
        content = b"PACK" + struct.pack(">II", 2, len(self.entries)) + b"".join(self.parts)
        trailer = hashlib.sha1(content).digest()
        entries = spoil(sorted(self.entries))
        index = b"\377tOc" + struct.pack(">I", 2)
        first = collections.Counter(int(name[:2], 16) for name, _, _ in entries)
        index += struct.pack(">256I", *itertools.accumulate(first[byte] for byte in range(256))) + b"".join(
            bytes.fromhex(name) for name, _, _ in entries
        )
        index += b"".join(struct.pack(">I", crc) for _, crc, _ in entries)
        index += b"".join(struct.pack(">I", place) for _, _, place in entries) + trailer
        stem = self.store.folder / "objects/pack" / f"pack-{trailer.hex()}"
        stem.with_suffix(".pack").write_bytes(content + trailer)
        stem.with_suffix(".idx").write_bytes(index + hashlib.sha1(index).digest())
        return stem


def hashed(size, pieces):
    """The id of a blob so large, of pieces that are made one after the other."""
    digest = hashlib.sha1(header("blob", size))
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()
