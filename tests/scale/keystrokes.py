#!/usr/bin/env python3
"""How long a keystroke takes in the language server, beside a server for another language on files of the same lengths.

    tests/scale/keystrokes.py EXAMEN [--other 'ruff server'] [--lines 200 2000 20000] [--edits 60]

EXAMEN is the binary, by default that of `cargo build --release`. Each edit types a character in the middle of the file
after a pause, and waits for the diagnostics of that version: pushed ones (`push`), and then those that it asks for
(`pull`). `burst` types 48 characters at 60 ms and counts what is pushed. Prints Markdown. Needs Linux for CPU and memory.
"""

import argparse
import json
import os
import pathlib
import queue
import shlex
import subprocess
import sys
import tempfile
import threading
import time

PAUSE = 0.2
BURST_KEYS, BURST_INTERVAL = 48, 0.06
PATIENCE = 60


class Server:
    def __init__(self, command, folder):
        environment = dict(os.environ, XDG_DATA_HOME=str(folder / ".data"), XDG_CACHE_HOME=str(folder / ".cache"))
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=folder
        )
        self.received = queue.Queue()
        self.n_sent = 0
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        output = self.process.stdout
        while True:
            length = None
            while True:
                line = output.readline()
                if not line:
                    return
                if not line.strip():
                    break
                name, value = line.split(b":", 1)
                if name.lower() == b"content-length":
                    length = int(value)
            message = json.loads(output.read(length))
            if "method" in message and "id" in message:
                items = message.get("params", {}).get("items", []) if message.get("params") else []
                self.send({"id": message["id"], "result": [None for _ in items] or None})
            else:
                self.received.put((time.perf_counter(), message))

    def send(self, message):
        """Returns when it was sent: before it is written, as the server may be done before the writer goes on."""
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        began = time.perf_counter()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()
        return began

    def wait(self, is_wanted, patience=PATIENCE):
        """The time when a message came that is wanted."""
        end = time.perf_counter() + patience
        while True:
            try:
                at, message = self.received.get(timeout=max(0.001, end - time.perf_counter()))
            except queue.Empty:
                raise SystemExit(f"{self.process.args}: no answer") from None
            if is_wanted(message):
                return at, message

    def request(self, method, params):
        self.n_sent += 1
        number = self.n_sent
        began = self.send({"id": number, "method": method, "params": params})
        at, message = self.wait(lambda message: message.get("id") == number)
        if "error" in message:
            raise SystemExit(f"{method}: {message['error']}")
        return (at - began) * 1000, message["result"]

    def drain(self):
        while True:
            try:
                self.received.get(timeout=PAUSE)
            except queue.Empty:
                return

    def cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") * 1000

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def sheet(folder, n_lines):
    bank, text = ["---", "bank: scale", "---", ""], ["---", "sheet: scale", "---", ""]
    topics = ["cache", "queue", "index", "lock", "token", "replica", "shard", "schema", "retry", "timeout"]
    for n in range(n_lines // 10):
        topic = topics[n % len(topics)]
        heading = f"How would you reason about {topic} number {n} in a service that grows?"
        bank += [
            f"## {heading}", f"<!-- id: q-{n}; tags: {topic}; level: {1 + n % 3} -->", "", "### Points", "",
            f"- +2! Names what the {topic} protects and what it costs",
            f"  - {topic} protect*/guard*/keep* > cost*/price/overhead, constant time",
            "- +1 Says how it fails under load", "  - under load, back pressure, timeout*/retries, collision > degrade*",
            "- +1 Measures before a change", "  - measure*/benchmark*/profile*",
            f"- -1 Holds that a {topic} is free", f"  - {topic} free/costless", "",
        ]
        text += [
            f"## {heading}", f"<!-- q: q-{n} -->", "",
            f"The {topic} keeps an entry for every key, and each write has its price.",
            "A lookup takes constant time on average, while a collision degrades it to a scan.",
            "Under load from many clients the retries add up, and back pressure is needed.",
            "We profile the service before anything is changed \N{ROCKET}.",
            f"Nobody should think that a {topic} is free.", "What is read often stays in memory.", "",
        ]
    (folder / "scale.bank.md").write_text("\n".join(bank) + "\n", encoding="utf-8")
    return folder / "scale.answers.md", "markdown", "\n".join(text[:n_lines]) + "\n"


def program(folder, n_lines):
    text = ["import os", ""]
    for n in range(n_lines // 10):
        text += [
            f"def reason_{n}(values, limit=None):", f'    """Adds up what is below the limit number {n}."""', "    total = 0",
            "    for value in values:", "        if limit is None or value < limit:", "            total += value",
            f"    unused_{n} = total * 2", "    return total", "", "",
        ]
    return folder / "scale.py", "python", "\n".join(text[:n_lines]) + "\n"


def rank(times, percent):
    return sorted(times)[max(0, -(-len(times) * percent // 100) - 1)]


class Session:
    """A server with a file open."""

    def __init__(self, command, make, n_lines, folder):
        path, language, self.text = make(folder, n_lines)
        path.write_text(self.text, encoding="utf-8")
        self.uri, self.version = path.as_uri(), 1
        lines = self.text.split("\n")
        wanted = "constant time" if language == "markdown" else "total += value"
        self.line = next(n for n in range(len(lines) // 2, len(lines)) if wanted in lines[n])
        self.column = len(lines[self.line])
        self.server = Server(command, folder)
        root = folder.as_uri()
        self.initialize, _ = self.server.request("initialize", {
            "processId": os.getpid(), "rootUri": root, "workspaceFolders": [{"uri": root, "name": "scale"}],
            "capabilities": {"general": {"positionEncodings": ["utf-16"]}, "textDocument": {"publishDiagnostics": {"versionSupport": True}}},
        })
        self.server.send({"method": "initialized", "params": {}})
        document = {"uri": self.uri, "languageId": language, "version": 1, "text": self.text}
        self.server.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        self.server.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")
        self.server.drain()

    def key(self):
        """Types a character, or takes it away again."""
        self.version += 1
        start = {"line": self.line, "character": self.column}
        end, text = (start, "x") if self.version % 2 == 0 else ({"line": self.line, "character": self.column + 1}, "")
        document = {"uri": self.uri, "version": self.version}
        changes = [{"range": {"start": start, "end": end}, "text": text}]
        params = {"textDocument": document, "contentChanges": changes}
        return self.server.send({"method": "textDocument/didChange", "params": params})

    def is_published(self, message):
        params = message.get("params") or {}
        return message.get("method") == "textDocument/publishDiagnostics" and params.get("version", 0) >= self.version

    def push(self):
        self.server.drain()
        began = self.key()
        at, _ = self.server.wait(self.is_published)
        return (at - began) * 1000

    def pull(self):
        self.server.drain()
        began = self.key()
        self.server.request("textDocument/diagnostic", {"textDocument": {"uri": self.uri}})
        return (time.perf_counter() - began) * 1000

    def burst(self):
        self.server.drain()
        began = time.perf_counter()
        for n in range(BURST_KEYS):
            time.sleep(max(0, began + n * BURST_INTERVAL - time.perf_counter()))
            self.key()
        n_published = 0
        while True:
            _, message = self.server.wait(lambda message: message.get("method") == "textDocument/publishDiagnostics")
            n_published += 1
            if self.is_published(message):
                return n_published

    def close(self):
        self.server.request("shutdown", None)
        self.server.send({"method": "exit"})
        self.server.process.wait(10)


def row(name, command, make, n_lines, n_edits):
    with tempfile.TemporaryDirectory() as folder:
        session = Session(command, make, n_lines, pathlib.Path(folder).resolve())
        before = session.server.cpu()
        pushed = [session.push() for _ in range(n_edits)]
        cpu = (session.server.cpu() - before) / n_edits
        pulled = [session.pull() for _ in range(n_edits)]
        n_published = session.burst()
        cells = [
            name, f"{n_lines:,}", f"{session.initialize:.1f}",
            f"{rank(pushed, 50):.2f} / {rank(pushed, 95):.2f}", f"{rank(pulled, 50):.2f} / {rank(pulled, 95):.2f}",
            f"{cpu:.1f}", f"{n_published} of {BURST_KEYS}", f"{session.server.memory():.0f}",
        ]
        session.close()
    print("| " + " | ".join(cells) + " |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examen", nargs="?", default="target/release/examen")
    parser.add_argument("--other", help="a server for Python, such as 'ruff server'")
    parser.add_argument("--lines", type=int, nargs="+", default=[200, 2000, 20000])
    parser.add_argument("--edits", type=int, default=60)
    arguments = parser.parse_args()
    examen = pathlib.Path(arguments.examen).resolve()
    if not examen.exists():
        sys.exit(f"{examen} is not there: cargo build --release")
    print("| server | lines | initialize, ms | push p50 / p95, ms | pull p50 / p95, ms | CPU per edit, ms | burst, messages | memory, MiB |")
    print("|---|---|---|---|---|---|---|---|")
    for n_lines in arguments.lines:
        row("examen", [str(examen), "lsp"], sheet, n_lines, arguments.edits)
        if arguments.other:
            other = shlex.split(arguments.other)
            row(pathlib.Path(other[0]).name, other, program, n_lines, arguments.edits)


if __name__ == "__main__":
    main()
