"""What authors may write in a phrase, and what it stands for."""

import pytest

from postlint.authoring.phrase import MOST_VARIANTS, Reference, parse_phrase

DOOR = ("door", "doors")
KICK = ("kick", "kicked", "kicking", "kicks")


@pytest.mark.parametrize(
    ("phrase", "variants"),
    [
        pytest.param("kick", [(KICK,)], id="a word stands for all its forms"),
        pytest.param("kicking", [(("kicking",),)], id="an inflected word stands for itself"),
        pytest.param("=kick", [(("kick",),)], id="an equals sign asks for this form only"),
        pytest.param("door|=kick", [((*DOOR, "kick"),)], id="alternatives stay one element"),
        pytest.param("the? door", [(("the",), DOOR), (DOOR,)], id="an optional word makes two wordings"),
        pytest.param("kick ... door", [(KICK, 3, DOOR)], id="a gap is three words long"),
        pytest.param("kick ...5 door", [(KICK, 5, DOOR)], id="a gap may say how long it is"),
        pytest.param("(kick in|door)", [(DOOR,), (KICK, ("in",))], id="alternatives of several words"),
        pytest.param("(kick in)? door", [(KICK, ("in",), DOOR), (DOOR,)], id="an optional group"),
        pytest.param("can't", [(("ca",), ("n't",))], id="a contraction is two tokens"),
        pytest.param("big-red", [(("big",), ("-",), ("red", "reds"))], id="a hyphen is a token"),
        pytest.param("<number> door", [(("<number>",), DOOR)], id="a token class"),
        pytest.param("😍", [(("😍",),)], id="an emoji is a word"),
        pytest.param("👊🏽", [(("👊",),)], id="skin tone does not matter"),
        pytest.param("our [weapon]", [(("our",), Reference("weapon"))], id="a reference"),
        pytest.param("=DOOR", [(("door",),)], id="capitals do not matter"),
    ],
)
def test_notation(phrase: str, variants: list[object]) -> None:
    assert parse_phrase(phrase) == variants


@pytest.mark.parametrize(
    ("phrase", "cure"),
    [
        pytest.param("the?", "write at least one without `?`", id="nothing that must be there"),
        pytest.param("... door", "put a word on either side", id="a gap at the start"),
        pytest.param("kick ...", "put a word on either side", id="a gap at the end"),
        pytest.param("the? ... door", "put a word on either side", id="a gap that an option lays bare"),
        pytest.param("kick ...9 door", "write ...1 to ...8", id="a gap too long"),
        pytest.param("a ... b ... c ... d", "write at most 2", id="too many gaps"),
        pytest.param("kick||smash", "remove a `|`", id="an empty alternative"),
        pytest.param("kick (in", "see the notation", id="a bracket left open"),
        pytest.param("<nonsense> door", "there is no token class <nonsense>", id="an unknown class"),
        pytest.param(" ".join(["(a b|c d)"] * 10), f"stands for {2**10} wordings", id="too many wordings"),
    ],
)
def test_what_cannot_be_read_teaches(phrase: str, cure: str) -> None:
    with pytest.raises(ValueError, match=r"^phrase|^cannot|^there") as caught:
        parse_phrase(phrase)
    assert cure in str(caught.value)


def test_the_bound_on_wordings_is_what_it_says() -> None:
    assert len(parse_phrase(" ".join(["(a b|c d)"] * 8))) == 2**8 <= MOST_VARIANTS
