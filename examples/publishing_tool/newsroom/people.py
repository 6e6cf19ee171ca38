"""People who may decide: named in newsroom.toml, and asked for a passphrase that no session holds.

Where your organisation has a single sign-on, ask for a fresh one there instead. To enter a person:
`python -m newsroom.people "Head of communications"` prints the lines for newsroom.toml.
"""

import hashlib
import hmac
import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from getpass import getpass


class NotAllowed(Exception):  # noqa: N818 - it reads as what happened
    """Say why a person may not decide this."""


@dataclass(frozen=True)
class Person:
    """Hold a name, what the person may do (`editor`, `duty`), and the proof of the passphrase."""

    name: str
    roles: tuple[str, ...]
    proof: str


def proof(passphrase: str, salt: str) -> str:
    """Return what is kept of a passphrase."""
    return salt + ":" + hashlib.scrypt(passphrase.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1).hex()


def confirm(name: str, role: str, passphrase: str, people: Sequence[Person]) -> None:
    """Let a person pass who is listed for a role and knows the passphrase.

    Raises:
        NotAllowed: The person is not, or does not; the message does not tell which.
    """
    for person in people:
        if person.name == name and role in person.roles:
            if hmac.compare_digest(proof(passphrase, person.proof.partition(":")[0]), person.proof):
                return
            break
    raise NotAllowed(f"{name} is not listed as {role} in newsroom.toml, or the passphrase is wrong")


if __name__ == "__main__":
    kept = proof(getpass(), secrets.token_hex(16))
    print(f'[[person]]\nname = "{sys.argv[1]}"\nroles = ["editor"]  # and/or "duty"\nproof = "{kept}"')
