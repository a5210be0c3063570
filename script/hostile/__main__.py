"""python3 script/hostile list | make KIND FOLDER | prove [KIND ...] | sources [--short] [--program FILE] [--only KIND]"""

import pathlib
import sys

sys.path[0] = str(pathlib.Path(__file__).resolve().parent.parent)
from hostile import KINDS, make, prove, sources  # noqa: E402
from hostile import __doc__ as about


def main(words):
    match words:
        case ["list"]:
            for kind in KINDS.values():
                print(f"{kind.name:10} {kind.seen}")
        case ["make", name, folder] if name in KINDS:
            print(make(name, folder))
        case ["prove", *names] if set(names) <= set(KINDS):
            return prove.main(names)
        case ["sources", *options]:
            return sources.main(options)
        case _:
            print(about, file=sys.stderr)
            return 64
    return 0


sys.exit(main(sys.argv[1:]))
