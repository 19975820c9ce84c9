"""Compare ways of running the packaged encoder: speed, fidelity, retrieval, cold costs.

    make bench DATA=folder PARTS=studies

Over the BEIR sets ``beir-time``, ``beir-med`` and ``beir-cran``.
The variants are built from the same weights into a temporary folder. Speeds are ratios to
sentence-transformers in fp32, round by round with the variants interleaved, so that a busy
machine slows all alike; the median round counts. "batch" is the largest change of a vector's
component when its text is encoded alone. "load" and "ask" are a fresh process loading the
file and encoding one question. A document's vector for nDCG@10 (time / med / cran) is that
of its first 254 tokens.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gpqa.encoder.export import export_encoder
from gpqa.encoder.graph import fuse, trace
from gpqa.encoder.network import Network, batches
from gpqa.encoder.pooling import pool, unit
from gpqa.encoder.quiet import quiet
from gpqa.encoder.reference import SentenceTransformersEncoder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bar import Steps
    from numpy.typing import NDArray

    Run = Callable[[list[str]], NDArray[np.float32]]

PASSAGES = 200
ROUNDS = 3
SETS = ("beir-time", "beir-med", "beir-cran")
QUESTION = "What did the minister say about waiting times in hospitals?"
COLD = """
import sys, time
start = time.perf_counter()
import numpy as np, onnxruntime, tokenizers
sys.path.insert(0, sys.argv[3])
from gpqa.encoder.network import Network
tokenizer = tokenizers.Tokenizer.from_file(sys.argv[2])
tokenizer.no_padding(); tokenizer.no_truncation()
imported = time.perf_counter()
model = Network(sys.argv[1])
loaded = time.perf_counter()
ids = np.array([tokenizer.encode(sys.argv[4]).ids])
feeds = {"input_ids": ids, "attention_mask": ids * 0 + 1, "token_type_ids": ids * 0}
model.run(feeds)
end = time.perf_counter()
# Not getrusage: a child starts with the peak of the process that forked it.
status = open("/proc/self/status").read()
rss = int(status.split("VmHWM:")[1].split()[0]) / 1024 if "VmHWM:" in status else 0
print(imported - start, loaded - imported, end - loaded, rss)
"""


def read_set(folder: Path, encoder: SentenceTransformersEncoder) -> dict[str, Any]:
    """Read a BEIR set: ids and shortened texts of documents and queries, and the qrels."""
    rows = {
        name: [json.loads(line) for line in (folder / name).open(encoding="utf-8")]
        for name in ("corpus.jsonl", "queries.jsonl")
    }
    relevant: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels" / "test.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, grade = line.split("\t")
        relevant.setdefault(query, {})[document] = int(grade)
    return {
        "ids": [row["_id"] for row in rows["corpus.jsonl"]],
        "texts": [
            encoder.fit(f"{row.get('title', '')} {row['text']}".strip())
            for row in rows["corpus.jsonl"]
        ],
        "query_ids": [row["_id"] for row in rows["queries.jsonl"]],
        "queries": [encoder.fit(row["text"]) for row in rows["queries.jsonl"]],
        "relevant": relevant,
    }


def ndcg(data: dict[str, Any], documents: Any, queries: Any, depth: int = 10) -> float:
    """Return the mean nDCG at ``depth`` of ranking by dot product (gain 2^grade - 1)."""
    values = []
    for query, scores in zip(data["query_ids"], queries @ documents.T, strict=True):
        grades = data["relevant"].get(query)
        if not grades:
            continue
        order = np.argsort(-scores, kind="stable")[:depth]
        found = [grades.get(data["ids"][i], 0) for i in order]
        ideal = sorted(grades.values(), reverse=True)[:depth]
        dcg, best = (
            sum((2**grade - 1) / np.log2(rank + 2) for rank, grade in enumerate(each))
            for each in (found, ideal)
        )
        values.append(dcg / best if best else 0.0)
    return float(np.mean(values))


def run_onnx(path: Path, reference: SentenceTransformersEncoder, budget: int) -> Run:
    """Return a function that encodes with the ONNX file ``path``."""
    network = Network(str(path))
    limit = reference.limit

    def run(texts: list[str]) -> NDArray[np.float32]:
        encodings = limit.encode(texts)
        result = np.zeros((len(texts), reference.dimension), dtype=np.float32)

        def encode(batch: list[int]) -> None:
            longest = max(len(encodings[i].ids) for i in batch)
            ids = np.zeros((len(batch), longest), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(batch):
                ids[row, : len(encodings[i].ids)] = encodings[i].ids
                mask[row, : len(encodings[i].ids)] = 1
            feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": ids * 0}
            hidden = network.run(feeds)
            for row, i in enumerate(batch):
                result[i] = pool(hidden[row, : len(encodings[i].ids)], "mean")

        planned = list(batches([len(each.ids) for each in encodings], budget))
        for _ in network.side_by_side(encode, planned):
            pass
        return unit(result)

    return run


def nbits(source: Path, target: Path, block: int, level: int) -> None:
    """Write ``source`` with its weights as blockwise int8 (MatMulNBits)."""
    import onnx
    from onnx import helper, numpy_helper

    model = onnx.load(str(source))
    constants = {each.name: each for each in model.graph.initializer}
    nodes = []
    for node in model.graph.node:
        if node.op_type != "MatMul" or node.input[1] not in constants:
            nodes.append(node)
            continue
        weights = numpy_helper.to_array(constants[node.input[1]])
        rows, columns = weights.shape
        blocks = weights.T.reshape(columns, rows // block, block)
        scale = np.maximum(np.abs(blocks).max(-1) / 127, 1e-12).astype(np.float32)
        packed = (np.rint(blocks / scale[..., None]) + 128).astype(np.uint8)
        names = [f"{node.output[0]}_q", f"{node.output[0]}_s"]
        model.graph.initializer.extend(
            numpy_helper.from_array(values, name)
            for values, name in zip((packed, scale), names, strict=True)
        )
        nodes.append(
            helper.make_node(
                "MatMulNBits",
                [node.input[0], *names],
                list(node.output),
                domain="com.microsoft",
                K=rows,
                N=columns,
                bits=8,
                block_size=block,
                accuracy_level=level,
            )
        )
        model.graph.initializer.remove(constants[node.input[1]])
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.save(model, str(target))


def build(folder: Path, reference: SentenceTransformersEncoder) -> dict[str, Path]:
    """Write every ONNX variant and return the files by name."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    plain, fused = folder / "plain.onnx", folder / "fused.onnx"
    pair = reference.loaded.tokenizer(["Two words.", "One"], padding=True, return_tensors="pt")
    trace(reference.transformer, dict(pair), plain)
    fuse(plain, fused)
    files = {"ORT fp32 plain": plain, "ORT fp32 fused": fused}
    for block in (32, 64, 128):
        files[f"MatMulNBits int8, block {block}"] = folder / f"nbits{block}.onnx"
        nbits(fused, folder / f"nbits{block}.onnx", block, level=4)
    files["MatMulNBits, weights only"] = folder / "weights.onnx"
    nbits(fused, folder / "weights.onnx", 32, level=0)
    names = [n.name for n in onnx.load(str(plain)).graph.node if n.op_type == "MatMul"]
    down = [n for n in names if "/output/dense" in n and "attention" not in n]
    ends = [n for n in names if "layer.0/" in n or "layer.5/" in n]
    for label, per_channel, excluded in (
        ("dynamic int8 per tensor", False, []),
        ("dynamic int8 per channel", True, []),
        ("dynamic int8, FFN-down fp32", True, down),
        ("dynamic int8, first+last fp32", True, ends),
    ):
        path = files[label] = folder / f"dynamic{len(files)}.onnx"
        with quiet():
            quantize_dynamic(
                str(plain),
                str(path),
                weight_type=QuantType.QInt8,
                per_channel=per_channel,
                nodes_to_exclude=excluded,
                extra_options={"MatMulConstBOnly": True},
            )
    files["gpqa int8 per token"] = export_encoder(None, folder) / "model.onnx"
    return files


def cold(path: Path, tokenizer: Path, rounds: int = 5) -> dict[str, float]:
    """Return median seconds to import, load and encode one question, and peak MiB."""
    here = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-c", COLD, str(path), str(tokenizer), here, QUESTION]
    rows = [
        [float(x) for x in subprocess.run(command, capture_output=True, check=True).stdout.split()]
        for _ in range(rounds)
    ]
    names = ("import_s", "load_s", "question_s", "rss_mib")
    return {
        n: round(statistics.median(c), 4)
        for n, c in zip(names, zip(*rows, strict=True), strict=True)
    }


def sample(sets: dict[str, dict[str, Any]], count: int, encoder: Any) -> list[str]:
    """Return ``count`` passages of 20 to 250 tokens, the same on every run."""
    texts = [text for each in sets.values() for text in each["texts"] if text]
    seeds = Path(__file__).resolve().parent.parent / "seeds"
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        texts += [text[i : i + 1000] for i in range(0, len(text), 1000)]
    random = np.random.default_rng(0)
    passages = []
    for i in random.permutation(len(texts))[:count]:
        text, wanted = encoder.fit(texts[i]), int(random.integers(20, 250))
        offsets = encoder.limit.tokenizer.encode(text, add_special_tokens=False).offsets
        passages.append(text[: offsets[min(wanted, len(offsets)) - 1][1]])
    return passages


def study(data: Path, work: Path, bar: Steps) -> dict[str, object]:
    """Every variant's figures, by its name."""
    del work  # the variants are built anew each time
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(data, Path(folder), bar)
    return {
        "passages": PASSAGES,
        "rounds": ROUNDS,
        "packages": {name: version(name) for name in ("transformers", "numpy")},
        "variants": rows,
    }


def measure(data: Path, folder: Path, bar: Steps) -> dict[str, Any]:
    """Build, run and score every variant."""
    import torch

    reference = SentenceTransformersEncoder()
    half = SentenceTransformersEncoder()
    half.loaded.to(torch.bfloat16)
    sets = {name: read_set(data / name, reference) for name in SETS}
    passages = sample(sets, PASSAGES, reference)
    files = build(folder, reference)

    def run_half(texts: list[str]) -> NDArray[np.float32]:
        found = half.loaded.encode(texts, convert_to_tensor=True, show_progress_bar=False)
        return unit(found.float().numpy())

    runs: dict[str, Run] = {"sentence-transformers fp32": reference.encode}
    runs["sentence-transformers bf16"] = run_half
    for name, path in files.items():
        runs[name] = run_onnx(path, reference, 256)
    for budget in (768, 2048, 8192):
        runs[f"gpqa int8 per token, {budget} tokens a batch"] = run_onnx(
            files["gpqa int8 per token"], reference, budget
        )
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    vectors = {}
    for turn in range(ROUNDS + 1):
        bar.share(0.3 * turn, ROUNDS)
        for name, run in runs.items():
            start = time.perf_counter()
            vectors[name] = run(passages)
            if turn:  # the first warms up
                seconds[name].append(time.perf_counter() - start)
    base = "sentence-transformers fp32"
    rows: dict[str, dict[str, Any]] = {}
    for name, run in runs.items():
        cosine = np.sum(vectors[name] * vectors[base], axis=1)
        pairs = zip(seconds[base], seconds[name], strict=True)
        alone = np.vstack([run([text]) for text in passages[:40]])
        row = rows[name] = {
            "speed": round(statistics.median(a / b for a, b in pairs), 2),
            "passages_per_s": round(len(passages) / statistics.median(seconds[name]), 1),
            "cosine_mean": round(float(cosine.mean()), 5),
            "cosine_min": round(float(cosine.min()), 5),
            "depends_on_batch": float(np.abs(alone - vectors[name][:40]).max()),
        }
        if name in files:
            row["megabytes"] = round(files[name].stat().st_size / 1e6, 1)
            row.update(cold(files[name], files["gpqa int8 per token"].with_name("tokenizer.json")))
    scored = [name for name in runs if "a batch" not in name]
    for number, name in enumerate(scored):
        bar.share(0.3 + 0.7 * number / len(scored), 1)
        run = runs[name]
        rows[name]["ndcg10"] = {
            key: round(ndcg(own, run(own["texts"]), run(own["queries"])), 4)
            for key, own in sets.items()
        }
    return rows
