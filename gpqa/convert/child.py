"""The process that conversions run in: it reads a request, answers it, reads the next.

A request is a line of JSON and so many bytes of a document; an answer is a line of JSON
and so many bytes of JSON. What the process may use is limited before it sees any
document: memory and processor time by the operating system; files, other processes and
the network by an audit hook, since no library has any business there. That hook is no
prison for hostile machine code, but no library reaches beyond it by mistake.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, BinaryIO

from gpqa.errors import ConversionError, ConversionLimitError, GpqaError, UndecodableError

if TYPE_CHECKING:
    from gpqa.convert.converted import Converted

__all__ = ["answer", "main"]

_ERRORS: dict[str, type[GpqaError]] = {
    each.__name__: each for each in (ConversionError, ConversionLimitError, UndecodableError)
}
_LONGEST = 200  # characters of a library's own message
_TOUCHES = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "pty.")
_CHANGES = frozenset(
    "os.system os.remove os.rename os.rmdir os.mkdir os.link os.symlink os.truncate os.chmod"
    " os.chown os.utime os.kill os.putenv shutil.rmtree shutil.move shutil.copyfile"
    " tempfile.mkstemp tempfile.mkdtemp urllib.Request ftplib.connect smtplib.connect".split()
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def main(memory: int) -> None:
    """Answer requests on stdin until it ends, with at most so many bytes of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is not an answer
    _limit(memory)
    sys.addaudithook(_refuse)
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["bytes"])
        if len(data) < request["bytes"]:
            return
        _limit_time(request["seconds"])
        reply, sound = answer(request, data)
        _put(answers, reply | {"sound": sound})
        if not sound:
            return


def _limit(memory: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        with suppress(ValueError, OSError):  # not every system limits everything
            resource.setrlimit(kind, (most, most))


def _limit_time(seconds: int) -> None:
    """Let the operating system end the process when it has used so much more of the processor."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + seconds + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    with suppress(ValueError, OSError):  # a lower limit holds already
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook: raise where a library reaches for what a conversion does not need."""
    if event == "open":
        writes = isinstance(arguments[2], int) and arguments[2] & _WRITING
        if not writes:
            return
    elif event not in _CHANGES and not event.startswith(_TOUCHES):
        return
    raise PermissionError(f"a conversion may not: {event}")


def answer(request: dict[str, Any], data: bytes) -> tuple[dict[str, Any], bool]:
    """The reply to a request, and whether this process is fit for another."""
    try:
        return {"converted": asdict(_convert(request, data))}, True
    except GpqaError as error:
        kind = type(error).__name__
        return {"error": kind if kind in _ERRORS else "ConversionError", "said": str(error)}, True
    except MemoryError:
        said = f"{request['where']} needs more memory than one document may have"
        return {"error": "ConversionLimitError", "said": said}, False
    except RecursionError:
        said = f"{request['where']} is nested too deeply to be read"
        return {"error": "ConversionLimitError", "said": said}, True
    except Exception as error:  # noqa: BLE001 - of a library, at any document at all
        detail = " ".join(f"{type(error).__name__}: {error}".split())[:_LONGEST]
        said = f"{request['where']} cannot be read: {detail}"
        return {"error": "ConversionError", "said": said}, True


def _convert(request: dict[str, Any], data: bytes) -> Converted:
    where, most = request["where"], request["max_chars"]
    if request["format"] == "pdf":
        from gpqa.convert import pdf

        return pdf.convert(data, where, max_chars=most)
    if request["format"] == "docx":
        from gpqa.convert import docx

        return docx.convert(data, where, max_chars=most)
    from gpqa.convert import html

    converted = html.convert(data, request["encoding"], where)
    if len(converted.text) > most:
        raise ConversionLimitError(f"{where} holds more than {most:,} characters of text")
    return converted


def _put(answers: BinaryIO, reply: dict[str, Any]) -> None:
    data = json.dumps(reply).encode()
    answers.write(b"%d\n" % len(data))
    answers.write(data)
    answers.flush()
