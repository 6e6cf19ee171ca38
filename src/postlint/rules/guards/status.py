"""What is known of the person whom words mean: convicted, charged, a victim."""

from postlint.reading import Stretch
from postlint.rules.compiled import Guard
from postlint.rules.field import FieldText
from postlint.rules.syntax.people import Person, mentions_in
from postlint.rules.syntax.roles import doers, undergoers
from postlint.rules.syntax.scope import governors
from postlint.rules.syntax.tree import head_of


def has_status(guard: Guard, stretch: Stretch, text: FieldText) -> bool:
    """Tell whether what the guard names is said of the very person whom the words mean, anywhere in the text.

    Where it cannot be told of whom either is said, one person is assumed to be meant.
    """
    meant = persons_concerned(stretch, text)
    _, _, *statuses = guard.concepts
    for concept in statuses:
        for status in text.occurrences(concept):
            concerned = persons_concerned(status, text)
            if not meant or not concerned or any(one is other for one in meant for other in concerned):
                return True
    return False


def persons_concerned(stretch: Stretch, text: FieldText) -> list[Person]:
    """List the persons whom words mean, or whom the event that they tell of concerns; our own side is left out.

    An event concerns whom it befalls ("jailed a man") and else who does it ("a man pleaded guilty").
    """
    people, grammar, keys = text.people, text.grammar, text.reading.keys
    meant = [person for person in mentions_in(stretch, people, grammar) if not person.ours]
    if meant:
        return meant
    for word in governors(head_of(stretch, grammar), grammar, keys):
        for named in (undergoers(word, grammar, keys), doers(word, grammar, keys)):
            concerned = [person for token in named if (person := people.of(token)) is not None and not person.ours]
            if concerned:
                return concerned
    return []
