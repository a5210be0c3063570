"""Whether plain git sees in each repository what it says it holds."""

import pathlib
import re
import shutil
import subprocess
import tempfile
import time

from . import KINDS, make
from .kind import PROOF

ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}


def git(folder, words):
    """What plain git says, on both its streams, within a minute and four gigabytes."""
    try:
        done = subprocess.run(
            ["prlimit", f"--as={4 << 30}", "git", "--git-dir", str(folder), *words],
            env=ENVIRONMENT,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
        )
    except subprocess.TimeoutExpired:
        return "no end within a minute"
    return (done.stdout + done.stderr).decode(errors="replace")


def prove(name):
    """What of its claims is wrong, and how many seconds and kilobytes it takes."""
    with tempfile.TemporaryDirectory() as place:
        begun = time.monotonic()
        folder = make(name, pathlib.Path(place) / f"{name}.git")
        seconds = time.monotonic() - begun
        size = int(subprocess.run(["du", "-sk", str(folder)], capture_output=True, text=True, check=True).stdout.split()[0])
        wrong = []
        for words, pattern in KINDS[name].claims:
            said = git(folder, words)
            if not re.search(pattern, said, re.MULTILINE | re.DOTALL):
                wrong.append(f"git {' '.join(words)[:100]}: expected /{pattern}/, came {said[-500:]!r}")
        if list(folder.rglob(PROOF)):
            wrong.append("something was run")
        return wrong, seconds, size


def main(names):
    failed = 0
    if not shutil.which("prlimit"):
        raise SystemExit("prlimit is not installed (sudo apt-get install util-linux)")
    for name in names or KINDS:
        wrong, seconds, size = prove(name)
        failed += bool(wrong)
        print(f"{'FAIL' if wrong else 'ok  '} {name:10} {seconds:5.1f} s {size:7} kB  {'; '.join(wrong)}", flush=True)
    print(f"{len(names or KINDS)} repositories, {failed} are not what they say")
    return 1 if failed else 0
