"""What answers kvsmon: its own simulator, and servers that don't answer as they should."""

import contextlib
import socket
import subprocess
import threading


@contextlib.contextmanager
def simulator(kvsmon, *scenarios, elapsed="2m"):
    """A simulator's process and what it told clients to export."""
    process = subprocess.Popen(
        [kvsmon, "simulate", *scenarios, "--elapsed", elapsed], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True
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


@contextlib.contextmanager
def listener(answer):
    """The environment of a service on loopback that gives each connection to `answer`, on a thread of its own."""
    server = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield {
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.getsockname()[1]}", "AWS_REGION": "us-west-2",
            "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "B",
        }
    finally:
        server.close()


def silent(connection):
    """Takes every request and answers none."""
    with contextlib.suppress(OSError), connection:
        while connection.recv(65_536):
            pass


def answering(status, body):
    """Answers every request with `status` and `body`."""
    head = f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nx-amzn-ErrorType: {{}}\r\nContent-Length: "

    def answer(connection):
        with contextlib.suppress(OSError), connection:
            while connection.recv(65_536):
                connection.sendall(f"{head.format('ClientLimitExceededException')}{len(body)}\r\n\r\n".encode() + body)

    return answer
