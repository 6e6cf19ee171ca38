"""Spreadsheets: headers tell what columns hold, and every row that can be read is."""

from datetime import datetime
from pathlib import Path

import pytest

from postlint import Media, Post, QuotedPost
from postlint.drafts import Draft, read_drafts
from postlint.drafts.columns import HEADERS, Columns
from postlint.drafts.moment import DateOrder
from postlint.errors import DraftError
from postlint.profile.schema import ColumnTable


def read(folder: Path, data: str | bytes, columns: Columns | None = None) -> tuple[list[Draft], list[str]]:
    path = folder / "a.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(read_drafts(path, columns))
    errors = [str(error).removeprefix(f"{path}:") for error in found if isinstance(error, DraftError)]
    return [draft for draft in found if isinstance(draft, Draft)], errors


def posts(folder: Path, data: str, columns: Columns | None = None) -> list[Post]:
    drafts, errors = read(folder, data, columns)
    assert not errors
    return [draft.post for draft in drafts]


def test_columns_are_the_fields_of_a_post(tmp_path: Path) -> None:
    header = "TEXT,id,Platform,account,publish_at,reply_to,thread,language,quotes.text,quotes.account,media[1].alt"
    row = "Hello,0042,x,@NorwellPolice,2026-05-04T09:30,77,flood,en-GB,Is it open?,@Council,A map"
    (post,) = posts(tmp_path, f"{header},media[0].transcript\n{row},\n")
    assert post == Post(
        text="Hello",
        id="0042",
        platform="x",
        account="@NorwellPolice",
        publish_at=datetime(2026, 5, 4, 9, 30),
        media=(Media(alt="A map"),),
        reply_to="77",
        quotes=QuotedPost(text="Is it open?", account="@Council"),
        thread="flood",
        language="en-GB",
    )


def test_the_columns_of_hootsuite_need_no_header(tmp_path: Path) -> None:
    (post,) = posts(tmp_path, '25/06/2026 09:30,"Hello, all",https://x.example\n')
    assert post == Post(text="Hello, all\nhttps://x.example", publish_at=datetime(2026, 6, 25, 9, 30))


def test_the_columns_of_buffer(tmp_path: Path) -> None:
    data = "Text,Image URL,Tags,Posting Time,Board Name\nHello,https://x.example/a.png,parks,2026-06-25 09:30,\n"
    assert posts(tmp_path, data) == [Post(text="Hello", publish_at=datetime(2026, 6, 25, 9, 30), media=(Media(),))]


def test_the_columns_of_sprout_social(tmp_path: Path) -> None:
    data = "date,time_24hr,message_text\n25/06/2026,09:30,Hello\n06/25/2026,21:30,Bye\n"
    assert [post.publish_at for post in posts(tmp_path, data)] == [
        datetime(2026, 6, 25, 9, 30),
        datetime(2026, 6, 25, 21, 30),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_sign_between_cells_is_found_out(tmp_path: Path, delimiter: str) -> None:
    assert posts(tmp_path, f'Id{delimiter}Text\n1{delimiter}"One, two; three"\n') == [Post("One, two; three", id="1")]


def test_the_link_of_a_column_stands_below_the_text_once(tmp_path: Path) -> None:
    first, second = posts(tmp_path, "Text,Link\nSee,https://x.example\nSee https://x.example,https://x.example\n")
    assert (first.text, second.text) == ("See\nhttps://x.example", "See https://x.example")


def test_a_link_below_the_text_has_its_own_place(tmp_path: Path) -> None:
    (draft,), _ = read(tmp_path, 'Link,Text\nhttps://x.example,"""See"""\n')
    assert draft.positions("text", [0, 1, 5, 6]) == [(2, 20), (2, 22), (2, 27), (2, 1)]


def test_several_pictures_with_their_words(tmp_path: Path) -> None:
    data = (
        'Text,Image URL,Alt text 1,Alt text 2,Video URL,Transcript\nHi,"https://a https://b",One,Two,https://c,Three\n'
    )
    (post,) = posts(tmp_path, data)
    assert post.media == (Media(alt="One"), Media(alt="Two"), Media(kind="video", transcript="Three"))


def test_no_column_hides_another_of_its_kind(tmp_path: Path) -> None:
    columns = Columns({"first": "alt", "second": "alt"})
    (post,) = posts(tmp_path, "Text,First,Alt text,Second,Alt text\nHi,One,Two,Three,Four\n", columns)
    assert post.media == (Media(alt="One"), Media(alt="Two"), Media(alt="Three"), Media(alt="Four"))


def test_a_first_comment_is_read_like_the_next_post_of_a_thread(tmp_path: Path) -> None:
    post, comment = posts(tmp_path, "Id,Text,First comment\n7,Hello,Bye\n")
    assert (post.text, comment.text, comment.id) == ("Hello", "Bye", "7, first comment")
    assert post.thread == comment.thread is not None


def test_waivers_are_json_in_a_cell(tmp_path: Path) -> None:
    drafts, errors = read(tmp_path, 'Text,Waivers\nOne,"[{""rule"": ""jargon""}]"\nTwo,\nThree,yes\n')
    # What is no JSON is for who reads waivers: the post beside it is checked all the same.
    assert [draft.waivers for draft in drafts] == ['[{"rule": "jargon"}]', None, "yes"]
    assert errors == []


def test_a_profile_says_what_columns_hold(tmp_path: Path) -> None:
    columns = Columns({"words": "text", "golive": "publish_at", "text": "ignore"}, DateOrder.MONTH_FIRST)
    (post,) = posts(tmp_path, "Words,Go-live,Text\nHello,05/06/2026 9:30 pm,internal\n", columns)
    assert post == Post(text="Hello", publish_at=datetime(2026, 5, 6, 21, 30))


def test_whatever_a_column_can_hold_a_profile_can_name() -> None:
    assert set(ColumnTable().headers()) == set(HEADERS)


def test_an_unknown_column_with_words_is_named_once_and_the_posts_are_read(tmp_path: Path) -> None:
    drafts, errors = read(tmp_path, "Text,Story sticker,Spare\nOne,,\nTwo,Boo,\nThree,Boo,\n")
    assert [draft.post.text for draft in drafts] == ["One", "Two", "Three"]
    (error,) = errors
    assert error.startswith("1: the column `Story sticker` is not known, and its words were not checked; ")


def test_a_column_without_header_is_named_if_it_has_words(tmp_path: Path) -> None:
    _, errors = read(tmp_path, "Text,\nOne,\nTwo,Boo\n")
    assert errors == ["1: column 2 has no header, and its words were not checked; write what it holds"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("When,Wording\n1,Hello\n", "1: no column holds the text of the posts, by the headers `When`, `Wording`; "),
        ("Text,Caption\nHello,Bye\n", "1: the columns `Text`, `Caption` both hold `text`; delete one, "),
        ("Text,Text\nHello,Bye\n", "1: two columns are headed `Text`; delete one, or give it another header"),
        ("Text,Id\nHello\n", "2: this row has 1 cell, and the headers are 2; "),
        (
            "Text,Id\nHello, all,1\n",
            "2: this row has 3 cells, and the headers are 2; put a text that holds a `,`",
        ),
        (
            "25/06/2026 09:30,Hello, all,all,all\n",
            "1: this row has 5 cells, and without headers there are 3: ",
        ),
        ('Id,Text\n1,"Hello "you" there"\n', "2: after a closing quote the cell goes on; "),
        ("Id,Text\n1,\n", "2: the post is empty: write its text"),
        ("Id,Text\n", "1: below these headers there is no post; "),
        ("\n\n", " has no row in it; "),
        ("Text,Date\nHello,05/06/2026 09:30\n", "2: `05/06/2026 09:30` could be 2026-06-05 or 2026-05-06; "),
        ("Text,Date\nHello,31/02/2026 09:30\n", "2: `31/02/2026 09:30` is no date and time that exists; "),
        ("Text,Date\nHello,25/06/26 09:30\n", "2: `25/06/26 09:30` does not give the year in four figures; "),
        ("Text,Date\nHello,25/06/2026\n", "2: `25/06/2026` has no time of day; "),
        ("Text,Date\nHello,soon\n", "2: `soon` is not a date and time; "),
        (b"Text,Id\nCaf\xe9,1\n", "2: is not UTF-8 (byte 0xe9); save it as UTF-8"),
        (b"Text,Id\n" + b"Hello,1\n" * 2_000 + b"H\0,1\n", "2002: is not text (it holds NUL bytes)"),
        ("Text,Id\nHello,1\n".encode("utf-16"), " is UTF-16; save it as UTF-8"),
        ("Id,Text\n1," + "x" * 140_000 + "\n", "2: a cell of this row is longer than 131,072 characters"),
    ],
)
def test_a_mistake_has_its_place_and_its_cure(tmp_path: Path, data: str | bytes, message: str) -> None:
    _, errors = read(tmp_path, data)
    assert len(errors) == 1
    assert errors[0].startswith(message) or errors[0] == message.lstrip()


def test_a_quote_that_is_never_closed_does_not_hide_the_rows_below(tmp_path: Path) -> None:
    drafts, errors = read(tmp_path, 'Id,Text\n1,One\n2,"Two\n3,Three\n4,Four\n')
    assert [draft.post.text for draft in drafts] == ["One", "Three", "Four"]
    assert [error[:50] for error in errors] == ["3: a quote that is opened in this row is never clo"]


def test_a_broken_row_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    drafts, errors = read(tmp_path, b"Id,Text\n1,One\n2\n3,Caf\xe9\n4,Four\n")
    assert [(draft.line, draft.post.text) for draft in drafts] == [(2, "One"), (5, "Four")]
    assert [error[:2] for error in errors] == ["3:", "4:"]


def test_every_row_of_many_that_cannot_be_read_is_told_and_the_good_one_among_them_read(tmp_path: Path) -> None:
    rows = ['"a"b,1\n'] * 2000
    drafts, errors = read(tmp_path, "text,id\n" + "".join([*rows, "Hello,2\n", *rows]))
    assert [draft.post.text for draft in drafts] == ["Hello"]
    assert [error.partition(":")[0] for error in errors] == [str(line) for line in range(2, 4003) if line != 2002]
