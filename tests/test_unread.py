"""What belongs to a post but was not read."""

from postlint import Media, Post
from postlint.reading import read
from postlint.unread import not_looked_at


def unread(post: Post) -> tuple[str, ...]:
    return not_looked_at(post, [read(post.text)])


def test_pictures_videos_and_links_are_counted() -> None:
    media = (Media(), Media("image", alt="a dog"), Media("video"), Media("audio"))
    post = Post("See https://norwell.example and norwell.gov.uk/two", media=media)
    assert unread(post) == ("2 pictures", "1 video", "1 recording", "2 links")


def test_a_plain_post_was_read_whole() -> None:
    assert unread(Post("Good morning @norwell #Norwell")) == ()


def test_nobody_has_looked_whether_a_post_fits_a_platform_that_is_not_known() -> None:
    assert unread(Post("Good morning", platform="blusky")) == ("1 unknown platform",)
    assert unread(Post("Good morning", platform="bsky")) == ()
    assert unread(Post("Good morning", platform="")) == ()
