"""Every error that gpqa raises on purpose.

Catch :class:`GpqaError` to catch them all; a caller who can do something
particular about one case catches that case::

    GpqaError
    ├── UsageError                 the call itself is wrong (exit code 2)
    │   ├── QuestionError          empty, too long, or not text
    │   └── UnknownSourceError     no source of that id in the index
    ├── SourceError                a document cannot be read
    │   ├── UndecodableError       its bytes are not text in the encoding tried
    │   ├── UnsupportedFileError   binary, not a plain file, or a format not read
    │   ├── OversizeError          larger than the limit for one source
    │   ├── MissingReaderError     the library that reads such files is not installed
    │   ├── ConversionError        its text cannot be taken out of it
    │   │   └── ConversionLimitError  not within the limits on time, memory and size
    │   ├── RecordError            a line of a .jsonl is malformed
    │   └── DuplicateSourceError   two sources claim one id
    ├── EncoderError               a model cannot be loaded, exported or run
    │   ├── ModelNotFoundError     no model of that name lies on this machine
    │   ├── NotExportedError       the model was not prepared for questions yet
    │   ├── ModelIntegrityError    the model's files are not the expected ones
    │   └── MissingExtraError      an optional package is not installed
    ├── CorpusIndexError           an index on disk cannot be used
    │   ├── IndexNotFoundError     there is none of that name
    │   ├── IndexDamagedError      a file is missing, truncated or altered
    │   ├── IndexFormatError       written by a newer or older format
    │   ├── IndexModelError        built with another model than the one at hand
    │   ├── IndexBusyError         another process is writing it
    │   └── IndexWriteError        the disk is full or refuses
    ├── ReceiptError               not an answer's JSON
    ├── EvaluationError            figures cannot be worked out
    │   ├── GoldError              a gold set is malformed or does not fit its documents
    │   └── ResultsError           not the JSON of an evaluation
    └── ConfigError                a setting has an impossible value

Messages are sentences for the person at the keyboard: what was found, where,
and what to do about it.
"""

from __future__ import annotations

from typing import ClassVar

__all__ = [
    "ConfigError",
    "ConversionError",
    "ConversionLimitError",
    "CorpusIndexError",
    "DuplicateSourceError",
    "EncoderError",
    "EvaluationError",
    "GoldError",
    "GpqaError",
    "IndexBusyError",
    "IndexDamagedError",
    "IndexFormatError",
    "IndexModelError",
    "IndexNotFoundError",
    "IndexWriteError",
    "MissingExtraError",
    "MissingReaderError",
    "ModelIntegrityError",
    "ModelNotFoundError",
    "NotExportedError",
    "OversizeError",
    "QuestionError",
    "ReceiptError",
    "RecordError",
    "ResultsError",
    "SourceError",
    "UndecodableError",
    "UnknownSourceError",
    "UnsupportedFileError",
    "UsageError",
]


class GpqaError(Exception):
    """The root: everything that gpqa raises on purpose is one of these."""

    exit_code: ClassVar[int] = 1
    """What the command exits with when this error ends it."""


class UsageError(GpqaError):
    """The call itself is wrong; the same call will fail again."""

    exit_code = 2


class QuestionError(UsageError):
    """The question is empty, too long, or not text."""


class UnknownSourceError(UsageError):
    """The index holds no source of that id."""


class SourceError(GpqaError):
    """A document cannot be read."""


class UndecodableError(SourceError):
    """The bytes are not text in the encoding that was tried."""


class UnsupportedFileError(SourceError):
    """The file is binary, not a plain file, or in a format that is not read."""


class OversizeError(SourceError):
    """The document is larger than the limit for a single source."""


class MissingReaderError(SourceError):
    """The library that reads files of this kind is an extra that is not installed."""


class ConversionError(SourceError):
    """A document's text cannot be taken out of its file: damaged, locked, empty."""


class ConversionLimitError(ConversionError):
    """Taking a document's text out of its file needs more than one document may have."""


class RecordError(SourceError):
    """A line of a ``.jsonl`` file is malformed."""


class DuplicateSourceError(SourceError):
    """Two sources claim the same id."""


class EncoderError(GpqaError):
    """An embedding model cannot be loaded, exported or run."""


class ModelNotFoundError(EncoderError):
    """No model of that name lies on this machine (none is ever downloaded)."""


class NotExportedError(EncoderError):
    """The model has not been exported on this machine yet: ``gpqa index`` does it."""


class ModelIntegrityError(EncoderError):
    """The model's files are not the ones that were expected."""


class MissingExtraError(EncoderError):
    """An optional package is needed; the message is the install command."""


class CorpusIndexError(GpqaError):
    """An index on disk cannot be used."""


class IndexNotFoundError(CorpusIndexError):
    """There is no index of that name or at that path."""


class IndexDamagedError(CorpusIndexError):
    """A file of the index is missing, truncated, altered or swapped."""


class IndexFormatError(CorpusIndexError):
    """The index was written in a format that this version does not read."""


class IndexModelError(CorpusIndexError):
    """The index was built with another model than the one at hand."""


class IndexBusyError(CorpusIndexError):
    """Another process is writing this index."""


class IndexWriteError(CorpusIndexError):
    """The index could not be written; the one that was there is untouched."""


class ReceiptError(GpqaError):
    """What was handed to ``verify`` is not an answer's JSON."""


class EvaluationError(GpqaError):
    """Figures of quality cannot be worked out."""


class GoldError(EvaluationError):
    """A gold set is malformed, or does not fit its documents."""


class ResultsError(EvaluationError):
    """What was handed over is not the JSON of an evaluation."""


class ConfigError(GpqaError):
    """A setting has an impossible value."""
