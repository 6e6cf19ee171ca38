"""A profile to start from: the name and the clock filled in, everything else there to be uncommented."""

import json

_TEXT = """\
# Who you are. `postlint profile check` names mistakes in this file, `postlint profile show` what is in force.
# What stands behind a # counts only once you take the # away.

[organisation]
name = {name}
timezone = {timezone}
#jurisdiction = "england"
# Further names of your side: teams, stations, services.
#names = ["Eastbrook Response", "Hallam Street station"]

# The accounts that you publish from, once for each. The voice is corporate, team or named.
#[[account]]
#handle = "@NorwellPolice"
#voice = "corporate"

# Who may decide to publish a post in spite of a finding, by office or by name; without anybody here nobody may.
#[[approver]]
#name = "Head of communications"

# What the columns of your spreadsheets hold, where postlint does not know their headers, and what no reader sees.
#[columns]
#text = "Copy"
#ignore = ["Signed off by"]
#date_order = "day-month-year"

# Times in which some posts should wait; the first and the last day belong to them. The kind is pre-election, mourning,
# silence, major-incident or active-proceedings. What begins in the night needs no editing:
# postlint period start major-incident "Fire at the mill"
#[[period]]
#kind = "pre-election"
#title = "Local elections"
#from = 2027-03-25
#until = 2027-05-06

# Your own advice, as long as it is in force: what it is about, and what nobody should be encouraged to do.
#[[guidance]]
#title = "Boil-water notice, Eastbrook"
#from = 2026-06-01
#topics = ["tap water", "drink"]
#discourages = ["drink from the? tap"]
#source = "https://norwell.example/boil-water"

# Rules of your own on top of the official ones, and rules that do not fit you; somebody answers for each decision.
#[rules]
#packs = ["official", "./house-rules"]
#disable = [
#    {{ rule = "superlative-claim", owner = "Head of digital", reason = "our style guide has its own rule" }},
#]
#severity = [
#    {{ rule = "unsourced-statistic", severity = "warning", owner = "Head of digital", reason = "we publish figures" }},
#]
"""


def profile_text(name: str, timezone: str) -> str:
    """Write the profile of an organisation that has none yet."""
    return _TEXT.format(name=toml_text(name), timezone=toml_text(timezone))


def toml_text(text: str) -> str:
    """Write a text as TOML does, which is as JSON does but for one character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
