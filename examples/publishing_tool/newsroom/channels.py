"""The channels: each turns a post into what its outlet takes, and hands it over at most once.

Here they write words into outboxes, one folder a channel; yours talk to a website, a platform and a mail server.
"""

import os
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any
from uuid import uuid4


class SendError(Exception):
    """Say why a channel did not take a post."""


def web_page(post: dict[str, Any]) -> str:
    """Return a page; the first line of the text is its heading."""
    heading, _, body = escape(post["text"]).partition("\n")
    paragraphs = "".join(f"<p>{part.strip()}</p>\n" for part in body.split("\n\n") if part.strip())
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>{heading}</title>\n<h1>{heading}</h1>\n{paragraphs}'


def x_post(post: dict[str, Any]) -> str:
    """Return the words as they are."""
    return str(post["text"])


def email(post: dict[str, Any]) -> str:
    """Return a message; the first line of the text is its subject."""
    subject, _, body = post["text"].partition("\n")
    message = EmailMessage()
    message["Subject"] = subject.strip()
    message.set_content(body.strip())
    return message.as_string()


RENDER: dict[str, Callable[[dict[str, Any]], str]] = {"web": web_page, "x": x_post, "email": email}


def send(outbox: Path, key: str, content: str) -> None:
    """Hand a post over. A key is taken once: what is there already is not sent again.

    Most platforms offer the same as an idempotency key; ask for it, because a lost answer is no failed post.

    Raises:
        SendError: The outlet did not take it.
    """
    unfinished = outbox / f".{uuid4().hex}"
    try:
        outbox.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(content, encoding="utf-8")
        if not (outbox / key).exists():
            # Unlike a rename, a link never replaces what another run has sent in the meantime.
            os.link(unfinished, outbox / key)
    except FileExistsError:
        if not (outbox / key).exists():
            raise SendError("the outbox is not a folder") from None
    except OSError as error:
        raise SendError(error.strerror or type(error).__name__) from None
    finally:
        if outbox.is_dir():
            unfinished.unlink(missing_ok=True)
