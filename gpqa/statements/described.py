"""People and speakers as an index keeps them: as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from gpqa.directory import Speaker
from gpqa.names import Name
from gpqa.statements.person import Person, PersonKind

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["describe", "read_person", "read_speaker"]


def describe(somebody: Person | Speaker) -> str:
    """A person of a document or a speaker of the corpus as JSON, without what is empty."""
    return json.dumps(_filled(asdict(somebody)), ensure_ascii=False, separators=(",", ":"))


def read_person(described: str) -> Person:
    """The person that :func:`describe` was given."""
    return Person(**_parts(described))


def read_speaker(described: str) -> Speaker:
    """The speaker that :func:`describe` was given."""
    return Speaker(**_parts(described))


def _filled(value: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _filled(each) if isinstance(each, dict) else each
        for key, each in value.items()
        if each not in (None, (), [])
    }


def _parts(described: str) -> dict[str, Any]:
    values = {key: _tuple(each) for key, each in json.loads(described).items()}
    values["kind"] = PersonKind(values["kind"])
    if values.get("parts"):
        values["parts"] = Name(**{key: _tuple(each) for key, each in values["parts"].items()})
    return values


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
