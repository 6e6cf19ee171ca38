"""The platforms that are known, what they are called, and how much they take.

Where the figures come from:

- X: X Developer Platform, Counting characters (2025), and twitter-text, configuration 3 (2018): 280. Premium accounts:
  Buffer, Character limits (2026): 25,000. Descriptions and pictures: X Developer Platform, Media (2025).
- Bluesky: the lexicons app.bsky.feed.post and app.bsky.embed.images (2024): 300 graphemes, four pictures. Descriptions:
  the constants of Bluesky's app (2024), since the lexicon leaves them open.
- Mastodon: Mastodon documentation, Posting to your profile (2025), and its StatusLengthValidator: 500 unless the
  server has raised it, descriptions of 1,500, four pictures.
- Threads: Meta, Threads API, Posts (2026): 500, carousels of 20.
- Instagram: Buffer, Character limits (2026), Publer, Character limit for all social networks (2025), for descriptions.
- Facebook: Upload-Post, Social media character limits (2025): 63,206, the figure that Facebook announced in 2011.
- LinkedIn: Buffer, Character limits (2026): 3,000; Publer (2025) for descriptions.
- Wireless Emergency Alerts: 47 CFR 10.430 (2019): 360.
- Text messages: see `parts.py`. They have no limit, and are cut into parts.
"""

import re
from dataclasses import dataclass
from functools import cache

from postlint.platforms.counting import (
    CHARACTERS,
    GRAPHEMES_AND_SHORT_LINKS,
    GRAPHEMES_AND_SHORT_MENTIONS,
    UTF8_EMOJI,
    UTF16_UNITS,
    WEIGHTS,
    Counting,
)


@dataclass(frozen=True, slots=True)
class Platform:
    """Say what a platform takes: so much text, descriptions of such a length, so many pictures.

    `names` are what people call it, in small letters and figures only. Without a number there is no limit, or none
    that is known.
    """

    title: str
    names: tuple[str, ...]
    limit: int | None = None
    counting: Counting = CHARACTERS
    longest_description: int | None = None
    most_pictures: int | None = None
    in_parts: bool = False


KNOWN = (
    Platform("X", ("x", "twitter", "xtwitter", "twitterx", "xcom"), 280, WEIGHTS, 1_000, 4),
    Platform("X Premium", ("xpremium", "twitterblue", "xlong"), 25_000, WEIGHTS, 1_000, 4),
    Platform("Bluesky", ("bluesky", "bsky", "bskyapp", "bskysocial"), 300, GRAPHEMES_AND_SHORT_LINKS, 2_000, 4),
    Platform("Mastodon", ("mastodon", "mastodonsocial", "fediverse"), 500, GRAPHEMES_AND_SHORT_MENTIONS, 1_500, 4),
    Platform("Threads", ("threads", "threadsnet", "threadscom", "metathreads"), 500, UTF8_EMOJI, 1_000, 20),
    Platform("Instagram", ("instagram", "insta", "ig"), 2_200, UTF16_UNITS, 1_000, 20),
    Platform("Facebook", ("facebook", "fb", "facebookpage"), 63_206, UTF16_UNITS),
    Platform("LinkedIn", ("linkedin",), 3_000, UTF16_UNITS, 4_086, 20),
    Platform("a Wireless Emergency Alert", ("wea", "wirelessemergencyalert"), 360),
    Platform("a text message", ("sms", "textmessage", "textalert"), in_parts=True),
    # Where a text may be as long as it has to be, or the limit depends on more than the text.
    Platform("a page or a letter", ("web", "website", "webpage", "news", "blog", "press", "pressrelease")),
    Platform("e-mail", ("email", "mail", "newsletter", "govdelivery")),
    Platform(
        "another app", ("nextdoor", "whatsapp", "telegram", "youtube", "tiktok", "snapchat", "flickr", "intranet")
    ),
)


def platform_called(name: str) -> Platform | None:
    """Find a platform by what people call it: "X", "twitter", "X/Twitter", "@bsky"; none where it is not known."""
    return _by_name().get(re.sub(r"[\W_]+", "", name.lower()))


@cache
def _by_name() -> dict[str, Platform]:
    return {name: platform for platform in KNOWN for name in platform.names}
