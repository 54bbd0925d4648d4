"""The sentence model all-MiniLM-L6-v2 in numpy, so that building the tables needs no deep-learning framework."""
import math
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file
from tokenizers import Tokenizer

HEADS, LAYERS, LONGEST = 12, 6, 256


class SentenceModel:
    """Encodes texts as unit vectors of 384 dimensions: the mean of the last layer's token vectors."""

    def __init__(self, folder: Path):
        self.weights = {name: w.astype(np.float32) for name, w in load_file(folder / "model.safetensors").items() if w.dtype != np.int64}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)

    def encode(self, texts: list[str], batch: int = 64) -> np.ndarray:
        ids = [e.ids for e in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        result = np.zeros((len(ids), 384), np.float32)
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            result[chosen] = self.forward([ids[i] for i in chosen])
        return result

    @property
    def width(self) -> int:
        """Dimensions of a vector."""
        return self.weights["embeddings.word_embeddings.weight"].shape[1]

    def forward(self, ids: list[list[int]]) -> np.ndarray:
        return self.pooled(*self.states(ids))

    def pooled(self, x: np.ndarray, mask: np.ndarray) -> np.ndarray:
        """The vectors of texts from the states of their tokens."""
        mean = (x * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def states(self, ids: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
        """The last layer's vector of each token of each text, and which of them are no padding."""
        longest = max(map(len, ids))
        tokens = np.zeros((len(ids), longest), np.int64)
        mask = np.zeros((len(ids), longest), np.float32)
        for row, sequence in enumerate(ids):
            tokens[row, : len(sequence)] = sequence
            mask[row, : len(sequence)] = 1
        w = self.weights
        x = w["embeddings.word_embeddings.weight"][tokens] + w["embeddings.position_embeddings.weight"][:longest]
        x = self.norm(x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(LAYERS):
            x = self.layer(x, mask, f"encoder.layer.{layer}")
        return x, mask

    def layer(self, x: np.ndarray, mask: np.ndarray, name: str) -> np.ndarray:
        rows, length, width = x.shape

        def heads(part: str) -> np.ndarray:
            projected = self.linear(x, f"{name}.attention.self.{part}")
            return projected.reshape(rows, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)

        query, key, value = heads("query"), heads("key"), heads("value")
        scores = query @ key.transpose(0, 1, 3, 2) / math.sqrt(width // HEADS) + (mask[:, None, None, :] - 1) * 1e4
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        scores /= scores.sum(-1, keepdims=True)
        context = (scores @ value).transpose(0, 2, 1, 3).reshape(rows, length, width)
        x = self.norm(x + self.linear(context, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm")
        hidden = gelu(self.linear(x, f"{name}.intermediate.dense"))
        return self.norm(x + self.linear(hidden, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def linear(self, x: np.ndarray, name: str) -> np.ndarray:
        weight = self.weights[f"{name}.weight"]
        flat = x.reshape(-1, x.shape[-1]) @ weight.T  # one large product is much faster than many small ones
        return flat.reshape(*x.shape[:-1], -1) + self.weights[f"{name}.bias"]

    def norm(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def gelu(x: np.ndarray) -> np.ndarray:
    """x times the normal distribution function, with the error function of Abramowitz and Stegun 7.1.26 (error < 1.5e-7)."""
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    erf = np.sign(x) * (1 - polynomial * np.exp(-z * z))
    return 0.5 * x * (1 + erf)
