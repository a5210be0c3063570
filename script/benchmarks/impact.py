"""`enquiry impact` against programs that compute means and standard deviations."""
import importlib.util
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

from timing import built_program, compare

PEOPLE = 500_000
DEFINITION = """\
title: Reading score
scale: continuous
ratio_scale: true
scale_min: 0
scale_max: 120
unit: points
treatment_groups: [Daily, Weekly, Paired]
control_group: Usual
"""
SQL = """\
with rows as (select participant, "group", occasion, value from read_csv('{file}')),
paired as (select participant, any_value("group") as "group", max(value) filter (occasion = 'before') as b,
  max(value) filter (occasion = 'after') as a from rows group by participant)
select "group", count(*), avg(b), stddev_samp(b), avg(a), stddev_samp(a), avg(a - b), stddev_samp(a - b)
from paired where a is not null and b is not null group by "group" order by "group";
"""
POLARS = """\
import sys, polars as pl
rows = pl.scan_csv(sys.argv[1]).select("participant", "group", "occasion", "value")
value = lambda name: pl.col("value").filter(pl.col("occasion") == name).max().alias(name[0])
paired = rows.group_by("participant").agg(pl.col("group").first(), value("before"), value("after")).drop_nulls(["a", "b"])
change = pl.col("a") - pl.col("b")
print(paired.group_by("group").agg(pl.len(), pl.col("b").mean(), pl.col("b").std().alias("sb"), pl.col("a").mean(),
    pl.col("a").std().alias("sa"), change.mean().alias("d"), change.std().alias("sd")).sort("group").collect())
"""
PANDAS = """\
import sys, pandas as pd
rows = pd.read_csv(sys.argv[1], usecols=["participant", "group", "occasion", "value"])
wide = rows.pivot(index="participant", columns="occasion", values="value").dropna()
wide["group"] = rows.drop_duplicates("participant").set_index("participant")["group"]
wide["d"] = wide["after"] - wide["before"]
print(wide.groupby("group").agg(["count", "mean", "std"]))
"""


def write_rows(path, people, seed):
    """Rows in no order, as several schools' exports put together have them."""
    dice = random.Random(seed)
    groups = ["Daily", "Weekly", "Paired", "Usual"]
    subgroups = ["pupil premium", "not eligible", "send", "eal", "looked after"]
    lines = []
    for number in range(people):
        start = dice.gauss(60, 12)
        of_person = f"P{number:06d},{groups[number % 4]},{dice.choice(subgroups)},{dice.randint(1, 13)}{dice.choice('ABC')}"
        for occasion, score in (("before", start), ("after", start + dice.gauss(3, 8))):
            value = "" if dice.random() < 0.03 else f"{min(120, max(0, score)):.1f}"
            day = f"2014-{dice.randint(9, 12):02d}-{dice.randint(1, 28):02d}"
            lines.append(f"{of_person},{occasion},{value},{dice.choice(['Hall', 'Library'])},{day}\n")
    dice.shuffle(lines)
    with open(path, "w") as file:
        file.write("participant,group,subgroup,form,occasion,value,room,sat on\n")
        file.writelines(lines)


def duckdb_command():
    """DuckDB's own program: the Python script that starts it would be measured with it."""
    package = importlib.util.find_spec("duckdb_cli")
    inside = pathlib.Path(package.origin).parent / "duckdb" if package else None
    command = str(inside) if inside and inside.exists() else shutil.which("duckdb")
    return command or sys.exit("there is no duckdb command: pip install duckdb-cli")


def one_file(program, folder):
    """The commands that read one large file."""
    rows, definition = folder / "rows.csv", folder / "definition.yaml"
    write_rows(rows, PEOPLE, seed=1)
    definition.write_text(DEFINITION)
    query = folder / "query.sql"
    query.write_text(SQL.format(file=rows))
    return {
        "enquiry impact --data": [program, "impact", "--data", str(rows), "--definition", str(definition)],
        "duckdb": [duckdb_command(), "-csv", "-f", str(query)],
        "polars": [sys.executable, "-c", POLARS, str(rows)],
        "pandas": [sys.executable, "-c", PANDAS, str(rows)],
    }


MEASURES = 1_000
PEOPLE_A_MEASURE = 500
MEASURE = """\
schema: enquiry/1
title: Score {number}
scale: continuous
scale_min: 0
scale_max: 120
unit: points
treatment_groups: [Daily]
control_group: Usual
occasions: [before, after]
"""
SQL_OF_FILES = """\
with rows as (
  select filename, participant, "group", occasion, value from read_csv('{files}', filename = true{columns})),
paired as (select filename, participant, any_value("group") as "group", max(value) filter (occasion = 'before') as b,
  max(value) filter (occasion = 'after') as a from rows group by filename, participant)
select filename, "group", count(*), avg(b), stddev_samp(b), avg(a), stddev_samp(a), avg(a - b), stddev_samp(a - b)
from paired where a is not null and b is not null group by filename, "group" order by filename, "group";
"""
COLUMNS = """, auto_detect = false, header = true, delim = ',', quote = '"', columns = {'participant': 'varchar',
  'group': 'varchar', 'subgroup': 'varchar', 'occasion': 'varchar', 'value': 'double'}"""


def write_measure(path, seed):
    """The rows of one measure, in no order."""
    dice = random.Random(seed)
    lines = []
    for number in range(PEOPLE_A_MEASURE):
        start = dice.gauss(60, 12)
        who = f"P{number:04d},{['Daily', 'Usual'][number % 2]},{dice.choice(['pupil premium', 'not eligible'])}"
        for occasion, score in (("before", start), ("after", start + dice.gauss(3, 8))):
            lines.append(f"{who},{occasion},{min(120, max(0, score)):.1f}\n")
    dice.shuffle(lines)
    path.write_text("participant,group,subgroup,occasion,value\n" + "".join(lines))


def import_measures(program, folder, files):
    """An enquiry folder with a measure for each file, whose rows are imported one file after the other."""
    place = folder / "folder"
    clean = {**os.environ, "HOME": str(folder), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}

    def enquiry(*words):
        subprocess.run([program, *words], check=True, capture_output=True, env=clean)

    enquiry("init", str(place), "--name", "Bench", "--sign", "lead, Elm School", "--no-input")
    at = ["-C", str(place)]
    enquiry(*at, "alliance", "new", "elm", "--name", "Elm", "--lead-school", "Elm School", "--no-input")
    plan = {"practice": "reading", "for-whom": "pupils", "outcome": "score", "period": "by July 2027"}
    plan |= {"alliance": "elm", "success": "it rises", "school": "Elm School"}
    enquiry(*at, "new", "many", *(word for key, text in plan.items() for word in (f"--{key}", text)), "--no-input")
    measures = place / "enquiries/elm/many/measures"
    measures.mkdir(exist_ok=True)
    for file in files:
        (measures / f"{file.stem}.yaml").write_text(MEASURE.format(number=file.stem))
    enquiry(*at, "save", "--no-input")
    for done, file in enumerate(files, start=1):
        enquiry(*at, "measure", "import", file.stem, str(file), "-e", "many", "--no-input")
        if done % 100 == 0:
            print(f"  imported {done} of {len(files)} measures", file=sys.stderr)
    return place


def many_measures(program, folder):
    """The commands that compute a thousand measures."""
    tables = folder / "tables"
    tables.mkdir()
    files = [tables / f"m{number:04d}.csv" for number in range(MEASURES)]
    for number, file in enumerate(files):
        write_measure(file, seed=number)
    place = import_measures(program, folder, files)
    commands = {"enquiry impact --json": [program, "-C", str(place), "impact", "many", "--json"]}
    for name, columns in (("duckdb, 1,000 files", ""), ("duckdb, told the columns", COLUMNS)):
        query = folder / f"{len(columns)}.sql"
        query.write_text(SQL_OF_FILES.format(files=tables / "*.csv", columns=columns))
        commands[name] = [duckdb_command(), "-csv", "-f", str(query)]
    forget = ["rm", "-rf", str(place / ".git/enquiry")]
    anew = ["sh", "-c", '"$1" "$2" "$3"; shift 3; exec "$@"', "sh", *forget]
    commands["enquiry, nothing kept"] = anew + commands["enquiry impact --json"]
    return commands


def impact(rounds):
    program = built_program()
    with tempfile.TemporaryDirectory() as name:
        print(f"one file of {2 * PEOPLE:,} rows: ", end="")
        compare(one_file(program, pathlib.Path(name)), rounds, {"duckdb": 2, "polars": 1, "pandas": 1}, most_memory=250)
    with tempfile.TemporaryDirectory() as name:
        commands = many_measures(program, pathlib.Path(name))
        print(f"{MEASURES:,} measures of {2 * PEOPLE_A_MEASURE:,} rows: ", end="")
        compare(commands, rounds, {"duckdb, 1,000 files": 10})
