"""What a hostile repository is, and the sound programme that each has beside what is hostile."""

from dataclasses import dataclass, field
from typing import Callable

# A file of this name anywhere means that something was run, or written outside.
PROOF = "enquiry-hostile-proof"
# The name of an entry that is hostile by what it holds.
FIRST = "2014-03-06-other-aaaaaaa1.md"


@dataclass
class Kind:
    """name    one word
    seen    what should be seen when it is a source
    fill    puts it into an empty `Store`
    claims  what shows that it is what it says: words for git and a pattern of what git then says
    """

    name: str
    seen: str
    fill: Callable
    claims: list = field(default_factory=list)


PLAN = """---
schema: enquiry/1
id: 6hq92az1
title: Paired reading
practice: paired reading
for_whom: year 7
outcome: reading age
period: by July 2015
success:
  - reading age rises
focus:
interventions:
schools:
  - Elm School
---

## Why this, and what supports it

## Notes
"""
ENTRY = """---
schema: enquiry/1
share: public
---

{text}
"""


def entry(text="The sound entry: nine of twelve pairs read on."):
    return ENTRY.format(text=text)


def programme(pairs=None, alliance=None, enquiries=None, top=None):
    """A sound programme as nested dictionaries, with more at each of its levels, the innermost first."""
    evidence = {"2014-03-05-other-ddrnme4g.md": entry(), **(pairs or {}).pop("evidence", {})}
    return {
        ".gitattributes": "*.md merge=enquiry\n",
        "enquiries": {
            "programme.yaml": "schema: enquiry/1\nname: Elm programme\n",
            "elm": {
                "alliance.yaml": "schema: enquiry/1\nname: Elm Alliance\nlead_school: Elm School\nschools:\n  - Elm School\n",
                "pairs": {"enquiry.md": PLAN, "evidence": evidence, **(pairs or {})},
                **(alliance or {}),
            },
            **(enquiries or {}),
        },
        **(top or {}),
    }


def commit(store, files, **more):
    """Saves nested dictionaries on main."""
    oid = store.commit(store.files(files), **more)
    store.branch(oid)
    return oid
