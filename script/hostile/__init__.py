"""Hostile repositories, each bare and in a folder, for scripts and tests: `make(kind, folder)`.

`KINDS` tells of each by its one-word name what should be seen when it is a source, and what plain git says of it. On the command
line: `python3 script/hostile list`, `make KIND FOLDER`, `prove [KIND ...]`, `sources` (reads each with the program, and judges).

Each has, beside what is hostile, a sound programme with one enquiry and one entry, so that it can be seen that these are read all
the same where the repository can be read at all. Everything that would run, or be written outside, leaves a file named PROOF.
"""

import pathlib

from . import damaged, names, sizes, texts
from .raw import Store

KINDS = {kind.name: kind for module in (names, sizes, texts, damaged) for kind in module.KINDS}


def make(kind, folder):
    """Makes the repository of that name in a folder that is new or empty; its path."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    KINDS[kind].fill(Store(folder))
    return folder


from . import prove, sources  # noqa: E402, F401  they use what is above
