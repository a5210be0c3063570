"""Runs commands in turn and compares how long they take."""
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

MET = {True: "met", False: "NOT MET"}
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def built_program():
    """The program, built for use."""
    return os.environ.get("ENQUIRY_PROGRAM") or subprocess.check_output([ROOT / "script/build"], text=True).strip()


def milliseconds(command, environment=os.environ):
    """How long a command took, from its start to its end."""
    begin = time.perf_counter()
    pid = os.posix_spawnp(
        command[0],
        command,
        environment,
        file_actions=[(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)],
    )
    _, status = os.waitpid(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return (time.perf_counter() - begin) * 1000


def cost(command):
    """Milliseconds from start to end, and the most memory in MB."""
    begin = time.perf_counter()
    out = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=out)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)[:200]} failed")
    return (time.perf_counter() - begin) * 1000, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def compare(commands, rounds, goals, most_memory=None):
    """Runs all in turn, the first being ours, and prints medians and whether the goals are met; the first round warms up.

    Each round in another order: who comes after a program that used much memory has to clear it again.

    `goals`: how many times as long as ours a command must take, by its name. Hands back the most memory in MB, by name.
    """
    costs = {name: [] for name in commands}
    order, dice = list(commands), random.Random(1)
    for turn in range(rounds + 1):
        dice.shuffle(order)
        for name in order:
            spent = cost(commands[name])
            if turn:
                costs[name].append(spent)
    ours = next(iter(commands))
    middles = {name: statistics.median(time for time, _ in values) for name, values in costs.items()}
    most = {name: max(memory for _, memory in values) for name, values in costs.items()}
    print(f"medians of {rounds} interleaved runs, and the most memory")
    for name, values in costs.items():
        middle, least = middles[name], min(time for time, _ in values)
        times = middle / middles[ours]
        print(f"  {name:28} {middle:8.1f} ms  (least {least:8.1f})  {times:6.2f} times ours  {most[name]:6.0f} MB")
    for name, goal in goals.items():
        print(f"  goal: {name} takes {goal} times as long: {MET[middles[name] >= goal * middles[ours]]}")
    if most_memory:
        print(f"  goal: under {most_memory} MB: {MET[most[ours] < most_memory]}")
    return most
