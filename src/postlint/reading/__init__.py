"""A post's text as a reader takes it in, cut into tokens."""

from postlint.reading.model import Hashtag, Reading, Stretch
from postlint.reading.reader import read

__all__ = ["Hashtag", "Reading", "Stretch", "read"]
