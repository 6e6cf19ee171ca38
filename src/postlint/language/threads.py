"""How many threads numpy may multiply matrices with."""

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[Any]:
    """Let numpy multiply with one thread only while the context is open.

    The matrices of a post are small: more threads hardly make it faster, and where other processes want the
    cores too, threads that wait for each other cost ten to twenty times what a post takes.
    """
    limited: AbstractContextManager[Any] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
