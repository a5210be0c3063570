"""Ways in which a web server spoils git's answers, and servers that speak no protocol at all. For `Web`, see there."""

import contextlib
import socket
import threading
import time

from sshd import free_port


def head(handler, status, headers, length):
    """The beginning of an answer, with the length that was promised."""
    handler.send_response_only(status)
    for name, value in headers:
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(length))
    handler.end_headers()
    handler.wfile.flush()


def holds_pack(handler, result):
    return handler.command == "POST" and handler.path.endswith("git-upload-pack") and b"PACK" in result


def cut(handler, status, headers, result):
    """Half of a pack, then the end of the connection."""
    if holds_pack(handler, result):
        head(handler, status, headers, len(result))
        handler.wfile.write(result[: len(result) // 2])
        return True
    return False


def stall(handler, status, headers, result):
    """Half of a pack, and then nothing, while the connection stays."""
    if holds_pack(handler, result):
        head(handler, status, headers, len(result))
        handler.wfile.write(result[: len(result) // 2])
        handler.wfile.flush()
        handler.server.web.ended.wait(120)
        return True
    return False


def turned(handler, status, headers, result):
    """A pack in which one bit is turned."""
    if holds_pack(handler, result):
        other = bytearray(result)
        other[len(other) * 3 // 4] ^= 1
        handler.answer(status, headers, bytes(other))
        return True
    return False


def drip(every, size=1):
    """Some bytes of each answer at a time, so many seconds apart."""

    def spoil(handler, status, headers, result):
        head(handler, status, headers, len(result))
        for start in range(0, len(result), size):
            handler.wfile.write(result[start : start + size])
            handler.wfile.flush()
            if handler.server.web.ended.wait(every):
                break
        return True

    return spoil


def slow(handler, status, headers, result):
    """Each answer with a second before it and one in its middle: slow, but it comes."""
    time.sleep(1)
    head(handler, status, [*headers, ("Connection", "close")], len(result))
    handler.wfile.write(result[: len(result) // 2])
    handler.wfile.flush()
    time.sleep(1)
    handler.wfile.write(result[len(result) // 2 :])
    return True


def unanswered(handler, status, headers, result):
    """What was sent is taken, and then the connection ends without a word."""
    return handler.command == "POST" and handler.path.endswith("git-receive-pack") and len(result) > 0


def pages(status, content, kind="text/html"):
    """Every request gets this page."""

    def instead(handler):
        handler.body()
        handler.answer(status, [("Content-Type", kind)], content)
        return True

    return instead


def redirect(to, status=302, first_asks=False):
    """Every request is sent on to the same path elsewhere, at once or only who has told a password.

    `to` is called with the handler for the beginning of the address.
    """

    def instead(handler):
        if first_asks and not handler.allowed():
            return False
        handler.answer(status, [("Location", to(handler) + handler.path)], b"")
        return True

    return instead


class Silent:
    """Takes connections and says nothing, or some bytes and then nothing more."""

    def __init__(self, first=b"", then_ends=False):
        self.first, self.then_ends, self.held = first, then_ends, []

    def __enter__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self.take, daemon=True)
        self.thread.start()
        return self

    def take(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                self.held.append(connection)
                connection.sendall(self.first)
                if self.then_ends:
                    connection.close()

    def __exit__(self, *_):
        # Wakes the thread first, which would else wait at a number that soon is that of another server's socket.
        self.socket.shutdown(socket.SHUT_RDWR)
        self.thread.join()
        self.socket.close()
        for connection in self.held:
            connection.close()


def nobody():
    """A port at which nobody listens."""
    return free_port()
