"""A real server in a process of its own, for tests over a socket, in a browser and with kill."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen


@dataclass
class Server:
    """``basis serve`` over a library's home; ``address`` has no slash at its end."""

    home: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def kill(self) -> None:
        """End it as a power cut would: it gets no chance to finish anything."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def serve(home: Path, starter: str = "") -> Server:
    """Start a server and wait until it answers; without ``starter`` a new library is empty."""
    port = _free_port()
    environ = os.environ | {
        "BASIS_HOME": str(home), "BASIS_NAME": "Ada", "BASIS_STARTER": starter,
    }  # fmt: skip
    command = [sys.executable, "-c", "from app import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL)
    server = Server(home, port, process)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            with urlopen(f"{server.address}/healthz", timeout=5):
                return server
        except (URLError, ConnectionError):
            time.sleep(0.05)
    server.kill()
    raise AssertionError("the server did not answer within a minute")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
