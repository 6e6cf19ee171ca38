"""A packed table gives back every row as it was put in, and nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from postlint.rules.table import Table, packed

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**31), 2**31) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.dictionaries(keys, values), st.lists(st.text(max_size=8)))
def test_every_row_is_found_and_no_other(rows: dict[str, object], others: list[str]) -> None:
    table = Table(memoryview(packed(rows)))
    assert {key: table.get(key) for key in rows} == rows
    assert sorted(table) == sorted(rows)
    assert all(table.get(key) is None for key in others if key not in rows)


def test_keys_of_one_checksum_are_told_apart() -> None:
    # The shortest of words that share a CRC-32.
    rows = {"plumless": 1, "buckeroo": 2}
    table = Table(memoryview(packed(rows)))
    assert (table.get("plumless"), table.get("buckeroo")) == (1, 2)
    only = Table(memoryview(packed({"plumless": 1})))
    assert only.get("buckeroo") is None


def test_an_empty_table_has_nothing() -> None:
    table = Table(memoryview(packed({})))
    assert (table.get(""), table.get("a"), [*table]) == (None, None, [])
