"""`git http-backend` behind a small server, plain or TLS, with or without passwords; and ways to spoil its answers."""

import base64
import gzip
import http.server
import os
import ssl
import subprocess
import threading
import urllib.parse
from dataclasses import dataclass


@dataclass
class Asked:
    """One request as the server saw it."""

    method: str
    path: str
    authorization: str


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 120

    def log_message(self, *_):
        pass

    def handle(self):
        try:
            super().handle()
        except (ConnectionError, ssl.SSLError, TimeoutError):
            self.close_connection = True

    def body(self):
        if self.headers.get("Transfer-Encoding", "").lower() == "chunked":
            parts = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                parts.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            content = b"".join(parts)
        else:
            content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        return gzip.decompress(content) if self.headers.get("Content-Encoding") == "gzip" else content

    def allowed(self):
        people = self.server.web.people
        words = self.headers.get("Authorization", "").split()
        if not people:
            return True
        if len(words) != 2 or words[0].lower() != "basic":
            return False
        name, _, password = base64.b64decode(words[1]).decode(errors="replace").partition(":")
        return people.get(name) == password

    def answer(self, status, headers, content):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def take(self):
        web = self.server.web
        web.asked.append(Asked(self.command, self.path, self.headers.get("Authorization", "")))
        content = self.body()
        if web.instead and web.instead(self):
            return
        if not self.allowed():
            self.answer(401, [("WWW-Authenticate", 'Basic realm="Elm School"')], b"Who are you?\n")
            return
        status, headers, result = self.backend(content)
        if web.spoil and web.spoil(self, status, headers, result):
            self.close_connection = True
            return
        self.answer(status, headers, result)

    do_GET = do_POST = take

    def backend(self, content):
        """What git's own program for servers answers."""
        web = self.server.web
        path, _, query = self.path.partition("?")
        done = subprocess.run(
            ["git", "http-backend"],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                **web.world.environment,
                "GIT_PROJECT_ROOT": str(web.root),
                "GIT_HTTP_EXPORT_ALL": "1",
                # Percent signs of the path are undone by a web server.
                "PATH_INFO": os.fsdecode(urllib.parse.unquote_to_bytes(path)),
                "QUERY_STRING": query,
                "REQUEST_METHOD": self.command,
                "CONTENT_TYPE": self.headers.get("Content-Type", ""),
                "REMOTE_USER": "ada",
                "REMOTE_ADDR": "127.0.0.1",
                "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
            },
        )
        head, _, result = done.stdout.partition(b"\r\n\r\n")
        headers = [tuple(line.split(": ", 1)) for line in head.decode().splitlines() if ": " in line]
        status = next((int(value.split()[0]) for name, value in headers if name == "Status"), 200)
        return status, [pair for pair in headers if pair[0] != "Status"], result


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 100

    def handle_error(self, *_):
        """A client that goes away in the middle is what is tried here."""

    def finish_request(self, request, address):
        # In the thread of the request, so that a client that does not shake hands holds up nobody.
        if self.web.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*self.web.certificate)
            request = context.wrap_socket(request, server_side=True)
        super().finish_request(request, address)


class Web:
    """Runs between `with` and its end.

    root         the folder of the bare repositories that it serves
    people       passwords by name; nobody is asked where it is empty
    certificate  the files of a certificate and its key, for TLS
    instead      called with each request first; true when it has answered itself
    spoil        called with what git answers; true when it has sent something of it itself
    """

    def __init__(self, world, root, people=None, certificate=None, instead=None, spoil=None, host="127.0.0.1"):
        self.world, self.root, self.people, self.certificate = world, root, people or {}, certificate
        self.instead, self.spoil, self.host, self.asked = instead, spoil, host, []
        self.ended = threading.Event()

    def __enter__(self):
        self.server = Server((self.host, 0), Handler)
        self.server.web = self
        # Who connects and is gone again before he is looked at holds up nobody.
        self.server.socket.settimeout(5)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.server.shutdown()
        self.server.server_close()

    def url(self, bare, host=None, who=""):
        scheme = "https" if self.certificate else "http"
        return f"{scheme}://{who}{host or self.host}:{self.port}/{urllib.parse.quote(bare.name)}"

    @property
    def passwords(self):
        """The passwords it was told, in order."""
        told = [asked.authorization.split()[-1] for asked in self.asked if asked.authorization]
        return [base64.b64decode(word).decode(errors="replace") for word in told]
