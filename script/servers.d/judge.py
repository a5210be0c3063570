"""What every sync is judged by, whatever became of it, and what every one that failed."""

import re

from checks import Failed, expect

# Seconds that starting, ending and a busy machine may add to a deadline.
SLACK = 8
CRASHED = re.compile(r"Fatal error|Stack dump|Swift runtime|Illegal instruction|Segmentation fault|core dumped|Traceback")
RAW = re.compile(r"libgit2|Optional\(|Error Domain|NSError|errno|GIT_E[A-Z]|rawValue|\(code -\d+\)|nil\b")
SECRET = re.compile(r"[^\s/:@]+:[^\s/@]+@|opensesame|wrong-one")
# What a terminal does not print as a letter, but for tabs and the ends of lines: C0, DEL, C1, and what turns lines round.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(outcome):
    """Whether it ended by itself and said only what a person can read."""
    expect(0 <= outcome.code < 128, f"it died: {outcome}")
    crashed = CRASHED.search(outcome.text)
    expect(not crashed, f"it crashed: {outcome}")
    control = CONTROL.search(outcome.text)
    if control:
        raise Failed(f"a control character in {outcome.text[max(0, control.start() - 60) : control.end() + 60]!r}")
    secret = SECRET.search(outcome.text)
    expect(not secret, f"a name with a password, {secret and secret[0]!r}, in {outcome}")


class Before:
    """A folder as it was before a sync."""

    def __init__(self, client):
        self.client = client
        self.head, self.entries, self.status = client.head, client.entries(), self.state()

    def state(self):
        return self.client.git("status", "--porcelain", "-uall")

    def sound(self):
        """Whether nothing is lost, nothing damaged and nothing left about."""
        client = self.client
        lost = self.entries - client.entries()
        expect(not lost, f"lost from the folder: {sorted(lost)[:3]}")
        client.git("merge-base", "--is-ancestor", self.head, "HEAD")
        expect(self.state() == self.status, f"the folder lags or was changed:\n{self.state()}")
        client.world.fsck(client.folder / ".git")
        locks = [
            str(path.relative_to(client.folder)) for path in client.folder.glob(".git/**/*.lock") if path.name != "enquiry.lock"
        ]
        expect(not locks, f"left locked: {locks}")


def tidy(client):
    """Whether nothing half-received is left, once a sync went well."""
    left = [str(path.relative_to(client.folder)) for path in client.folder.glob(".git/**/*tmp_*")]
    left += [str(path.relative_to(client.folder)) for path in client.folder.glob(".git/enquiry.journal*")]
    expect(not left, f"left about: {left}")


def succeeds(client, *words, within=120):
    """A sync that must succeed."""
    before = Before(client)
    outcome = client.sync(*words, within=within)
    expect(outcome.code == 0, f"expected exit 0, came {outcome}")
    plain(outcome)
    before.sound()
    tidy(client)
    return outcome


def fails(client, *words, says=".", deadline=30, codes=(1,)):
    """A sync that must fail within the deadline, saying in words that match `says` (a pattern) why."""
    before = Before(client)
    outcome = client.sync(*words, within=deadline + 30)
    judged(outcome, before, says, deadline, codes)
    return outcome


def judged(outcome, before, says, deadline=30, codes=(1,)):
    plain(outcome)
    expect(outcome.code in codes, f"expected exit {' or '.join(map(str, codes))}, came {outcome}")
    expect(outcome.err.strip(), f"expected a reason on standard error, came {outcome}")
    raw = RAW.search(outcome.text)
    expect(not raw, f"expected plain words, came {raw and raw[0]!r} in {outcome}")
    words = " ".join(outcome.text.split())
    expect(re.search(says, words, re.IGNORECASE), f"expected words as /{says}/, came {outcome}")
    expect(outcome.seconds <= deadline + SLACK, f"expected an end within {deadline} s and a little, came {outcome}")
    before.sound()
