"""Saves and exports under kills, faults and each other; see `.ci/kills`."""

import argparse
import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

words = argparse.ArgumentParser()
words.add_argument("folder", type=Path)
words.add_argument("--part", type=int, default=1)
words.add_argument("--seed", type=int, default=int.from_bytes(os.urandom(4), "big"))
words = words.parse_args()
WORK = Path(tempfile.mkdtemp(prefix="costshare-kills"))
# Another user has to reach all of it.
WORK.chmod(0o755)
PROGRAM, EDITS, SCENARIO, OTHER = (
    Path(shutil.copy(path, WORK))
    for path in (words.folder / "costshare", words.folder / "edits", "scenarios/sma-12.ron", "scenarios/sma-11.ron")
)
PART = words.part
random.seed(words.seed)
print(f"kills: --seed {words.seed}", flush=True)

ENDS = [signal.SIGKILL, signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
PREFIX = ".costshare-"
failures = []


def check(holds, told):
    if not holds:
        failures.append(told)
        print(f"kills: FAILED: {told}", file=sys.stderr, flush=True)


def run(*args, before=(), **more):
    program = [str(EDITS)] if args[0] == "edits" else [str(PROGRAM), "--lang", "en", str(args[0])]
    command = [*before, *program, *map(str, args[1:])]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **more)


def left(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(PREFIX))


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def killed(args, longest):
    """Starts the program and ends it after a time of chance; whether it was still running."""
    child = subprocess.Popen(
        [str(PROGRAM), "--lang", "en", *map(str, args)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    # What comes before the first file is of no interest.
    time.sleep(random.uniform(0.3, 1) * longest)
    running = child.poll() is None
    child.send_signal(random.choice(ENDS))
    child.wait(60)
    return running


def duration(args):
    times = []
    for _ in range(3):
        began = time.monotonic()
        run(*args)
        times.append(time.monotonic() - began)
    return min(times) * 1.2


def saves(folder, number):
    """Kills of one file: old or new, whole, and nothing is left after the next save."""
    path = folder / "plan.ron"
    texts = {}
    for base in (16000, 17000):
        run("set", SCENARIO, f"base={base} eok KRW", "-o", path, "--force")
        texts[path.read_bytes()] = base
    args = lambda base: ["set", SCENARIO, f"base={base} eok KRW", "-o", path, "--force"]
    longest, hit = duration(args(16000)), 0
    for _ in range(number):
        hit += killed(args(random.choice((16000, 17000))), longest)
        check(path.read_bytes() in texts, f"a killed save left {len(path.read_bytes())} bytes that are neither")
    run(*args(16000))
    check(left(folder) == [], f"after the next save there is {left(folder)}")
    check(hit > number // 10, f"only {hit} of {number} saves were killed while they ran")
    print(f"kills: {number} saves, {hit} killed while they ran: none torn, nothing left", flush=True)


def belongs(table):
    """Whether a table and its sidecar are from one export, by what the sidecar says."""
    told = json.loads(table.with_name(table.name + ".meta.json").read_text())
    return told["file_sha256"] == sha256(table)


def charts_belong(report):
    text = report.read_text()
    named = re.findall(r"^\| (\S+\.svg) \| `([0-9a-f]{64})` \|$", text, re.M)
    return bool(named) and all(sha256(report.with_name(name.replace("\\", ""))) == told for name, told in named)


def exports(folder, number):
    """Kills of sets: both old, both new, or a pair that tells it; and the next export says so."""
    table, report = folder / "out.csv", folder / "out.md"
    known = {table: set(), report: set()}
    for scenario in (SCENARIO, OTHER):
        for output in known:
            done = run("export", scenario, "-o", output, "--force")
            check(done.returncode == 0, f"the export ended with {done.returncode}: {done.stderr}")
            known[output].add(sha256(output))
    hit = mixed = 0
    longest = {output: duration(["export", SCENARIO, "-o", output, "--force"]) for output in known}
    for _ in range(number):
        output = random.choice([table, report])
        args = ["export", random.choice([SCENARIO, OTHER]), "-o", output, "--force"]
        hit += killed(args, longest[output])
        check(sha256(output) in known[output], f"{output.name} is neither the one nor the other")
        whole = belongs(table) if output == table else charts_belong(report)
        if not whole:
            # What does not belong together says so; the next export to that name tells it and mends it.
            mixed += 1
            told = run(*args).stderr
            check("from two exports" in told, f"the next export did not tell that {output.name} was mixed: {told!r}")
        check(belongs(table), "the sidecar that was written last is not that of the table")
    run("export", SCENARIO, "-o", table, "--force")
    check(left(folder) == [], f"after the next export there is {left(folder)}")
    check(hit > number // 10, f"only {hit} of {number} exports were killed while they ran")
    print(f"kills: {number} exports, {hit} killed while they ran: {mixed} mixed, each told", flush=True)


def control(folder):
    """A writer that is not careful is torn by the same kills, and the same checks see it."""
    path, text = folder / "careless", b"0123456789abcdef" * 65536
    careless = (
        "import sys,time\n"
        "file = open(sys.argv[1], 'wb', buffering=0)\n"
        "for _ in range(64): file.write(b'0123456789abcdef' * 1024); time.sleep(0.001)\n"
    )
    torn = 0
    for _ in range(20):
        path.unlink(missing_ok=True)
        child = subprocess.Popen([sys.executable, "-c", careless, str(path)])
        while not path.exists():
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.06))
        child.kill()
        child.wait()
        torn += path.exists() and path.read_bytes() != text
    check(torn > 0, "the control was never torn: these kills see nothing")
    table = folder / "mixed.csv"
    run("export", SCENARIO, "-o", table, "--force")
    table.write_bytes(table.read_bytes() + b"\r\n")
    check(not belongs(table), "the control pair is mixed and seems whole")
    told = run("export", SCENARIO, "-o", table, "--force").stderr
    check("from two exports" in told, f"a mixed pair was not told: {told!r}")
    print(f"kills: the control was torn {torn} times of 20", flush=True)


def together(folder, number):
    """Two programs that export to one name at once: each pair belongs together."""
    table, belong = folder / "both.csv", 0
    for _ in range(number):
        both = [
            subprocess.Popen(
                [str(PROGRAM), "export", str(scenario), "-o", str(table), "--force"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            for scenario in (SCENARIO, OTHER)
        ]
        for child in both:
            child.wait(120)
        belong += belongs(table)
    check(belong == number, f"only {belong} of {number} pairs belong together")
    print(f"kills: {belong} of {number} pairs of two programs at once belong together", flush=True)


# What the calls of a save are. Closing is not among them: no file system refuses it once a file is flushed, and the
# standard library ends a program where a folder cannot be closed.
CALLS = (
    "openat,open,read,readlink,statx,fstat,newfstatat,lstat,stat,write,fsync,fdatasync,rename,renameat,renameat2,"
    "link,linkat,unlink,unlinkat,fchmod,chmod,fchown,chown,flock,fcntl,listxattr,getxattr,lgetxattr,llistxattr,"
    "fsetxattr,fremovexattr,fgetxattr,getdents64,lseek"
)
ERRORS = ["EIO", "ENOSPC", "EACCES", "EINTR", "EDQUOT", "EROFS"]


def calls_of(args, folder, before=()):
    """The calls of a command that name its folder or come after the first that does, by name and place."""
    log = folder / "calls"
    run(*args, before=[*before, "strace", "-f", "-y", "-o", log, "-e", f"trace={CALLS}"])
    seen, counts, found = False, {}, []
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"\d+\s+(\w+)\(", line)
        if not call:
            continue
        name = call[1]
        counts[name] = counts.get(name, 0) + 1
        seen = seen or (str(folder) in line and PREFIX in line) or f'"{folder}' in line
        if seen and str(folder) in line:
            found.append((name, counts[name]))
    log.unlink()
    return found


def some(calls):
    """All of them, or as many by chance as a part asks for."""
    return calls if PART == 1 else random.sample(calls, min(len(calls), max(8, len(calls) // PART)))


def faults(folder, name, new, whole, before=()):
    """A fault at every call of a save: old or new, whole, and the message true. `new` are words that change it."""
    tried, calls = 0, calls_of(new(), folder, before)
    check(len(calls) > 20, f"{name} has only {len(calls)} calls: these faults see nothing")
    for call, when in some(calls):
        for error in ERRORS if PART == 1 else [random.choice(ERRORS)]:
            was = whole()
            inject = f"inject={call}:error={error}:when={when}"
            done = run(*new(), before=[*before, "strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
            now = whole()
            tried += 1
            place = f"{name}: {error} at {call} number {when}"
            check(now is not None, f"{place}: what is on the disk is not whole")
            check("panicked" not in done.stderr, f"{place}: {done.stderr}")
            if now != was:
                # What is said of an earlier version or a copy is not said of the file.
                told = re.search(rf"{re.escape(str(folder))}/[^/\n]+ was not saved", done.stderr)
                check(told is None, f"{place}: new, but told as not saved: {done.stderr}")
            elif done.returncode == 0:
                check(False, f"{place}: told as saved, but old: {done.stderr}")
            if error == "EIO" and "was not saved" in done.stderr:
                check("no folder" not in done.stderr, f"{place}: told as a missing folder: {done.stderr}")
    print(f"kills: {tried} faults in {name}: old or new, each told as it is", flush=True)


def kills_at_calls(folder, name, args, whole):
    tried = 0
    for call, when in some(calls_of(args, folder)):
        inject = f"inject={call}:signal=SIGKILL:when={when}"
        run(*args, before=["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
        check(whole() is not None, f"{name}: killed at {call} number {when}: not whole")
        tried += 1
    run(*args)
    check(left(folder) == [], f"after the next {name} there is {left(folder)}")
    print(f"kills: {tried} kills at calls of {name}: old or new", flush=True)


def kills_within_export(folder, new, table):
    """A kill at every call of an export: the pair is whole, or says that it is not, and so does the next export."""
    mixed, calls = 0, calls_of(new(), folder)
    renames = [call for call in calls if call[0].startswith("rename")]
    for call, when in {*some(calls), *renames}:
        inject = f"inject={call}:signal=SIGKILL:when={when}"
        run(*new(), before=["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject])
        if not belongs(table):
            mixed += 1
            told = run(*new()).stderr
            check("from two exports" in told, f"an export killed at {call} number {when} is mixed and untold: {told!r}")
        check(belongs(table), f"killed at {call} number {when}: the next export did not mend the pair")
    check(mixed > 0, "no kill between two renames: these kills see nothing")
    run(*new())
    check(left(folder) == [], f"after the next export there is {left(folder)}")
    print(f"kills: an export killed at its calls: {mixed} mixed pairs, each told by itself and by the next export", flush=True)


def can_trace():
    """Whether calls of programs can be seen here: a container may forbid it."""
    traced = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True)
    if traced.returncode != 0:
        print(f"kills: NOT TRIED: faults, since strace cannot trace here: {traced.stderr.strip()}", flush=True)
    return traced.returncode == 0


def faults_of(folder, before=()):
    path, table = folder / "plan.ron", folder / "out.csv"

    def whole_file():
        text = path.read_bytes()
        if not text.rstrip().endswith(b")"):
            return None
        return hashlib.sha256(text).hexdigest()

    def whole_pair():
        # A pair that a fault tore apart would not be told: faults are answered, so it must be whole.
        return sha256(table) if belongs(table) else None

    for base in (16000, 17000):
        run("set", SCENARIO, f"base={base} eok KRW", "-o", path, "--force", before=before)
    run("export", OTHER, "-o", table, "--force", before=before)
    who = "as another user" if before else "as this user"

    def save():
        base = 16000 if "17000 eok" in path.read_text() else 17000
        return ["set", SCENARIO, f"base={base} eok KRW", "-o", path, "--force"]

    def export():
        scenario = SCENARIO if sha256(table) == of_other else OTHER
        return ["export", scenario, "-o", table, "--force"]

    of_other = sha256(table)
    faults(folder, f"a save {who}", save, whole_file, before)
    faults(folder, f"an export {who}", export, whole_pair, before)
    if not before:
        kills_at_calls(folder, "save", save(), whole_file)
        kills_within_export(folder, export, table)

    # The window's own saves: of a scenario, and of what one side keeps to itself.
    talks, state = folder / "talks.ron", folder / "state"
    private = folder / "talks.private.ron"
    shutil.copy("scenarios/negotiations/sma-12.ron", talks)
    for file in (path, talks):
        if before:
            shutil.chown(file, 65534, 65534)

    def whole_private():
        text = private.read_bytes() if private.exists() else b")"
        return hashlib.sha256(text).hexdigest() if text.rstrip().endswith(b")") else None

    def in_window(file, held):
        return lambda: ["edits", state, file, "once", 16000 if "17000 eok" in held() else 17000]

    faults(folder, f"a save of the window {who}", in_window(path, path.read_text), whole_file, before)
    held = lambda: private.read_text() if private.exists() else ""
    faults(folder, f"a save of a private layer {who}", in_window(talks, held), whole_private, before)


def belongings(folder):
    """Access lists, attributes and groups: kept, and a mask never becomes the group's right."""
    path = folder / "plan.ron"
    save = lambda *more: run("set", SCENARIO, "base=16000 eok KRW", "-o", path, "--force", *more)
    save()
    path.chmod(0o600)
    subprocess.run(["setfacl", "-m", "u:daemon:rw", path], check=True)
    subprocess.run(["setfattr", "-n", "user.origin", "-v", "ministry", path], check=True)
    listed = lambda: subprocess.run(["getfacl", "-cpE", path], capture_output=True, text=True, check=True).stdout
    before = listed()
    done = save()
    check(listed() == before, f"the access list was {before!r} and is {listed()!r}: {done.stderr}")
    value = subprocess.run(["getfattr", "--only-values", "-n", "user.origin", path], capture_output=True, text=True)
    check(value.stdout == "ministry", f"the attribute is {value.stdout!r}")
    if os.getuid() == 0:
        os.chown(path, 1, 1)
        done = save()
        check((path.stat().st_uid, path.stat().st_gid) == (1, 1), f"owner and group were not kept: {done.stderr}")
    print("kills: access list, attribute, owner and group are kept", flush=True)


def foreign(folder):
    """A file of somebody else in a folder of one's own: only with --force, which says whose it was."""
    if os.getuid() != 0:
        return
    folder.chmod(0o777)
    path = folder / "theirs.ron"
    shutil.copy(SCENARIO, path)
    path.chmod(0o644)
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    args = ["set", SCENARIO, "base=16000 eok KRW", "-o", path]
    done = run(*args, "--force", before=as_nobody)
    check(done.returncode == 0 and "belonged to root" in done.stderr, f"forced: {done.returncode} {done.stderr}")
    check(path.stat().st_uid == 65534, "the file is not the user's own")
    print("kills: a file of somebody else is replaced with --force alone, and told", flush=True)


def limits(folder):
    """A limit on the size of files is told like a full disk; a closed or full output is a notice."""
    path = folder / "plan.ron"
    args = f"'{PROGRAM}' --lang en set {SCENARIO} base='16000 eok KRW' -o {path} --force"
    done = subprocess.run(["bash", "-c", f"ulimit -f 1; {args}"], capture_output=True, text=True)
    check(done.returncode == 2 and "there is no room" in done.stderr, f"ulimit: {done.returncode} {done.stderr}")
    check(left(folder) == [], f"after a limit there is {left(folder)}")
    done = subprocess.run(["bash", "-c", f"{args} > /dev/full"], capture_output=True, text=True)
    check(done.returncode == 0 and "are saved" in done.stderr, f"/dev/full: {done.returncode} {done.stderr}")
    print("kills: a limit on files is told, and so is a path that cannot be printed", flush=True)


def offered(state):
    """The base that the next start offers, in 100 million won; none if it offers nothing."""
    told = subprocess.run([str(EDITS), str(state)], capture_output=True, text=True, timeout=60).stdout
    amount = re.search(r"^Base amount: .* → KRW ([0-9.,]+) bn$", told, re.M)
    return round(float(amount[1].replace(",", "")) * 10) if amount else None


def edits(folder, number):
    """Kills while somebody edits: at most two seconds of edits are lost, and what is offered is one that was made."""
    most = hit = 0
    for count in range(number):
        state, path = folder / f"state-{count}", folder / f"plan-{count}.ron"
        shutil.copy(SCENARIO, path)
        child = subprocess.Popen([str(EDITS), str(state), str(path)], stdout=subprocess.PIPE)
        os.set_blocking(child.stdout.fileno(), False)
        # The first lives long enough to be worth something.
        made, until = [], time.monotonic() + (4 if count == 0 else random.uniform(0.5, 4))
        while time.monotonic() < until:
            now, lines = time.monotonic(), child.stdout.read() or b""
            made.extend((int(line), now) for line in lines.split())
            time.sleep(0.005)
        ended = time.monotonic()
        child.send_signal(random.choice([signal.SIGKILL, signal.SIGABRT]))
        child.wait(60)
        old = [amount for amount, when in made if when < ended - 2]
        found = offered(state)
        if old:
            hit += 1
            check(found is not None and found >= old[-1], f"{old[-1]} was edited two seconds before, offered is {found}")
        if found is not None:
            check(found == 16000 or any(amount == found for amount, _ in made), f"nobody edited {found}")
            most = max(most, *(ended - when for amount, when in made if amount == found), 0)
        check(path.read_bytes() == SCENARIO.read_bytes(), "the file itself was touched")
        shutil.rmtree(state, ignore_errors=True)
    check(hit > 0, "no edit was older than two seconds: these kills see nothing")
    print(f"kills: {number} programs killed while somebody edits, {hit} after two seconds: at most {most:.1f} s lost", flush=True)


def window_saves(folder, number):
    """Kills while the program saves after each edit: file and earlier versions are whole."""
    state, path = folder / "state", folder / "plan.ron"
    shutil.copy(SCENARIO, path)
    for _ in range(number):
        child = subprocess.Popen([str(EDITS), str(state), str(path), "save"], stdout=subprocess.DEVNULL)
        time.sleep(random.uniform(0.1, 0.6))
        child.kill()
        child.wait(60)
        for file in [path, *state.glob("versions/*/*.ron"), *state.glob("recovery/*/*.ron")]:
            if file.name.startswith(PREFIX):
                continue
            text = file.read_text()
            check(text.rstrip().endswith(")"), f"{file} is torn: {len(text)} characters")
        if state.joinpath("settings.ron").exists():
            check(state.joinpath("settings.ron").read_text().endswith(")\n"), "the settings are torn")
    print(f"kills: {number} programs killed while they save after each edit: files, versions, copies are whole", flush=True)


def main():
    try:
        folders = (WORK / str(number) for number in range(100))

        def fresh():
            folder = next(folders)
            folder.mkdir()
            return folder

        saves(fresh(), max(20, 500 // PART))
        exports(fresh(), max(20, 500 // PART))
        control(fresh())
        together(fresh(), max(5, 100 // PART))
        traces = can_trace()
        if traces:
            faults_of(fresh())
        if traces and os.getuid() == 0:
            folder = fresh()
            os.chown(folder, 65534, 65534)
            faults_of(folder, ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"])
        edits(fresh(), max(8, 200 // PART))
        window_saves(fresh(), max(8, 100 // PART))
        belongings(fresh())
        foreign(fresh())
        limits(fresh())
    finally:
        shutil.rmtree(WORK, ignore_errors=True)
    if failures:
        sys.exit(f"kills: {len(failures)} failed")


main()
