"""An OpenSSH server as whoever runs this, on a port of its own, with its own keys: nothing of the machine's is touched."""

import os
import shlex
import shutil
import socket
import subprocess
import time

from checks import Failed

PROGRAM = shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:" + os.environ["PATH"])
MISSING = "openssh-server is not installed (sudo apt-get install openssh-server)"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def make_key(path, kind="ed25519"):
    """A key without a passphrase at that path, its public half beside it."""
    size = ["-b", "3072"] if kind == "rsa" else []
    subprocess.run(["ssh-keygen", "-q", "-t", kind, *size, "-N", "", "-C", "key of Ada", "-f", str(path)], check=True)
    return path


class Sshd:
    """Runs between `with` and its end.

    host_key  the kind of key it shows
    command   text of a shell script that runs instead of what the client asks for, which is in $SSH_ORIGINAL_COMMAND
    banner    bytes that it shows before anybody is let in
    """

    def __init__(self, world, host_key="ed25519", command=None, banner=None):
        self.world, self.folder, self.port = world, world.place("sshd"), free_port()
        self.host_key = make_key(self.folder / "host", host_key)
        self.keys = self.folder / "authorized_keys"
        self.keys.write_text("")
        lines = [
            f"Port {self.port}",
            "ListenAddress 127.0.0.1",
            f"HostKey {self.host_key}",
            "PidFile none",
            "UsePAM no",
            # The scratch folder is in one that everybody may write to.
            "StrictModes no",
            f"AuthorizedKeysFile {self.keys}",
            "PasswordAuthentication no",
            "MaxStartups 100",
            "PermitRootLogin yes",
            "AcceptEnv GIT_PROTOCOL",
            "PrintMotd no",
            "MaxSessions 100",
        ]
        if command:
            script = self.folder / "command"
            script.write_text(f"#!/bin/sh\n{command}\n")
            script.chmod(0o755)
            lines.append(f"ForceCommand {script}")
        if banner:
            (self.folder / "banner").write_bytes(banner)
            lines.append(f"Banner {self.folder / 'banner'}")
        (self.folder / "config").write_text("\n".join(lines) + "\n")

    def __enter__(self):
        if os.geteuid() == 0:  # an empty folder in which it locks up what is not let in yet
            os.makedirs("/run/sshd", mode=0o755, exist_ok=True)
        log = self.folder / "log"
        self.process = subprocess.Popen(
            [PROGRAM, "-D", "-f", str(self.folder / "config"), "-E", str(log)],
            stdin=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]},
        )
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.05)
        raise Failed(f"sshd does not start: {log.read_text()}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def let_in(self, key):
        with self.keys.open("a") as keys:
            keys.write(key.with_name(key.name + ".pub").read_text())

    def known_as(self, key=None, host=None):
        """A line of known_hosts: this server, with its own key or another one."""
        public = (key or self.host_key).with_name((key or self.host_key).name + ".pub").read_text()
        return f"{host or f'[127.0.0.1]:{self.port}'} {public}"

    def configuration(self, key, known=None, name="127.0.0.1", more=()):
        """Lines of an ssh_config for a host of that name which leads here."""
        hosts = self.folder / f"known-{self.world.place('known').name}"
        hosts.write_text(self.known_as() if known is None else known)
        return "\n".join(
            [
                f"Host {name}",
                "  HostName 127.0.0.1",
                f"  Port {self.port}",
                f"  IdentityFile {key}",
                "  IdentitiesOnly yes",
                f"  UserKnownHostsFile {hosts}",
                "  GlobalKnownHostsFile /dev/null",
                *more,
                "",
            ]
        )

    def command(self, key, known=None, more=()):
        """For the variable GIT_SSH_COMMAND or the setting core.sshCommand."""
        file = self.world.place("config") / "config"
        file.write_text(self.configuration(key, known, "*", more))
        return f"ssh -F {shlex.quote(str(file))}"

    def url(self, path):
        return f"ssh://127.0.0.1:{self.port}{path}"
