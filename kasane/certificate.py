"""A certificate of our own for the machine's addresses, where the municipality gives none."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from kasane.errors import StoreError

FOLDER, CERTIFICATE, KEY = "tls", "certificate.pem", "key.pem"
DAYS, ANEW_BEFORE = 365, timedelta(days=30)


def own_certificate(data: Path, names: Iterable[str], now: datetime | None = None) -> str:
    """Keep one in the data folder, good for these names and addresses; its fingerprint.

    What is there stays as long as it is good: a browser that was told to trust it still does.

    Raises:
        StoreError: the folder can't be written.
    """
    now = now or datetime.now(UTC)
    folder = data / FOLDER
    wanted = {_general(name) for name in names}
    try:
        certificate = _kept(folder, wanted, now) or _made(folder, wanted, now)
    except OSError as error:
        raise StoreError(
            "暗号化のための証明書を保存できませんでした。データは何も変わっていません。"
            "データの保存先の権限と空き容量を確かめて、もう一度実行してください。"
        ) from error
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _kept(folder: Path, wanted: set[x509.GeneralName], now: datetime) -> x509.Certificate | None:
    try:
        certificate = x509.load_pem_x509_certificate((folder / CERTIFICATE).read_bytes())
        key = serialization.load_pem_private_key((folder / KEY).read_bytes(), None)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
    except (OSError, ValueError, x509.ExtensionNotFound):
        return None
    fits = key.public_key() == certificate.public_key() and wanted <= set(names.value)
    begun = certificate.not_valid_before_utc <= now
    lasts = now + ANEW_BEFORE <= certificate.not_valid_after_utc
    return certificate if fits and begun and lasts else None


def _made(folder: Path, wanted: set[x509.GeneralName], now: datetime) -> x509.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "kasane")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName(sorted(wanted, key=repr)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([x509.oid.ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    folder.mkdir(exist_ok=True)
    pem, no_password = serialization.Encoding.PEM, serialization.NoEncryption()
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, no_password)
    (folder / KEY).unlink(missing_ok=True)
    (folder / KEY).touch(mode=0o600)
    (folder / KEY).write_bytes(secret)
    (folder / CERTIFICATE).write_bytes(certificate.public_bytes(pem))
    return certificate
