"""What happens when a run fails: its exit code, and errors of postlint's own said without a word of the draft."""

from pathlib import Path

FAILED = 2
INTERRUPTED = 130


def internal_error(error: BaseException) -> str:
    """Return what went wrong inside postlint and where: the kind of error and the line of code.

    The error's own message is left out, because it may hold words of a confidential draft.
    """
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f" in {Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return f"internal error ({type(error).__name__}{place})"
