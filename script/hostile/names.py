"""Names and modes in trees: out of the folder, into git's own, of devices, of look-alikes, and what is no file."""

from .kind import FIRST, PROOF, Kind, commit, entry, programme
from .raw import FILE, FOLDER, LINK, MODULE, PROGRAM

REJECTED = "that entry is listed as rejected, for its name; the sound entry is read; nothing is written outside"
SCRIPT = f"#!/bin/sh\ntouch {PROOF}\n"
GITS = {"hooks": {"post-checkout": SCRIPT}, "config": f"[core]\n\tfsmonitor = touch {PROOF}\n"}


def everywhere(name, folder=None):
    """That name at each place: a file among entries, a folder of an enquiry, of an alliance, and at the top."""
    name = name if isinstance(name, bytes) else name.encode()
    content = folder or {"enquiry.md": entry(PROOF), PROOF: "outside\n"}
    return programme(
        pairs={"evidence": {name: entry(PROOF)}}, alliance={name: content}, enquiries={name: content}, top={name: content}
    )


def named(name, spelled, *claims, folder=None):
    def fill(store):
        commit(store, everywhere(spelled, folder))

    return Kind(name, REJECTED, fill, list(claims))


def listing(pattern):
    return ["ls-tree", "-r", "-t", "--name-only", "main"], pattern


def device_names(store):
    commit(
        store,
        programme(
            pairs={
                "evidence": {name: entry(PROOF) for name in ["CON", "con.md", "aux.yaml", "NUL", "com1.md", "lpt9", "PRN .md"]}
            },
            alliance={"con": {"enquiry.md": entry(PROOF)}, "aux.yaml": "schema: enquiry/1\n"},
        ),
    )


def climbing(store):
    """Names that hold slashes, which no folder has."""
    commit(store, programme(pairs={"evidence": {f"../../../../../{PROOF}": entry(PROOF), f"a/{PROOF}.md": entry(PROOF)}}))


def cases(store):
    """Two names that are one where upper and lower case, or ways to write é, are not told apart."""
    commit(
        store,
        programme(
            alliance={
                "Pairs": {"enquiry.md": entry(PROOF)},
                "caf\u00e9": {"enquiry.md": entry("one")},
                "cafe\u0301": {"enquiry.md": entry("two")},
            }
        ),
    )


def twice(store):
    """The same name twice in one tree, and names out of git's order."""
    blob = store.blob(entry("Out of order."))
    first, second = b"2014-03-06-other-aaaaaaa1.md", b"2014-03-07-other-aaaaaaa2.md"
    folder = store.tree([(FILE, second, blob), (FILE, first, blob), (FILE, first, store.blob("other\n"))], ordered=False)
    commit(store, programme(pairs={"leadership": (FOLDER, folder)}))


def links(store):
    """Links as entries, plans, folders and programmes, to what a person has and nobody else should read."""

    def link(target):
        return LINK, store.blob(target)

    commit(
        store,
        programme(
            pairs={
                "evidence": {FIRST: link("/etc/passwd"), "2014-03-07-other-aaaaaaa2.md": link("../enquiry.md")},
                "cycles": link("../../../.git"),
                "measures": link("/proc/self"),
            },
            alliance={
                "linked": link("../../.."),
                "second": {"enquiry.md": link("/dev/zero")},
                "third": {"enquiry.md": link("/dev/tty")},
            },
            top={"templates": link("/etc")},
        ),
    )


def modules(store):
    """Repositories within the repository, whose address would run something."""
    module = (MODULE, "1" * 40)
    settings = f'[submodule "x"]\n\tpath = enquiries/elm/module\n\turl = ext::touch% {PROOF}\n\tupdate = !touch {PROOF}\n'
    commit(
        store,
        programme(
            pairs={"evidence": {FIRST: module}},
            alliance={"module": module},
            top={".gitmodules": settings},
        ),
    )


def modes(store):
    """Programs, writable by the group, none at all, and one that is only zeros."""
    blob = store.blob(entry(PROOF))
    commit(
        store,
        programme(
            pairs={
                "evidence": {
                    f"2014-03-0{number}-other-aaaaaaa{number}.md": (mode, blob)
                    for number, mode in enumerate([PROGRAM, b"100664", b"0", b"100666", b"644", b"77777777777", b"0100644"], 1)
                }
            }
        ),
    )


def steering(store):
    """Files by which git would merge, show or ignore otherwise."""
    commit(
        store,
        programme(
            top={
                ".gitattributes": "* merge=union filter=run diff=run\n*.md export-subst ident working-tree-encoding=UTF-16\n",
                ".mailmap": "Somebody Else <else@school.example> <ada@school.example>\n",
                ".gitignore": "*\n!*.exe\n",
                ".gitconfig": f'[filter "run"]\n\tsmudge = touch {PROOF}\n',
            }
        ),
    )


CONTROLS = b"2014-03-06-other-\x1b[31mred\x07\r\n\x08\x7f\xc2\x9b31m.md"
BIDI = "2014-03-06-other-\u202edm.exe\u202c\u200b\u2066\ufeff.md"
ZERO_WIDTH_GIT = ".g\u200cit"
KINDS = [
    named("dotdot", "..", (["fsck"], "hasDotdot")),
    named("dot", ".", (["fsck"], "hasDot:")),
    named("dotgit", ".git", (["fsck"], "hasDotgit"), folder=GITS),
    named("uppergit", ".GIT", (["fsck"], "hasDotgit"), folder=GITS),
    named("shortgit", "git~1", (["fsck"], "hasDotgit"), folder=GITS),
    named("hfsgit", ZERO_WIDTH_GIT, (["fsck"], "hasDotgit"), folder=GITS),
    named("ntfsgit", ".git::$INDEX_ALLOCATION", (["fsck"], "hasDotgit"), folder=GITS),
    named("absolute", f"/tmp/{PROOF}", (["fsck"], "fullPathname")),
    named("backslash", f"..\\..\\{PROOF}.md", listing(r"\.\.\\+\.\.")),
    named("drive", "C:enquiry.md", listing("C:enquiry")),
    named("trailing", "pairs.", listing(r"enquiries/elm/pairs\.\n")),
    named("blank", "pairs ", listing(r"enquiries/elm/pairs \n")),
    named("controls", CONTROLS, listing(r"\\033\[31mred\\a\\r\\n\\b\\177\\302\\233")),
    named("bidi", BIDI, listing(r"\\342\\200\\256dm")),
    named("bytes", b"2014-03-06-other-\xff\xfe\xc0\xaf.md", listing(r"\\377\\376\\300\\257")),
    named("long", "x" * 5000 + ".md", listing("x{5000}")),
    named("dash", "--exec=touch", listing("--exec=touch")),
    Kind("devices", REJECTED, device_names, [listing("con.md"), listing("evidence/CON\n"), listing("aux.yaml")]),
    Kind("climbing", REJECTED, climbing, [(["fsck"], "fullPathname"), listing(r"\.\./\.\./")]),
    Kind(
        "cases",
        "the second of two that nobody can tell apart is listed as rejected; capitals are told apart everywhere",
        cases,
        [listing("Pairs"), listing(r"caf\\303\\251"), listing(r"cafe\\314\\201")],
    ),
    Kind("twice", "the second of that name is listed as rejected; the others are read, in whatever order they stand", twice, [(["fsck"], "duplicateEntries"), (["fsck"], "treeNotSorted")]),
    Kind(
        "links",
        "each link is listed as rejected; nothing that it leads to is read",
        links,
        [(["ls-tree", "-r", "main"], "120000 blob")],
    ),
    Kind(
        "modules",
        "each is listed as rejected; nothing is fetched or run",
        modules,
        [(["ls-tree", "-r", "main"], "160000 commit"), (["fsck"], "gitmodules")],
    ),
    Kind(
        "modes",
        "each entry whose mode is that of no file is listed as rejected; the programs are read as the texts that they are",
        modes,
        [(["fsck"], "badFilemode|zeroPaddedFilemode|bad mode")],
    ),
    Kind(
        "steering",
        "read as every other source; none of these files is obeyed",
        steering,
        [(["cat-file", "-p", "main:.gitattributes"], "merge=union")],
    ),
]
