"""The platforms that posts are made for: what they take, and how they count it.

Imported only for posts that name a platform: most tables of a cold start are needed by every post, these are not.
"""

from postlint.platforms.counting import CHARACTERS, Fit, fit
from postlint.platforms.known import Platform, platform_called
from postlint.platforms.parts import Parts, parts

__all__ = ["CHARACTERS", "Fit", "Parts", "Platform", "fit", "parts", "platform_called"]
