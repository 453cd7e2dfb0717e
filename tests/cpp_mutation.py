#!/usr/bin/env python3
"""Small changes of the C++, one at a time: does the suite notice them? By hand, not in continuous integration.

    tests/cpp_mutation.py --results FILE [--build FOLDER] [--seed N] [--count N] [--jobs N] [--only FOLDER]

Relations, signs, constants, negations, conditions and statements of src/ are changed, a source at a time is compiled
and linked with the objects of a build (build/release; nothing of the tree is touched), and tried by the unit tests,
the transcripts and the quick checks, until one fails. A change is noticed, survives, does not compile, or does not end.
 The sample is drawn by folder, in proportion to what there is to change; --seed says which. What was found is
kept in the results (a JSON object a line), and a change that stands there is not tried again: a run that was stopped
goes on where it was. At the end: a table by folder, and each survivor with its difference.
"""

import argparse
import concurrent.futures
import difflib
import json
import os
import queue
import random
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS_PER_STEP = 900
QUICK_CHECKS = ("findings", "completion", "manuals", "calendar", "workbooks", "coverage", "mutation", "progress",
                "pages", "ci_example", "faults", "ranges")  # fmt: skip
# Unit tests that try thousands of structures: after the others.
LONG_TESTS = ("one input of another value is found*", "the bounds hold every sample", "each line of advice is exact*",
              "a batch gives the bytes that compute gives")  # fmt: skip

# What is changed into what. Between blanks, so that neither templates nor streams nor pointers are taken for it.
RELATIONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "=="}
SIGNS = {"+": "-", "-": "+", "*": "+", "/": "*", "%": "*", "&&": "||", "||": "&&", "+=": "-=", "-=": "+="}
STATEMENT = re.compile(r"^\s+(?!return\b|using\b|case\b|break\b|const\b|auto\b|else\b)[\w.>\[\]:-]+(\(.*\)| \+?=(?!=) .*);$")


def code_of(line):
    """The line without its comment and with what stands in quotes blotted out."""
    line = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])+\'', lambda m: m[0][0] + "_" * (len(m[0]) - 2) + m[0][0], line)
    return line.split("//")[0]


def mutants_of(path):
    """(line number from 0, kind, the changed line) of each change."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")):
        code = code_of(line)
        if re.match(r"\s*(#|static_assert|template|using|namespace|//|ACI_)", code):
            continue

        def put(kind, begin, end, text, number=number, line=line):
            found.append((number, kind, line[:begin] + text + line[end:]))

        for match in re.finditer(r"(?<= )(<=|>=|==|!=|<|>)(?= )", code):
            put("relation", *match.span(), RELATIONS[match[0]])
        for match in re.finditer(r"(?<=[\w)\]] )(\+=|-=|&&|\|\||[-+*/%])(?= [\w(!\"'-])", code):
            put("sign", *match.span(), SIGNS[match[0]])
        for match in re.finditer(r"(?<![\w.'])\d+(?![\w.'])", code):
            put("constant", *match.span(), str(int(match[0]) + 1))
        for match in re.finditer(r"(?<![\w.])(true|false)(?!\w)", code):
            put("constant", *match.span(), "false" if match[0] == "true" else "true")
        for match in re.finditer(r"(?<![\w)\]])!(?=[\w(])", code):
            put("negation", *match.span(), "")
        for match in re.finditer(r"(?<=\bif \()(?!!|const |auto )(\w+[\w.>()-]*)(?=\))", code):
            put("negation", *match.span(), "!" + match[0])
        if STATEMENT.match(code):
            put("statement", len(line) - len(line.lstrip()), len(line), ";")
        if re.match(r"^\s+if \(.*\) (return|continue|break)\b.*;$", code):
            put("statement", len(line) - len(line.lstrip()), len(line), ";")
    return found


def sample(root, seed, count, only):
    """The changes to try, in an order of their own: the first ones of a longer run are those of a shorter one."""
    by_folder = {}
    for path in sorted((root / "src").glob("*/*.cpp")):
        if path.name == "main.cpp" or only and path.parent.name not in only:
            continue
        name = str(path.relative_to(root))
        by_folder.setdefault(path.parent.name, []).extend((name, *each) for each in mutants_of(path))
    everything = sum(map(len, by_folder.values()))
    ranked = []
    for folder, all_of_it in by_folder.items():
        random.Random(f"{seed} {folder}").shuffle(all_of_it)
        # Spread evenly over the order, so that each folder has its share of any beginning.
        ranked += [((i + 0.5) / len(all_of_it), folder, each) for i, each in enumerate(all_of_it)]
    ranked.sort()
    return everything, [each for _, _, each in ranked[:count]]


def run(command, folder, environment=None, seconds=SECONDS_PER_STEP):
    """The status and the output; None when it did not end."""
    with subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, start_new_session=True) as process:  # fmt: skip
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            return None, b""
        return process.returncode, output


def likely_tests(name):
    """The files of unit tests that a source is most likely noticed by."""
    stem = Path(name).stem
    tests = [stem + "_test"]
    for line in (ROOT / "tests/unit/README.md").read_text(encoding="utf-8").split("\n"):
        if f"`{name.removeprefix('src/')}`" in line:
            tests += re.findall(r"`(\w+_test)`", line)
    return ["*" + test + ".cpp" for test in tests if (ROOT / f"tests/unit/{test}.cpp").is_file()]


def transcripts_for(name):
    """All the transcripts, those first that speak of what the source is called after."""
    words = Path(name).stem.split("_")
    paths = sorted((ROOT / "tests/transcripts").glob("*.test"))

    def nearness(path):
        text = path.read_text(encoding="utf-8")
        return sum(4 * (word in path.stem) + (word in text) for word in words)

    return sorted(paths, key=nearness, reverse=True)


# The sanitized half of the suite would see these; only the changed source is compiled with them.
CAREFUL = "-Wno-error -O1 -D_GLIBCXX_ASSERTIONS -fsanitize=undefined -fsanitize-undefined-trap-on-error"


class Bench:
    """A folder where one changed source at a time is compiled, and linked with the objects of a build."""

    def __init__(self, folder, build):
        self.folder, self.build = folder, build
        self.program, self.tests = folder / "aci", folder / "aci_tests"
        self.environment = {**os.environ, "CCACHE_DISABLE": "1", "ROOT": str(ROOT), "ACI": str(self.program)}
        folder.mkdir(parents=True, exist_ok=True)
        commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
        self.compilations = {each["file"]: each["command"] for each in commands}

    def compile(self, name, text):
        source, made = self.folder / Path(name).name, self.folder / "changed.o"
        source.write_text(text, encoding="utf-8")
        command = re.sub(r" -o \S+ -c \S+$", f" {CAREFUL} -o {made} -c {source}", self.compilations[str(ROOT / name)])
        return run(["sh", "-c", command], self.build, self.environment)[0]

    def link(self, target):
        """The changed object comes first: nobody asks the library for the one of before."""
        command = run(["ninja", "-t", "commands", target], self.build)[1].decode().strip().split("\n")[-1]
        made = f" -fuse-ld=lld {self.folder}/changed.o -o {self.folder}/{target} "
        command = command.replace(f" -o {target} ", made)
        return run(["sh", "-c", command], self.build, self.environment)[0]

    def prepare(self):
        """What is built passes every step, so that what fails later does for the change."""
        status, output = run(["ninja", "-C", str(self.build), "aci", "aci_tests"], ROOT, seconds=3600)
        if status != 0:
            sys.exit(output.decode(errors="replace")[-2000:])
        sound = self.build / "sound"  # So that a run which goes on need not ask again.
        parts = [f"HEAD:{part}" for part in ("src", "rules", "wording", "tests")]
        now = run(["git", "rev-parse", *parts], ROOT)[1].decode()
        if sound.is_file() and sound.read_text(encoding="utf-8") == now:
            return
        self.program, self.tests = self.build / "aci", self.build / "aci_tests"
        for name, command in self.steps(""):
            status, output = run(command, ROOT, {**self.environment, "ACI": str(self.program)})
            if status != 0:
                sys.exit(f"{name} fails before anything is changed:\n{output.decode(errors='replace')[-2000:]}")
        self.program, self.tests = self.folder / "aci", self.folder / "aci_tests"
        sound.write_text(now, encoding="utf-8")

    def steps(self, source):
        likely = likely_tests(source) if source else []
        if likely:
            yield "likely unit tests", [self.tests, "-aa=1", "-m", "-sf=" + ",".join(likely)]
        others = ["-sfe=" + ",".join(likely)] if likely else []
        units = ("unit tests", [self.tests, "-aa=1", "-m", "-tce=" + ",".join(LONG_TESTS), *others])
        runner = [sys.executable, "tests/transcripts/run.py", "--first", "--jobs", "1", "--program", self.program]
        runner += transcripts_for(source)
        # What is printed is mostly seen by transcripts, what is computed by unit tests.
        printed = source.split("/")[1:2] in (["report"], ["cli"])
        yield from (("transcripts", runner), units) if printed else (units, ("transcripts", runner))
        yield "long unit tests", [self.tests, "-aa=1", "-m", "-tc=" + ",".join(LONG_TESTS)]
        for check in QUICK_CHECKS:
            yield check, ["/usr/bin/python3", f"tests/check_{check}.py", self.program]

    def try_one(self, name, number, changed):
        """What came of a change, and what noticed it."""
        lines = (ROOT / name).read_text(encoding="utf-8").split("\n")
        lines[number] = changed
        if self.compile(name, "\n".join(lines)) != 0:
            return "does not compile", "the build"
        for target in ("aci_tests", "aci"):
            if self.link(target) != 0:
                return "does not compile", "the build"
        for step, command in self.steps(name):
            status, _ = run(command, ROOT, self.environment)
            if status is None:
                return "does not end", step
            if status != 0:
                return "noticed", step
        return "survives", ""


def difference(root, name, number, changed):
    before = (root / name).read_text(encoding="utf-8").split("\n")
    after = before[:number] + [changed] + before[number + 1 :]
    return "\n".join(difflib.unified_diff(before, after, name, name, n=2, lineterm=""))


def report(results):
    kinds = ("noticed", "survives", "does not compile", "does not end")
    print(f"{'folder':10}" + "".join(f"{kind:>18}" for kind in kinds) + f"{'seconds each':>14}")
    folders = sorted({each["file"].split("/")[1] for each in results})
    for folder in [*folders, ""]:
        those = [each for each in results if not folder or each["file"].split("/")[1] == folder]
        counts = [sum(each["outcome"] == kind for each in those) for kind in kinds]
        mean = sum(each["seconds"] for each in those) / max(1, len(those))
        print(f"{folder or 'all':10}" + "".join(f"{count:18}" for count in counts) + f"{mean:14.1f}")
    for each in results:
        if each["outcome"] == "survives":
            print(f"\n--- {each['kind']}\n{each['difference']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=Path, default=ROOT / "build/release", help="made with ACI_TESTS, by Ninja")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", action="append", help="a folder of src/; may be repeated")
    parser.add_argument("--results", type=Path, help="a JSON object a line")
    parser.add_argument("--list", action="store_true", help="print the changes, and try none")
    options = parser.parse_args()
    everything, chosen = sample(ROOT, options.seed, options.count, options.only)
    if options.list:
        for name, number, kind, changed in chosen:
            print(f"{name}:{number + 1}: {kind}: {changed.strip()}")
        print(f"{len(chosen)} of {everything}")
        return
    kept = options.results or parser.error("--results FILE is missing")
    results = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.is_file() else []
    known = {each["difference"]: each for each in results}
    asked = {difference(ROOT, *each[:2], each[3]): each for each in chosen}
    todo = [(text, each) for text, each in asked.items() if text not in known]
    print(f"{everything} possible changes, {len(chosen)} chosen, {len(todo)} to try", flush=True)

    benches = queue.Queue()

    def work(item):
        text, (name, number, kind, changed) = item
        bench = benches.get()
        start = time.monotonic()
        outcome, by = bench.try_one(name, number, changed)
        benches.put(bench)
        return {"file": name, "line": number + 1, "kind": kind, "outcome": outcome, "by": by,
                "seconds": round(time.monotonic() - start, 1), "difference": text}  # fmt: skip

    if todo:
        if run(["git", "diff", "--quiet", "HEAD", "--", "src"], ROOT)[0] != 0:
            sys.exit("src/ is not as it was committed: the build may be of another text")
        made = [Bench(options.build.absolute() / f"mutant-{i + 1}", options.build.absolute()) for i in range(options.jobs)]
        made[0].prepare()
        for bench in made:
            benches.put(bench)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool, kept.open("a", encoding="utf-8") as out:
            for done in concurrent.futures.as_completed([pool.submit(work, item) for item in todo]):
                each = done.result()
                known[each["difference"]] = each
                out.write(json.dumps(each, ensure_ascii=False) + "\n")
                out.flush()
                print(f"{each['file']}:{each['line']}: {each['kind']}: {each['outcome']} {each['by']} "
                      f"({each['seconds']} s)", flush=True)  # fmt: skip
    report([known[text] for text in asked if text in known])


if __name__ == "__main__":
    main()
