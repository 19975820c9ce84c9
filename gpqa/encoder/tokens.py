"""Counting tokens, and keeping texts within what a model can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpqa.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Encoding, Tokenizer

__all__ = ["TokenLimit"]

_FEW = 4
"""Up to so many texts are tokenised one by one: the batch call wakes a thread pool, which
takes longer on a busy machine than a question and its topic do."""


class TokenLimit:
    """A tokenizer together with the longest input its model takes.

    ``max_tokens`` includes the special tokens that the tokenizer adds. The tokenizer's
    own truncation and padding are switched off: truncation would be silent, and padding
    is the business of whoever makes the batches.
    """

    def __init__(self, tokenizer: Tokenizer, max_tokens: int) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.tokenizer = tokenizer
        self.max_tokens = max_tokens
        self.special = int(tokenizer.num_special_tokens_to_add(is_pair=False))

    def count(self, texts: Sequence[str]) -> list[int]:
        """Return each text's number of tokens, special tokens not counted."""
        return [len(each.ids) for each in self._encode(texts, special=False)]

    def encode(self, texts: Sequence[str]) -> list[Encoding]:
        """Tokenise with special tokens; EncoderError for a text over ``max_tokens``."""
        encodings = self._encode(texts, special=True)
        for position, each in enumerate(encodings):
            if len(each.ids) > self.max_tokens:
                raise EncoderError(
                    f"Text {position} has {len(each.ids)} tokens (special tokens included), "
                    f"but the model reads at most {self.max_tokens}. It was not truncated: "
                    "split it, or shorten it with fit()."
                )
        return encodings

    def fit(self, text: str) -> str:
        """Return the longest prefix of ``text``, on a token's end, that fits."""
        room = self.max_tokens - self.special
        (encoding,) = self._encode([text], special=False)
        if len(encoding.ids) <= room:
            return text
        ends = [end for _, end in encoding.offsets]
        # A prefix can tokenise into more pieces than it held as part of the whole
        # (byte-pair merges look ahead), so the count is taken again.
        for kept in range(room, 0, -1):
            prefix = text[: ends[kept - 1]]
            if self.count([prefix])[0] <= room:
                return prefix
        return ""

    def _encode(self, texts: Sequence[str], *, special: bool) -> list[Encoding]:
        if isinstance(texts, str):
            raise EncoderError("Expected a sequence of texts, got one string: put it in a list.")
        try:
            if len(texts) <= _FEW:
                return [self.tokenizer.encode(each, add_special_tokens=special) for each in texts]
            return list(self.tokenizer.encode_batch(list(texts), add_special_tokens=special))
        except (TypeError, UnicodeEncodeError) as error:
            raise EncoderError(
                f"A text is not valid Unicode and cannot be tokenised: {error}"
            ) from error
