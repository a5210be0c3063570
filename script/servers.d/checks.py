"""Named checks: each prints one line, and a failure never stops the next one."""

import contextlib
import traceback


class Failed(Exception):
    """What was expected, and what came."""


def expect(truth, words):
    if not truth:
        raise Failed(words)


class Checks:
    def __init__(self):
        self.count, self.failed, self.skipped = 0, 0, 0

    @contextlib.contextmanager
    def check(self, title):
        """Runs a block as the check with that title."""
        self.count += 1
        try:
            yield
            print(f"ok   {title}", flush=True)
        except Failed as failed:
            self.failed += 1
            print(f"FAIL {title}: {failed}", flush=True)
        except Exception:  # a mistake of the harness is a failure, too, and the next check runs all the same
            self.failed += 1
            print(f"FAIL {title}: the check itself broke\n{traceback.format_exc()}", flush=True)

    def skip(self, title, reason):
        self.skipped += 1
        print(f"skip {title}: {reason}", flush=True)

    def __call__(self, title):
        return self.check(title)
