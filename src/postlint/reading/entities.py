"""Links, addresses, mentions, hashtags and cashtags, by the published behaviour of twitter-text."""

import re
from functools import cache

# Generic and country domains that people write without a protocol.
_DOMAINS = (
    "(?:com?|org|net|gov|ac|police)\\.[a-z]{2}|com|org|net|edu|gov|mil|int|info|biz|io|uk|ie|eu|us|ca|au|nz|de|fr|es|nl|ly|gl|gd|co|scot|wales|cymru|london"
    "|police|app|dev|news|online|site|tv|link|page|blog|charity"
)
# These are also English words, so that "end.So" is a missing space; a path or www. settles it.
_DOMAINS_WITH_PATH = "be|me|to|it|is|in|so|no|at|as|am|my|do|pm|st|sh|cc|ai|gg|social|live|tt|fm|ms|mp|pe|re|la"

_LABEL = r"[A-Za-z0-9][A-Za-z0-9-]{0,62}+\."
_PATH = r"(?>(?:[^\s()<>\"\u201c\u201d]|\([^\s()<>\"\u201c\u201d]*+\))*)"

LINK = (
    # The platform's own short links end with their code, whatever is typed behind it.
    r"(?P<link>(?i:https?://)t\.co/[A-Za-z0-9]++"
    rf"|(?i:https?://)[^\W_]{_PATH}"
    rf"|(?<![\w@$#./-])(?:(?i:www\.)(?:{_LABEL}){{1,5}}[A-Za-z]{{2,24}}(?![\w@-])"
    rf"|(?:{_LABEL}){{1,5}}(?i:{_DOMAINS})(?![\w@-])"
    rf"|(?:{_LABEL}){{1,5}}(?:{_DOMAINS_WITH_PATH})(?=/\w))(?::\d{{1,5}}+)?(?:[/?]{_PATH})?)"
)
TRAILING = ".,;:!?'\u2019\u2018\u2026*_~`\u00b4"

EMAIL = r"(?P<email>[A-Za-z0-9][\w.+%-]{0,63}+@(?:[A-Za-z0-9-]{1,63}+\.){1,5}[A-Za-z]{2,24}(?![\w@]))"

_MENTION = (
    r"(?P<mention>(?:(?<![A-Za-z0-9_!#$%&*@])|(?<=\b[Rr][Tt]))@[A-Za-z0-9_]{1,20}+(?:/[A-Za-z][\w-]{0,24}+)?"
    r"(?![A-Za-z0-9_@\u00c0-\u024f]|://))"
)

# At least one letter; joined by a middle dot, a wave dash; another # or :// right behind makes it no tag.
_HASHTAG = r"(?P<hashtag>(?<![\w&])#(?=[\d_]*+[^\W\d_])\w++(?>(?:[\u00b7\u301c\u30fb]\w++)*)(?!#|://))"

_CASHTAG = r"(?P<cashtag>(?<!\S)\$[A-Za-z]{1,6}+(?:[._][A-Za-z]{1,2})?(?![\w$]|[.,]\d))"

_EMOTICON = r"[:;=]['-]?[)(/|*]++|(?<!\w)[:;=]-?[DPpO](?!\w)|</?3(?!\d)|\^_*\^"
_HEADLESS = r"(?P<headless>(?<!\w)['\u2019\u2018](?i:tis|twas|em|til|bout|s|ll|re|ve|d|m)(?!\w))"
_RUNS = r"[.!?\u2026]++|-++|=++|\*++|~++|\+++|<++|>++|\|++|_++|#++|@++|\^++|,++|:++|;++|/++|\\++|\S"


@cache
def sign_pattern() -> re.Pattern[str]:
    """Compile the pattern of what begins with neither a letter nor a figure."""
    return re.compile(f"{_MENTION}|{_HASHTAG}|{_CASHTAG}|{_EMOTICON}|{_HEADLESS}|{_RUNS}")
