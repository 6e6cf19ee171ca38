"""The command line: `postlint`.

Exit codes: 0, nothing at or above `--fail-on`; 1, something; 2, the run itself failed. Whatever
happens, no traceback is shown and no failure passes for success.
"""

import contextlib
import io
import os
import sys
from collections.abc import Sequence

from postlint.cli.failure import FAILED, INTERRUPTED, internal_error
from postlint.cli.say import say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line on `arguments`, or those of the process, and return the exit code."""
    if sys.stdout is None:
        say("the report cannot be written: standard output is closed")
        return FAILED
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        code = FAILED
    except OSError as error:
        # An error in writing the report names no file.
        reason = (error.strerror or "unknown reason").lower()
        say(f"{error.filename}: {reason}" if error.filename else f"the report cannot be written: {reason}")
        _close_quietly()
        code = FAILED
    except Exception as error:
        say(f"{internal_error(error)}; the draft was not checked")
        code = FAILED
    return code


def _run(arguments: Sequence[str]) -> int:
    _write_anything()
    import typer

    from postlint.cli.app import app
    from postlint.errors import PostlintError

    try:
        # Typer's own way to run a program would print usage errors on several lines and let tracebacks through.
        command = typer.main.get_command(app)
        with command.make_context("postlint", list(arguments)) as context:
            command.invoke(context)
    except typer.Exit as done:
        return done.exit_code
    except PostlintError as error:
        say(str(error))
        return FAILED
    except Exception as error:
        usage = getattr(error, "format_message", None)  # a wrong option or argument, in every version of Typer
        if usage is None:
            raise
        # Typer passes on how pydantic begins the message of a wrong choice.
        message = usage().strip().replace("Value error, ", "")
        say(f"{message} Try `{_command(error)} --help`.")
        return FAILED
    return 0


def _command(error: Exception) -> str:
    """Return the command that a usage error is about."""
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context else "postlint"


def _write_anything() -> None:
    """Let the output carry any text: what its encoding lacks is escaped. Windows pipes get UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if os.name == "nt" else None, errors="backslashreplace")


def _close_quietly() -> None:
    """Point standard output to nowhere, so that Python does not complain about it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
