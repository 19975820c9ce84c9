"""The addresses of the service: what each takes and gives, as its OpenAPI description says."""

from __future__ import annotations

import hashlib
import re
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import Depends, FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from gpqa import __version__
from gpqa.dates import TIME
from gpqa.errors import GpqaError
from gpqa.library import Library
from gpqa.models import Answer, SearchResult
from gpqa.serve import lookup
from gpqa.serve.desk import Desk
from gpqa.serve.errors import failure_of
from gpqa.serve.limits import Limits
from gpqa.serve.models import (
    AskRequest,
    Citation,
    CiteRequest,
    Failure,
    IndexList,
    IndexSummary,
    SourceList,
    SpeakerList,
    StatementList,
    TextSlice,
)
from gpqa.serve.pages import load_page

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["create_api"]

_ABOUT = """Ask an index of documents a question; get back only what the documents say.

Every quote is verbatim: `start` and `end` count Unicode code points of the source's text,
and `GET /api/text` of that place gives the same characters. Where the documents do not say,
`answered` is false and `reason` says why.
"""

_LIMITS = Limits()
IndexName = Annotated[
    str | None, Query(max_length=1000, description="Which index; without it the first one.")
]
SourceIds = Annotated[
    list[str] | None,
    Query(max_length=_LIMITS.sources, description="Only these documents; may be repeated."),
]
Words = Annotated[
    str, Query(max_length=200, description="Only those that have all of these words or letters.")
]
Offset = Annotated[int, Query(ge=0, le=10**12, description="How many to leave out.")]
Limit = Annotated[int, Query(ge=1, le=_LIMITS.listed, description="At most so many.")]
SpeakerName = Annotated[str | None, Query(max_length=1000, description="Only this person.")]


def create_api(desk: Desk, limits: Limits) -> FastAPI:
    """The application without its guard: see :func:`gpqa.serve.app.create_app`."""
    failures = {
        status: {"model": Failure, "description": text}
        for status, text in (
            (400, "The question, or something else about the request, is no good."),
            (401, "The token is missing, or is another."),
            (403, "A page of somewhere else asks."),
            (404, "There is no such index, document or quote."),
            (405, "The address does not take this method."),
            (413, "The body is too long."),
            (415, "The body is not application/json."),
            (421, "The service is not called by this name."),
            (503, "Too many questions are being answered."),
            (504, "The answer took too long."),
        )
    }
    api = FastAPI(
        title="gpqa",
        version=__version__,
        description=_ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,  # these pages would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        responses={**failures},  # type: ignore[dict-item]
        # Nothing leaves the machine, whatever the environment asks for.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    api.state.desk = desk
    api.state.limits = limits
    _add_addresses(api)
    _add_page(api)
    described = api.openapi
    api.openapi = lambda: _without_422(described())  # type: ignore[method-assign]
    api.add_exception_handler(GpqaError, _failed)
    api.add_exception_handler(RequestValidationError, _invalid)
    api.add_exception_handler(HTTPException, _no_such)
    return api


def _without_422(described: dict[str, Any]) -> dict[str, Any]:
    """FastAPI's own failure is never given: what does not fit is a 400, as everything else."""
    for methods in described["paths"].values():
        for operation in methods.values():
            operation["responses"].pop("422", None)
    for model in ("HTTPValidationError", "ValidationError"):
        described["components"]["schemas"].pop(model, None)
    return described


async def _no_other(request: Request) -> None:
    """Refuse what an address does not take: overlooked, the answer would be to something else."""
    known = _taken(request)
    others = [name for name in request.query_params if name not in known]
    if others:
        errors = [{"type": "extra_forbidden", "loc": ("query", name)} for name in others]
        raise RequestValidationError(errors)


def _taken(request: Request) -> list[str]:
    """The names of what stands in the query of this address."""
    return [each.alias for each in request.scope["route"].dependant.query_params]


def _add_addresses(api: FastAPI) -> None:
    checked = [Depends(_no_other)]
    get = partial(api.get, response_class=Response, dependencies=checked)
    post = partial(api.post, response_class=Response, dependencies=checked)
    get("/api/indexes", response_model=IndexList, tags=["indexes"])(indexes)
    get("/api/index", response_model=IndexSummary, tags=["indexes"])(index)
    post("/api/ask", response_model=Answer, tags=["questions"])(ask)
    post("/api/search", response_model=SearchResult, tags=["questions"])(search)
    post("/api/cite", response_model=Citation, tags=["questions"])(cite)
    get("/api/sources", response_model=SourceList, tags=["documents"])(sources)
    get("/api/text", response_model=TextSlice, tags=["documents"])(text)
    get("/api/speakers", response_model=SpeakerList, tags=["people"])(speakers)
    get("/api/statements", response_model=StatementList, tags=["people"])(statements)


# --- the addresses ---------------------------------------------------------------------


async def indexes(request: Request) -> Response:
    """Every index that can be asked; the first is asked where none is named."""
    found = await _desk(request).indexes()
    return _json(IndexList(indexes=tuple(found)).model_dump_json().encode())


async def index(request: Request, index: IndexName = None) -> Response:
    """One index: how much is in it, and what time its documents are of."""
    return _json(await _desk(request).look_up(index, "summary", lookup.summary))


async def ask(request: Request, body: AskRequest) -> Response:
    """A question, answered in verbatim quotes, best first, or with why there are none."""
    return _json(await _desk(request).answer(body.index, _key("ask", body), partial(_ask, body)))


async def search(request: Request, body: AskRequest) -> Response:
    """The passages nearest to a question, whether or not they answer it."""
    work = partial(_search, body)
    return _json(await _desk(request).answer(body.index, _key("search", body), work))


async def cite(request: Request, body: CiteRequest) -> Response:
    """An answer, or one of its quotes, for another program: a citation, a sheet, an annotation.

    The question is answered (or remembered), never taken from the request: what is cited are
    words of the documents. A quote of `instead`, which answers nothing, comes without the question.
    """
    asked = AskRequest.model_validate(body.model_dump(include=set(AskRequest.model_fields)))
    cited = await _desk(request).made_of(
        body.index, _key("ask", asked), partial(_ask, asked), partial(_cite, body)
    )
    return _json(cited)


async def sources(
    request: Request,
    index: IndexName = None,
    id: SourceIds = None,  # noqa: A002 - the address's own word
    q: Words = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """The documents of an index, by their ids."""
    ids = tuple(id or ())
    work = partial(lookup.source_list, words=q, ids=ids, offset=offset, limit=limit)
    key = _digest("sources", q, *map(str, (offset, limit)), *ids)
    return _json(await _desk(request).look_up(index, key, work))


async def speakers(
    request: Request,
    index: IndexName = None,
    source: SourceIds = None,
    q: Words = "",
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """Who is heard, in these documents or all; those with most statements first."""
    ids = tuple(source or ())
    work = partial(lookup.speaker_list, words=q, sources=ids, offset=offset, limit=limit)
    key = _digest("speakers", q, *map(str, (offset, limit)), *ids)
    return _json(await _desk(request).look_up(index, key, work))


async def statements(
    request: Request,
    index: IndexName = None,
    speaker: SpeakerName = None,
    source: SourceIds = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> Response:
    """Everything that somebody is heard to say, ordered by document and place."""
    ids = tuple(source or ())
    work = partial(lookup.statement_list, speaker=speaker, sources=ids, offset=offset, limit=limit)
    key = _digest("statements", repr(speaker), *map(str, (offset, limit)), *ids)
    return _json(await _desk(request).look_up(index, key, work))


async def text(
    request: Request,
    source: Annotated[str, Query(max_length=2000, description="The document's id.")],
    index: IndexName = None,
    start: Offset = 0,
    end: Annotated[int | None, Query(ge=0, le=10**12)] = None,
) -> Response:
    """Characters `start` to `end` of a document; fewer, where that is more than is given at once.

    What is given says its own `start` and `end`: go on from there.
    """
    most = request.app.state.limits.text
    work = partial(lookup.read_text, source=source, start=start, end=end, most=most)
    return _json(await _desk(request).read(index, work))


def _ask(body: AskRequest, library: Library) -> str:
    return lookup.ask(library, body)


def _search(body: AskRequest, library: Library) -> str:
    return lookup.search(library, body)


def _cite(body: CiteRequest, library: Library, answer: bytes) -> str:
    return lookup.cite(library, body, answer)


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _key(kind: str, body: AskRequest) -> bytes:
    return _digest(kind, body.model_dump_json())


def _digest(*parts: str) -> bytes:
    """A short key for what may be long. The length of each part keeps them apart."""
    whole = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).digest()


# --- answers and failures --------------------------------------------------------------


def _json(body: bytes, status: int = 200) -> Response:
    headers = {"cache-control": "no-store"}
    if status == 503:
        headers["retry-after"] = "1"
    return Response(body, status, headers, "application/json")


def _failure(status: int, kind: str, message: str) -> Response:
    return _json(Failure(error=kind, message=message).model_dump_json().encode(), status)


async def _failed(_: Request, error: Exception) -> Response:
    status, kind, message = failure_of(error)
    if status == 500:
        from gpqa.terminal import note

        note(str(error))
    return _failure(status, kind, message)


async def _invalid(request: Request, error: Exception) -> Response:
    """What is wrong with a request, without giving back what was sent."""
    assert isinstance(error, RequestValidationError)
    model = CiteRequest if request.url.path == "/api/cite" else AskRequest
    found = [
        _fault(each, _taken(request) if each["loc"][0] == "query" else list(model.model_fields))
        for each in error.errors()[:5]
    ]
    return _failure(400, "request", "; ".join(found).encode("utf-8", "replace").decode())


_SHOULD = re.compile(r"(?:Input|String|List|Tuple|Value) (?=should )")
_NO_BODY = frozenset({"model_attributes_type", "model_type", "dict_type"})


def _fault(error: Mapping[str, Any], fields: list[str]) -> str:
    """What is wrong in one place, in words of JSON: it has lists and objects, no tuples."""
    kind, place = error["type"], error["loc"][1:4]
    where = ".".join(str(part) for part in place)[:100] or "the body"
    if kind == "json_invalid":
        return "the body is not JSON"
    if kind == "extra_forbidden":
        return f"there is no field {where!r}{_fields_like(where, fields)}"
    if kind == "missing":
        return f"{where} is missing"
    if kind in _NO_BODY:
        return f"{where} should be a JSON object, with a question"
    if kind == "string_pattern_mismatch":  # the one pattern that there is
        return f"{where} must be {TIME}"
    message = _SHOULD.sub("", str(error["msg"]))
    return f"{where} {message.replace('valid tuple', 'list').replace('a valid ', 'a ')}"


def _fields_like(name: str, fields: list[str]) -> str:
    if near := get_close_matches(name, fields, n=1):
        return f"; did you mean {near[0]}?"
    return f"; there are {', '.join(fields)}" if fields else "; this address takes none here"


async def _no_such(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # not UTF-8, or too deep to be read
        return _failure(400, "request", "the body is not JSON")
    if error.status_code == 405:
        taken = (error.headers or {}).get("Allow", "another method")
        return _failure(405, "method", f"this address takes {taken}")
    return _failure(error.status_code, "address", str(error.detail))


# --- the page --------------------------------------------------------------------------


def _add_page(api: FastAPI) -> None:
    files = load_page()

    def give(request: Request, name: str) -> Response:
        file = files.get(name)
        if file is None:
            raise HTTPException(404, "there is nothing at this address")
        if request.headers.get("if-none-match") == file.headers["etag"]:
            return Response(status_code=304, headers=file.headers)
        return Response(file.body, headers=file.headers)

    async def page(request: Request) -> Response:
        return give(request, "index.html")

    async def part(request: Request) -> Response:
        return give(request, request.path_params["name"])

    api.add_route("/", page, methods=["GET", "HEAD"], include_in_schema=False)
    api.add_route("/page/{name}", part, methods=["GET", "HEAD"], include_in_schema=False)
