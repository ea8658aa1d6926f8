"""What answers kvsmon: its own simulator, and servers that don't answer as they should."""

import contextlib
import subprocess


@contextlib.contextmanager
def simulator(kvsmon, scenario, elapsed="2m"):
    """A simulator's process and what it told clients to export."""
    process = subprocess.Popen(
        [kvsmon, "simulate", scenario, "--elapsed", elapsed], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
    )
    try:
        environment = {}
        for line in process.stdout:
            if line.startswith("export "):
                name, _, value = line.removeprefix("export ").strip().partition("=")
                environment[name] = value
            if line.startswith("# streams:"):
                break
        yield process, environment
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
