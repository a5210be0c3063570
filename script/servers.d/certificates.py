"""An authority of its own, and certificates by it that are right, of another name, or out of date; and one by nobody."""

import subprocess


class Certificates:
    def __init__(self, world):
        self.folder = world.place("certificates")
        self.authority = self.folder / "authority.crt"
        self.openssl(
            "req",
            "-x509",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-days",
            "30",
            "-subj",
            "/CN=Elm authority",
            "-keyout",
            "authority.key",
            "-out",
            "authority.crt",
        )
        (self.folder / "index").write_text("")
        (self.folder / "ca.conf").write_text(
            "[ca]\ndefault_ca=own\n[own]\nnew_certs_dir=.\ndatabase=index\nrand_serial=yes\ndefault_md=sha256\n"
            "unique_subject=no\npolicy=any\ncopy_extensions=copy\n[any]\ncommonName=supplied\n"
        )

    def openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, stdin=subprocess.DEVNULL, capture_output=True)

    def signed(self, name, start="20200101000000Z", end="20450101000000Z"):
        """The files of a certificate for `localhost`, or another name, and its key."""
        stem = f"{name}-{end}"
        self.openssl(
            "req",
            "-new",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-subj",
            f"/CN={name}",
            "-addext",
            f"subjectAltName=DNS:{name}",
            "-keyout",
            f"{stem}.key",
            "-out",
            f"{stem}.csr",
        )
        self.openssl(
            "ca",
            "-batch",
            "-notext",
            "-config",
            "ca.conf",
            "-cert",
            "authority.crt",
            "-keyfile",
            "authority.key",
            "-startdate",
            start,
            "-enddate",
            end,
            "-in",
            f"{stem}.csr",
            "-out",
            f"{stem}.crt",
        )
        return str(self.folder / f"{stem}.crt"), str(self.folder / f"{stem}.key")

    def self_signed(self):
        self.openssl(
            "req",
            "-x509",
            "-nodes",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-days",
            "30",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=DNS:localhost",
            "-keyout",
            "self.key",
            "-out",
            "self.crt",
        )
        return str(self.folder / "self.crt"), str(self.folder / "self.key")
