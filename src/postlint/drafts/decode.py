"""From bytes to text: UTF-8, and an error that says which line is not."""

import re

from postlint.errors import DraftError

MARK = b"\xef\xbb\xbf"  # the byte order mark that some editors put before UTF-8
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
NOT_UTF_8 = "is UTF-16; save it as UTF-8"
NOT_TEXT = "is not text (it holds NUL bytes); write the post as UTF-8 text"
_UNREADABLE = re.compile("[\0\udc80-\udcff]")


def decode(data: bytes, source: str, first_line: int = 1) -> str:
    """Return the text in the bytes of a draft, without a byte order mark.

    Raises:
        DraftError: The bytes are not text, or not UTF-8. `first_line` is the number of their first line.
    """
    if data.startswith(UTF_16):
        raise DraftError(NOT_UTF_8, source=source)
    nul = data.find(b"\0")
    if nul >= 0:
        raise DraftError(NOT_TEXT, source=source, line=_line(data, nul, first_line))
    try:
        return data.removeprefix(MARK).decode()
    except UnicodeDecodeError as error:
        place = error.start + (len(MARK) if data.startswith(MARK) else 0)
        message = f"is not UTF-8 (byte 0x{data[place]:02x}); save it as UTF-8"
        raise DraftError(message, source=source, line=_line(data, place, first_line)) from None


def unreadable(text: str) -> tuple[str, int] | None:
    """Say what makes a text none, and at which index: NUL, or a byte that is not UTF-8.

    Such bytes are those that `surrogateescape` hands on; UTF-8 itself never gives these surrogates.
    """
    found = _UNREADABLE.search(text)
    if found is None:
        return None
    byte = ord(found[0]) - 0xDC00
    return (f"is not UTF-8 (byte 0x{byte:02x}); save it as UTF-8" if byte > 0 else NOT_TEXT), found.start()


def published_lines(text: str) -> str:
    r"""Return the text with every line ending as `\n`.

    How a file ends its lines belongs to the computer that wrote it, not to the post.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(data: bytes, place: int, first_line: int) -> int:
    before = data[:place].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return first_line + before.count(b"\n")
