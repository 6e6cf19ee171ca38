"""Which addresses may become links in a page or a document that somebody else opens."""

WEB = ("http://", "https://")


def web_link(url: str | None) -> str | None:
    """Return an address of the web as it is, and None for any other, such as one that would run a program."""
    return url if url is not None and url.lower().startswith(WEB) else None
