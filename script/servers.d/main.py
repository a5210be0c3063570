"""Runs the checks of each kind of server. Started by `script/servers`, which prepares what needs root."""

import argparse
import importlib
import os
import pathlib
import signal
import sys

from checks import Checks, Failed
from world import World

# Each kind is a module with a function `cases(world, check, needs)`.
KINDS = {
    "path": "paths",
    "ssh": "ssh",
    "http": "web_cases",
    "gitolite": "gitolite",
    "hook": "hooks",
    "bad": "bad",
    "full": "full",
    "rewritten": "rewritten",
    "offline": "offline",
    "race": "race",
}


def main():
    # Told to end, it ends its servers first, as at every end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    parser = argparse.ArgumentParser()
    parser.add_argument("--scratch", required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--only", action="append", choices=list(KINDS))
    # What only root can prepare, as NAME=VALUE.
    parser.add_argument("--needs", action="append", default=[])
    options = parser.parse_args()
    os.chdir(options.scratch)
    try:
        world = World(pathlib.Path(options.scratch), options.program, options.short)
    except Failed as failed:
        raise SystemExit(f"script/servers: no programme could be made to try it with: {failed}") from None
    check, needs = Checks(), dict(need.split("=", 1) for need in options.needs)
    for kind in options.only or KINDS:
        importlib.import_module(KINDS[kind]).cases(world, check, needs)
    print(f"{check.count} checks, {check.failed} failed, {check.skipped} skipped")
    return 1 if check.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
