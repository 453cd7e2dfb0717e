#!/usr/bin/python3
"""Times `aci batch` beside two floors measured in the same run: `wc -l`, and the agreement written by hand.

    bench/batch.py [PROGRAM] [BENCH_FOLDER] [--rows 1,10000,100000,1000000] [--runs N] [--seed N]

PROGRAM is aci; BENCH_FOLDER holds generate_structures and hard_coded (a build with -DACI_BENCH=ON; by default the
folder of PROGRAM). For each number of rows: one file of plausible structures, then runs of each command in turn,
results written to a file of the same folder (TMPDIR chooses it). Ratios are those of the fastest runs.
The results of aci, with one thread and with two, must be those of hard_coded to the byte: status 1 otherwise.
"""
import argparse
import filecmp
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

from one_structure import ROOT, processor


def run(command, sink, errors):
    """Milliseconds and peak KiB of one whole process."""
    actions = [(os.POSIX_SPAWN_DUP2, sink, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
    start = time.perf_counter_ns()
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    elapsed = (time.perf_counter_ns() - start) / 1e6
    if status != 0:
        os.lseek(errors, 0, os.SEEK_SET)
        told = os.read(errors, 2000).decode(errors="replace")
        sys.exit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}\n{told}")
    return elapsed, usage.ru_maxrss


def compiler(folder):
    path = "c++"
    try:
        with open(os.path.join(folder, "CMakeCache.txt"), encoding="utf-8") as cache:
            for line in cache:
                if line.startswith("CMAKE_CXX_COMPILER:"):
                    path = line.split("=", 1)[1].strip()
        return subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout.split("\n")[0]
    except (OSError, subprocess.CalledProcessError):
        return "compiler unknown"


def first_difference(one, other):
    with open(one, "rb") as left, open(other, "rb") as right:
        for number, (mine, theirs) in enumerate(zip(left, right), 1):
            if mine != theirs:
                return f"line {number}:\n  {mine!r}\n  {theirs!r}"
    return "one is the beginning of the other"


def measure(rows, options, folder, sink, errors):
    structures = os.path.join(folder, f"{rows}.csv")
    with open(structures, "wb") as out:
        subprocess.run([os.path.join(options.folder, "generate_structures"), str(rows), "--seed", str(options.seed)],
                       stdout=out, check=True)
    results = {name: os.path.join(folder, f"{rows}-{name}.csv") for name in ("floor", "1", "2")}
    commands = {
        "wc -l": ["wc", "-l", structures],
        "hard_coded": [os.path.join(options.folder, "hard_coded"), structures, results["floor"]],
        "aci batch --jobs 1": [options.program, "batch", structures, "-o", results["1"], "--jobs", "1"],
    }
    if os.cpu_count() > 1:
        commands["aci batch --jobs 2"] = [options.program, "batch", structures, "-o", results["2"], "--jobs", "2"]
    for command in commands.values():  # Warm: the file is in memory from here on.
        run(command, sink, errors)
    for name in ("1", "2"):
        if os.path.exists(results[name]) and not filecmp.cmp(results["floor"], results[name], shallow=False):
            where = first_difference(results["floor"], results[name])
            sys.exit(f"{rows} rows: hard_coded and aci batch --jobs {name} differ, {where}")

    runs = options.runs * (10 if rows < 100_000 else 1)
    times = {name: [] for name in commands}
    peak = dict.fromkeys(commands, 0)
    for _ in range(runs):
        for name, command in commands.items():
            elapsed, kib = run(command, sink, errors)
            times[name].append(elapsed)
            peak[name] = max(peak[name], kib)
    best = {name: min(each) for name, each in times.items()}

    size, written = os.path.getsize(structures), os.path.getsize(results["1"])
    print(f"\n{rows} rows, {size / 2**20:.1f} MiB, results {written / 2**20:.1f} MiB, {runs} runs each")
    print(f"{'':20}{'fastest ms':>12}{'median ms':>12}{'rows/s':>12}{'MB/s':>8}{'peak MiB':>10}"
          f"{'x hard_coded':>14}{'x wc -l':>9}")
    for name, each in times.items():
        print(f"{name:20}{best[name]:12.2f}{statistics.median(each):12.2f}{rows / best[name] * 1e3:12.0f}"
              f"{size / best[name] / 1e3:8.0f}{peak[name] / 1024:10.1f}{best[name] / best['hard_coded']:14.2f}"
              f"{best[name] / best['wc -l']:9.2f}")
    if "aci batch --jobs 2" in best:
        print(f"jobs 1 / jobs 2: {best['aci batch --jobs 1'] / best['aci batch --jobs 2']:.2f}")
    for path in [structures, *results.values()]:
        if os.path.exists(path):
            os.remove(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", nargs="?", default=os.path.join(ROOT, "build", "release", "aci"))
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--rows", default="1,10000,100000,1000000")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    options.folder = os.path.abspath(options.folder or os.path.dirname(options.program))

    version = subprocess.run([options.program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{time.strftime('%Y-%m-%d')}  {version}  {processor()}, {os.cpu_count()} cores, {os.uname().sysname} "
          f"{os.uname().release.split('-')[0]}")
    # Linux counts what a process was before it became another program: this script.
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{compiler(options.folder)}; seed {options.seed}; a peak is never below this script's, {own:.1f} MiB")
    sink = os.open(os.devnull, os.O_WRONLY)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile(dir=folder) as errors:
        for rows in options.rows.split(","):
            measure(int(rows), options, folder, sink, errors.fileno())


if __name__ == "__main__":
    main()
