"""What reading each hostile repository as a source comes to."""

import re
from dataclasses import dataclass


@dataclass
class Expected:
    """
    is_read   whether the source is taken at all; None where either is right
    told      patterns of what `source add` says, each somewhere: of what is not read, or of why nothing is
    checked   patterns of what `check` says
    not_read  how many files and folders are told as not read
    """

    is_read: bool | None = True
    told: tuple = ()
    checked: tuple = ()
    not_read: int = 0

    def missing(self, added, check):
        """The patterns that nothing matches."""
        return [p for p in self.told if not re.search(p, added)] + [p for p in self.checked if not re.search(p, check)]


def named(reason, count=4):
    return Expected(told=(reason,), checked=(rf"This {reason}.*; it is not read",), not_read=count)


def record(reason, places=("2014-03-06-other-aaaaaaa1.md",)):
    return Expected(checked=tuple(rf"{re.escape(place)}:\d+:\d+: error: {reason}" for place in places))


def bomb(reason):
    return record(reason, ("2014-03-06-other-aaaaaaa1.md", "elm/second/enquiry.md", "oak/alliance.yaml"))


OUTSIDE, GIT = "leads out of its folder", "is taken for .git on some machines"
HIDDEN, WINDOWS = "has characters that cannot be seen", "cannot be written on Windows"
DAMAGED = Expected(is_read=False, told=("is damaged, and could not be sent|was not sent along",))

EXPECTED = {
    "dotdot": named(OUTSIDE),
    "dot": named(OUTSIDE),
    "dotgit": named(GIT),
    "uppergit": named(GIT),
    "shortgit": named(GIT),
    "hfsgit": named(GIT),
    "ntfsgit": named(GIT),
    "absolute": named(OUTSIDE),
    "backslash": named("has a backslash"),
    "drive": named(WINDOWS),
    "trailing": named(WINDOWS),
    "blank": named(WINDOWS),
    "controls": named(HIDDEN),
    "bidi": named(HIDDEN),
    "bytes": named("is not UTF-8"),
    "long": named("has more than 255 bytes"),
    "dash": named("begins with a hyphen"),
    "devices": named("is the name of a device on Windows", 9),
    "climbing": named(OUTSIDE, 2),
    "cases": named("stands twice in its folder: the first is read", 1),
    "twice": named("stands twice in its folder: the first is read", 1),
    "links": named("is a link to another file", 8),
    "modules": named("is another repository", 2),
    "modes": named("is neither a file nor a folder", 4),
    "steering": Expected(),
    "blob": named("has 1024 MB, and 20 are the most", 2),
    "line": record("This file has more than 1 MB", ("2014-03-06-other-aaaaaaa1.md", "2014-03-07-other-aaaaaaa2.md")),
    "deltabomb": Expected(is_read=False, told=("memory",)),
    "deltas": named("has 48 MB, and 20 are the most", 64),
    "refs": Expected(),
    "deep": named("stands deeper than records ever do", 3),
    "wide": named("has more names than a folder of records ever has", 1),
    "treebomb": Expected(is_read=False, told=("more than 500000 files and folders",)),
    "history": Expected(),
    "aliases": bomb("An anchor"),
    "nesting": bomb("This block of keys has more than 64 KB"),
    "mapping": bomb("This block of keys has more than 64 KB"),
    "keys": bomb("The key “school” stands here a second time"),
    "number": bomb("This block of keys has more than 64 KB"),
    "escapes": record("Here is a control character", ("elm/alliance.yaml",)),
    "refnames": Expected(),
    "badrefs": Expected(is_read=False, told=("is damaged, and could not be sent",)),
    "authors": Expected(),
    "markup": Expected(),
    "nottext": record("", tuple(f"aaaaaaa{number}.md" for number in range(1, 5))),
    "sound": Expected(),
    **dict.fromkeys(
        [
            "truncated", "garbage", "empty", "missing", "longer", "shorter", "other", "unknown", "farindex", "cutpack",
        ],
        DAMAGED,
    ),
    # Each object is there, under the name of another one: git sends all of them, and each is named anew by what it holds.
    "index": Expected(is_read=None),
    "ring": Expected(is_read=False, told=("memory|is damaged",)),
    "alternates": Expected(is_read=None),
    "head": Expected(is_read=None),
    "commands": Expected(),
}
