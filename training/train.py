"""Trains the evidence scorer.

    python -m training.train --cache .cache-training --name main --windows 120000

Reads CACHE/examples.jsonl and written.jsonl (``python -m training.data`` writes them). Seeds
are fixed; a checkpoint is written every three minutes and taken up again by the same command;
figures on the held-out articles go to CACHE/NAME.log. On CPU in bf16, on a GPU where there is one.
On CPU a process for each core, each with batches of its own and all with one gradient, is
nearly as many times as fast; more threads in one process are not.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.distributed
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sklearn.metrics import roc_auc_score
from torch.multiprocessing.spawn import spawn
from torch.nn import functional as F  # noqa: N812 -- torch's own custom

from training.model import Batch, Reader, Scores, batch_of, load_tokenizer, prepare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from gpqa.scorer.inputs import Input

SEED = 5
EXAMPLES = ("examples.jsonl", "written.jsonl")
TOKENS = 4096
"""Padded tokens in a worker's share of a step."""
OTHERS = 1
"""Of a question's windows that do not answer, so many are read beside the one that does."""
SAVE_SECONDS = 180
LOG = logging.getLogger("train")

SHARES = {
    "first": {
        "qamr": 0.3,
        "swapped question": 0.6,
        "speech": 0.2,
        "speech, other speaker": 0.25,
        "speech, other topic": 0.1,
        "speech, nobody there": 0.1,
    },
    "second": {
        "qamr": 0.1,
        "swapped question": 0.8,
        "speech": 0.3,
        "speech, other speaker": 0.6,
        "speech, other topic": 0.05,
        "speech, nobody there": 0.1,
    },
    "third": {
        "qamr": 0.05,
        "squad1": 0.6,
        "swapped question": 0.4,
        "swapped text": 0.7,
        "swapped both": 0.7,
        "speech": 0.15,
        "speech, other speaker": 0.3,
        "speech, other topic": 0.05,
        "speech, nobody there": 0.05,
        "written": 2.0,
        "written, unanswerable": 2.0,
        "squad1, unanswerable": 1.5,
    },
    "fourth": {
        "qamr": 0.03,
        "squad1": 0.35,
        "squad1, unanswerable": 0.7,
        "squad2": 0.8,
        "squad2, unanswerable": 0.8,
        "selqa": 0.7,
        "swapped question": 0.2,
        "swapped text": 0.4,
        "swapped both": 0.4,
        "speech": 0.08,
        "speech, other speaker": 0.2,
        "speech, other topic": 0.03,
        "speech, nobody there": 0.03,
        "written": 0.6,
        "written, unanswerable": 0.6,
        "new written": 2.0,
        "new written, unanswerable": 2.0,
    },
}
"""How often an epoch draws a group of a kind, where it is not once; ``--shares``."""


@dataclass(slots=True)
class Group:
    """A question's windows, ready to be read."""

    kind: str
    article: str
    inputs: list[Input]
    labels: list[list[int]]
    spans: list[tuple[int, int] | None]
    """First and last token; (0, 0) for none; None where it is not known."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, or go on training."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--cache", type=Path, default=Path(".cache-training"))
    parser.add_argument("--name", default="main")
    parser.add_argument("--windows", type=int, default=36_000, help="how many are read in all")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--epoch", type=int, default=0, help="the epoch whose order comes first")
    parser.add_argument("--shares", default="first", choices=sorted(SHARES))
    parser.add_argument("--workers", type=int, default=1, help="processes, one for a core")
    parser.add_argument(
        "--new",
        type=lambda names: names.split(","),
        default=[],
        help="files of written documents that earlier runs have not seen: of a kind of their own",
    )
    parser.add_argument("--start", type=Path, help="a checkpoint to begin from")
    options = parser.parse_args(arguments)
    if options.workers == 1:
        work(0, options, "")
        return
    with tempfile.TemporaryDirectory() as folder:
        meeting = (Path(folder) / "meeting").as_uri()
        spawn(_together, (options, meeting), nprocs=options.workers)  # type: ignore[no-untyped-call]


def _together(rank: int, options: argparse.Namespace, meeting: str) -> None:
    work(rank, options, meeting)
    torch.distributed.destroy_process_group()  # its threads abort a process that ends before them


def work(rank: int, options: argparse.Namespace, meeting: str) -> None:
    """What one process does; the first also writes down what comes of it.

    ``meeting``: the address of a file at which the processes find each other.
    """
    if options.workers > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=meeting, rank=rank, world_size=options.workers
        )
    if rank == 0:
        logging.basicConfig(
            format="%(asctime)s %(message)s",
            level=logging.INFO,
            handlers=[
                logging.FileHandler(options.cache / f"{options.name}.log"),
                logging.StreamHandler(),
            ],
        )
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    learn, check = read_examples((options.cache / name for name in EXAMPLES), options.new)
    LOG.info("%d groups to learn from, %d held out, on %s", len(learn), len(check), device)
    reader = Reader.fresh().to(device)
    if options.start:
        state = torch.load(options.start, map_location=device, weights_only=True)
        reader.load_state_dict(state["model"], strict=False)
    run = Run(reader, options, device, rank)
    if run.seen < run.total:
        run.train(learn, check)


def read_examples(
    paths: Iterable[Path], new: Collection[str] = ()
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Lines to learn from and held-out ones. They are tokenised when it is their turn.

    Of the files of written documents in ``new`` the kind of the former is "new written".
    """
    own = {f"written/{name}" for name in new}
    rng = random.Random(SEED)
    learn: list[dict[str, Any]] = []
    check: list[dict[str, Any]] = []
    for path in paths:
        with path.open(encoding="utf-8") as file:
            for line in file:
                row = json.loads(line)
                if not row["held_out"] and rng.random() < 0.3:
                    # Titles help where they are good; they are not always.
                    for window in row["windows"]:
                        window["title"] = ""
                if not row["held_out"] and row["article"].rpartition("-")[0] in own:
                    row["kind"] = f"new {row['kind']}"
                (check if row["held_out"] else learn).append(row)
    return learn, check


def group_of(tokenizer: Any, row: dict[str, Any]) -> Group:
    """A line of the examples."""
    inputs = [prepare(tokenizer, row["question"], window) for window in row["windows"]]
    labels, spans = [], []
    for made, window in zip(inputs, row["windows"], strict=True):
        own = [
            label if span != (0, 0) else -1
            for label, span in zip(window["labels"], made.spans, strict=True)
        ]
        labels.append(own)
        spans.append(_span(made, window, own))
    return Group(row["kind"], row["article"], inputs, labels, spans)


def _span(made: Input, window: dict[str, Any], labels: list[int]) -> tuple[int, int] | None:
    if not any(labels):
        return (0, 0)
    if window["span"] is None:
        return None
    start, end = window["span"]
    inside = [i for i, (a, b) in enumerate(made.offsets) if a < end and b > start]
    return (made.first + inside[0], made.first + inside[-1]) if inside else None


class Run:
    """A training run that can be stopped and taken up again."""

    def __init__(
        self, reader: Reader, options: argparse.Namespace, device: torch.device, rank: int = 0
    ) -> None:
        self.reader, self.device, self.total = reader, device, options.windows
        self.rank, self.workers = rank, options.workers
        self.epoch, self.shares = options.epoch, SHARES[options.shares]
        self.path = options.cache / f"{options.name}.pt"
        slow = [p for n, p in reader.named_parameters() if p.requires_grad and "head" not in n]
        groups = [
            {"params": slow, "lr": options.rate},
            {"params": list(reader.head.parameters()), "lr": 5 * options.rate},
        ]
        self.rates = [group["lr"] for group in groups]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        self.seen = self.steps = 0
        if self.path.exists():
            state = torch.load(self.path, map_location=device, weights_only=True)
            reader.load_state_dict(state["model"], strict=False)
            self.optimiser.load_state_dict(state["optimiser"])
            self.seen, self.steps = state["seen"], state["steps"]
            LOG.info("taken up at window %d", self.seen)

    def save(self) -> None:
        """Write the checkpoint; a kill while it is written loses nothing."""
        weights = {
            name: value
            for name, value in self.reader.state_dict().items()
            if "word_embeddings" not in name
        }
        state = {
            "model": weights,
            "optimiser": self.optimiser.state_dict(),
            "seen": self.seen,
            "steps": self.steps,
        }
        torch.save(state, self.path.with_suffix(".part"))
        self.path.with_suffix(".part").replace(self.path)

    def train(self, learn: Sequence[dict[str, Any]], check: Sequence[dict[str, Any]]) -> None:
        """Until so many windows were read."""
        tokenizer = load_tokenizer()
        saved = time.monotonic()
        sums = np.zeros(4)
        next_check = self.seen + self.total // 8
        columns = (TextColumn("training"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, disable=self.rank > 0) as progress:
            bar = progress.add_task("training", total=self.total, completed=self.seen)
            made = batches(learn, self.shares, self.epoch, self.steps * self.workers)
            while self.seen < self.total:
                step = list(islice(made, self.workers))
                sums += self.step([group_of(tokenizer, row) for row in step[self.rank]])
                self.seen += sum(len(row["windows"]) for batch in step for row in batch)
                if self.rank > 0:
                    continue
                progress.update(bar, completed=self.seen)
                if self.steps % 25 == 0:
                    LOG.info(
                        "windows %d: sentence %.3f answerable %.3f span %.3f list %.3f",
                        self.seen,
                        *(sums / 25),
                    )
                    sums[:] = 0
                if time.monotonic() - saved > SAVE_SECONDS:
                    self.save()
                    saved = time.monotonic()
                if self.seen >= next_check:
                    next_check += self.total // 8
                    LOG.info("held out: %s", json.dumps(evaluate(self.reader, check, 600)))
        if self.rank > 0:
            return
        self.save()
        LOG.info("held out, at the end: %s", json.dumps(evaluate(self.reader, check, 2500)))

    def step(self, groups: list[Group]) -> np.ndarray[Any, Any]:
        """One step; the four losses of this worker's share."""
        self.reader.train()
        torch.manual_seed(SEED + self.steps * self.workers + self.rank)
        warm = min(1.0, (self.seen + 1) / (0.06 * self.total))
        factor = warm * max(0.02, 1 - self.seen / self.total)
        for group, rate in zip(self.optimiser.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        losses = torch.stack(loss_of(score(self.reader, groups, self.device), groups))
        (losses * torch.tensor([1.0, 0.5, 0.5, 0.5], device=self.device)).sum().backward()  # type: ignore[no-untyped-call]
        share_gradients(self.reader.parameters(), self.workers)
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.steps += 1
        return np.asarray(losses.detach().float().cpu().numpy(), dtype=float)


def share_gradients(parameters: Iterable[torch.nn.Parameter], workers: int) -> None:
    """Give every worker the mean of the gradients that all of them found."""
    if workers == 1:
        return
    gradients = [each.grad for each in parameters if each.grad is not None]
    flat = torch.cat([gradient.flatten() for gradient in gradients])
    torch.distributed.all_reduce(flat)
    flat /= workers
    parts = torch.split(flat, [gradient.numel() for gradient in gradients])
    for gradient, part in zip(gradients, parts, strict=True):
        gradient.copy_(part.view_as(gradient))


def score(reader: Reader, groups: Sequence[Group], device: torch.device) -> Scores:
    """All windows of some groups."""
    made = batch_of([each for group in groups for each in group.inputs])
    batch = Batch(*(tensor.to(device) for tensor in made))
    with torch.autocast(device.type, dtype=torch.bfloat16):
        result: Scores = reader(batch)
    return result


def loss_of(scores: Scores, groups: Sequence[Group]) -> list[torch.Tensor]:
    """Sentences, answerability, span, and the answering sentence among all of its group."""
    device = scores.answerable.device
    labels = torch.full(scores.sentences.shape, -1, device=device)
    spans = torch.full((len(scores.answerable), 2), -100, device=device)
    answerable = torch.full(scores.answerable.shape, -1.0, device=device)
    row, lists = 0, []
    for group in groups:
        begin = row
        for own, span in zip(group.labels, group.spans, strict=True):
            labels[row, : len(own)] = torch.tensor(own)
            if span is not None:
                spans[row] = torch.tensor(span)
            if 1 in own or -1 not in own:
                answerable[row] = float(1 in own)
            row += 1
        own_labels = labels[begin:row]
        if (own_labels == 1).any() and (own_labels == 0).any():
            lists.append(list_loss(scores.sentences[begin:row], own_labels))
    known = labels >= 0
    sentence = F.binary_cross_entropy_with_logits(
        scores.sentences[known],
        labels[known].float(),
        pos_weight=torch.tensor(2.0, device=device),
    )
    sure = answerable >= 0
    whole = F.binary_cross_entropy_with_logits(scores.answerable[sure], answerable[sure])
    zero = sentence * 0
    if (spans >= 0).any():
        begins = F.cross_entropy(scores.start, spans[:, 0])
        words = (begins + F.cross_entropy(scores.end, spans[:, 1])) / 2
    else:
        words = zero
    return [sentence, whole, words, torch.stack(lists).mean() if lists else zero]


def list_loss(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """How far each sentence that answers is from standing above all that do not.

    Of several that answer every one counts, each by itself against the wrong ones: that the
    best of them comes first would be enough for a first quote, not for all the evidence.
    Labels as in the examples: 1 answers, 0 does not, anything else counts for nothing.
    """
    wrong = logits[labels == 0].logsumexp(0)
    right = logits[labels == 1]
    return F.softplus(wrong - right).mean()


def batches(
    rows: Sequence[dict[str, Any]], shares: dict[str, float], epoch: int, skip: int
) -> Iterator[list[dict[str, Any]]]:
    """Epoch after epoch, rows of like length together, in an order that the seed fixes.

    Of the windows that do not answer, each epoch draws others.
    """
    while True:
        rng = random.Random(SEED + epoch)
        drawn = []
        for row in rows:
            # A share of 1.5: all of them once, half of them twice.
            for _ in range(int(shares.get(row["kind"], 1.0) + rng.random())):
                own, *others = row["windows"]
                most = min(OTHERS if any(own["labels"]) else OTHERS - 1, len(others))
                drawn.append({**row, "windows": [own, *rng.sample(others[:2], most)]})
        costs = [cost(row) + rng.uniform(0, 12) for row in drawn]
        made: list[list[dict[str, Any]]] = []
        batch: list[dict[str, Any]] = []
        count = 0
        for number in sorted(range(len(drawn)), key=costs.__getitem__):
            count += len(drawn[number]["windows"])
            if batch and count * costs[number] > TOKENS:
                made.append(batch)
                batch, count = [], len(drawn[number]["windows"])
            batch.append(drawn[number])
        made.append(batch)
        rng.shuffle(made)
        for each in made:
            if skip:
                skip -= 1
            else:
                yield each
        epoch += 1


def cost(row: dict[str, Any]) -> float:
    """About how many tokens a row's longest window has."""
    longest = max(len(window["title"]) + len(window["text"]) for window in row["windows"])
    return float(longest + len(row["question"])) / 4.4


def evaluate(reader: Reader, rows: Sequence[dict[str, Any]], limit: int) -> dict[str, Any]:
    """Figures on held-out groups: the right sentence first; the right text told from others."""
    reader.eval()
    device = next(reader.parameters()).device
    tokenizer = load_tokenizer()
    kinds = [row for row in rows if row["kind"] != "qamr"]
    picked = random.Random(1).sample(kinds, min(limit, len(kinds)))
    drawn = [group_of(tokenizer, row) for row in sorted(picked, key=cost)]
    first: dict[str, list[float]] = {}
    whole: dict[str, list[float]] = {}
    best: dict[str, list[float]] = {}
    with torch.no_grad():
        for i in range(0, len(drawn), 8):
            part = drawn[i : i + 8]
            scores = score(reader, part, device)
            row = 0
            for group in part:
                whole.setdefault(group.kind, []).append(float(scores.answerable[row]))
                logits = [
                    scores.sentences[row + i, : len(own)].float().cpu().numpy()
                    for i, own in enumerate(group.labels)
                ]
                row += len(logits)
                best.setdefault(group.kind, []).append(float(logits[0].max()))
                flat, labels = np.concatenate(logits), np.concatenate(group.labels)
                if (labels == 1).any():
                    first.setdefault(group.kind, []).append(float(labels[flat.argmax()] == 1))
    result: dict[str, Any] = {f"hit@1 {k}": round(float(np.mean(v)), 3) for k, v in first.items()}
    for yes, no in (
        ("squad2", "squad2, unanswerable"),
        ("squad2", "swapped question"),
        ("squad2", "swapped text"),
        ("swapped both", "swapped text"),
        ("written", "written, unanswerable"),
        ("speech", "speech, other speaker"),
        ("speech", "speech, other topic"),
    ):
        for name, found in (("whole", whole), ("best", best)):
            if yes in found and no in found:
                truth = [1] * len(found[yes]) + [0] * len(found[no])
                value = roc_auc_score(truth, found[yes] + found[no])
                result[f"auroc {name} {no} from {yes}"] = round(float(value), 3)
    return result


if __name__ == "__main__":
    main()
