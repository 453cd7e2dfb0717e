#!/usr/bin/python3
"""Times whole runs of the program on one structure file, beside the smallest program there is.

    bench/one_structure.py [PROGRAM] [STRUCTURE] [RUNS]

Prints the median, the fastest and the ninth decile of `aci compute`, of `aci --version` (start-up alone) and of
/bin/true, in milliseconds, and their ratios within this one run. The aim: at most 5 ms for one structure.
"""
import os
import platform
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def milliseconds(command, runs, sink):
    times = []
    for _ in range(runs):
        start = time.perf_counter_ns()
        pid = os.posix_spawn(command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, sink, 1)])
        _, status = os.waitpid(pid, 0)
        times.append((time.perf_counter_ns() - start) / 1e6)
        if status != 0:
            sys.exit(f"{command} failed")
    return sorted(times)


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        for line in info:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def main():
    arguments = sys.argv[1:]
    program = arguments[0] if arguments else os.path.join(ROOT, "build", "release", "aci")
    structure = arguments[1] if len(arguments) > 1 else os.path.join(ROOT, "examples", "etablie.toml")
    runs = int(arguments[2]) if len(arguments) > 2 else 300
    sink = os.open(os.devnull, os.O_WRONLY)
    commands = {
        "/bin/true": ["/bin/true"],
        "aci --version": [program, "--version"],
        "aci compute": [program, "compute", structure],
        "aci compute --format json": [program, "compute", "--format", "json", structure],
    }
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{time.strftime('%Y-%m-%d')}  {version}  {processor()}, {os.cpu_count()} cores, {platform.system()} "
          f"{platform.release().split('-')[0]}, {runs} runs each")
    floor = None
    for name, command in commands.items():
        milliseconds(command, 10, sink)  # Warm.
        times = milliseconds(command, runs, sink)
        median = statistics.median(times)
        floor = floor or median
        print(f"{name:28} median {median:6.2f} ms   fastest {times[0]:6.2f}   ninth decile "
              f"{times[int(len(times) * 0.9)]:6.2f}   {median / floor:5.1f} x /bin/true")


if __name__ == "__main__":
    main()
