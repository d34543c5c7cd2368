"""Tiny random checkpoints of Llama, Qwen2 and Phi, and the logits that plain PyTorch gives for them.

Run by hand; the tests read what it wrote:
    python3 scripts/golden/pretrained.py

The three decoders are written out here once more, from their papers and configurations alone, so
that the tests compare two independent implementations. Needs PyTorch 1.13 or later.
"""
import json
import math
import struct
from pathlib import Path

import torch

TARGET = Path(__file__).resolve().parents[2] / "test" / "fixtures" / "checkpoints"
IDS = [[5, 17, 301, 44, 44, 260, 9, 310], [0, 1, 2, 3, 299, 280, 281, 5]]

CONFIGS = {
    # Grouped queries, heads wider than width / heads, an output layer of its own, single precision.
    "llama": dict(
        architectures=["LlamaForCausalLM"], model_type="llama", vocab_size=320, hidden_size=16,
        intermediate_size=24, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2,
        head_dim=6, max_position_embeddings=512, rms_norm_eps=1e-6, rope_theta=50000.0,
        hidden_act="silu", tie_word_embeddings=False, attention_bias=False, mlp_bias=False,
        torch_dtype="float32"),
    # Biases of queries, keys and values, tied, bfloat16 in two shards.
    "qwen2": dict(
        architectures=["Qwen2ForCausalLM"], model_type="qwen2", vocab_size=320, hidden_size=16,
        intermediate_size=24, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=1,
        max_position_embeddings=512, rms_norm_eps=1e-6, rope_theta=1000000.0, hidden_act="silu",
        tie_word_embeddings=True, use_sliding_window=False, torch_dtype="bfloat16"),
    # Side by side behind one LayerNorm, half of each head turned, half precision.
    "phi": dict(
        architectures=["PhiForCausalLM"], model_type="phi", vocab_size=320, hidden_size=16,
        intermediate_size=24, num_hidden_layers=2, num_attention_heads=2, num_key_value_heads=None,
        max_position_embeddings=512, layer_norm_eps=1e-5, rope_theta=10000.0,
        partial_rotary_factor=0.5, hidden_act="gelu_new", qk_layernorm=False,
        tie_word_embeddings=False, torch_dtype="float16"),
}


def sizes(c):
    heads = c["num_attention_heads"]
    return heads, c.get("num_key_value_heads") or heads, c.get("head_dim") or c["hidden_size"] // heads


def shapes(c):
    d, f, v = c["hidden_size"], c["intermediate_size"], c["vocab_size"]
    heads, shared, size = sizes(c)
    kind = c["model_type"]
    yield "model.embed_tokens.weight", (v, d)
    for i in range(c["num_hidden_layers"]):
        at = f"model.layers.{i}."
        maps = {"q_proj": (heads * size, d), "k_proj": (shared * size, d), "v_proj": (shared * size, d)}
        maps["dense" if kind == "phi" else "o_proj"] = (d, heads * size)
        for name, shape in maps.items():
            yield f"{at}self_attn.{name}.weight", shape
            if kind == "phi" or (kind == "qwen2" and name != "o_proj"):
                yield f"{at}self_attn.{name}.bias", shape[:1]
        yield f"{at}input_layernorm.weight", (d,)
        if kind == "phi":
            yield f"{at}input_layernorm.bias", (d,)
            yield from {f"{at}mlp.fc1.weight": (f, d), f"{at}mlp.fc1.bias": (f,),
                        f"{at}mlp.fc2.weight": (d, f), f"{at}mlp.fc2.bias": (d,)}.items()
        else:
            yield f"{at}post_attention_layernorm.weight", (d,)
            yield from {f"{at}mlp.gate_proj.weight": (f, d), f"{at}mlp.up_proj.weight": (f, d),
                        f"{at}mlp.down_proj.weight": (d, f)}.items()
    if kind == "phi":
        yield from {"model.final_layernorm.weight": (d,), "model.final_layernorm.bias": (d,),
                    "lm_head.weight": (v, d), "lm_head.bias": (v,)}.items()
    else:
        yield "model.norm.weight", (d,)
        if not c["tie_word_embeddings"]:
            yield "lm_head.weight", (v, d)


def draw(c, generator):
    weights = {}
    for name, shape in shapes(c):
        noise = torch.randn(shape, generator=generator)
        if "norm" in name and name.endswith("weight"):
            weights[name] = 1 + 0.2 * noise
        elif len(shape) == 1:
            weights[name] = 0.2 * noise
        else:
            weights[name] = noise / math.sqrt(shape[1]) * 1.5
    return {name: value.to(getattr(torch, c["torch_dtype"])) for name, value in weights.items()}


def frequencies(c, turned):
    """Turns per position in radians, scaled as the config says: by position (linear), or only the
    slow ones (llama3), written as whole turns within the old context."""
    plain = torch.tensor([c["rope_theta"] ** (-2 * i / turned) for i in range(turned // 2)]).double()
    scaling = c.get("rope_scaling") or {}
    kind = scaling.get("rope_type", scaling.get("type", "default"))
    if kind == "linear":
        return plain / scaling["factor"]
    if kind == "llama3":
        turns = plain * scaling["original_max_position_embeddings"] / (2 * math.pi)
        low, high = scaling["low_freq_factor"], scaling["high_freq_factor"]
        kept = ((turns - low) / (high - low)).clamp(0, 1)
        return plain * (kept + (1 - kept) / scaling["factor"])
    return plain


def logits(c, w, ids):
    """The decoder in double precision, one head at a time."""
    w = {name: value.double() for name, value in w.items()}
    heads, shared, size = sizes(c)
    kind, count = c["model_type"], ids.shape[0]

    def linear(x, name):
        y = x @ w[name + ".weight"].T
        return y + w[name + ".bias"] if name + ".bias" in w else y

    def norm(x, name):
        if kind == "phi":
            centred = x - x.mean(-1, keepdim=True)
            spread = (centred.pow(2).mean(-1, keepdim=True) + c["layer_norm_eps"]).sqrt()
            return centred / spread * w[name + ".weight"] + w[name + ".bias"]
        return x / (x.pow(2).mean(-1, keepdim=True) + c["rms_norm_eps"]).sqrt() * w[name + ".weight"]

    turned = int(size * c.get("partial_rotary_factor", 1.0))

    def rotate(x):
        # Complex numbers: coordinate i and i + turned / 2 are one number each.
        half = turned // 2
        angle = torch.arange(count).double()[:, None] * frequencies(c, turned)[None]
        number = torch.complex(x[:, :half], x[:, half:turned]) * torch.exp(1j * angle)
        return torch.cat([number.real, number.imag, x[:, turned:]], -1)

    def attention(x, at):
        q, k, v = (linear(x, f"{at}self_attn.{n}_proj") for n in "qkv")
        out = []
        for head in range(heads):
            mate = head // (heads // shared)
            own = slice(head * size, head * size + size)
            its = slice(mate * size, mate * size + size)
            scores = rotate(q[:, own]) @ rotate(k[:, its]).T / math.sqrt(size)
            scores = scores.masked_fill(torch.ones(count, count).triu(1).bool(), -math.inf)
            out.append(scores.softmax(-1) @ v[:, its])
        return linear(torch.cat(out, -1), f"{at}self_attn.{'dense' if kind == 'phi' else 'o_proj'}")

    x = w["model.embed_tokens.weight"][ids]
    for i in range(c["num_hidden_layers"]):
        at = f"model.layers.{i}."
        normal = norm(x, at + "input_layernorm")
        if kind == "phi":
            up = linear(normal, at + "mlp.fc1")
            gelu = 0.5 * up * (1 + torch.tanh(math.sqrt(2 / math.pi) * (up + 0.044715 * up.pow(3))))
            x = x + attention(normal, at) + linear(gelu, at + "mlp.fc2")
        else:
            x = x + attention(normal, at)
            normal = norm(x, at + "post_attention_layernorm")
            gate = linear(normal, at + "mlp.gate_proj")
            x = x + linear(gate * torch.sigmoid(gate) * linear(normal, at + "mlp.up_proj"), at + "mlp.down_proj")
    x = norm(x, "model.final_layernorm" if kind == "phi" else "model.norm")
    if c["tie_word_embeddings"]:
        return x @ w["model.embed_tokens.weight"].T
    return linear(x, "lm_head")


NAMES = {torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16"}


def write_safetensors(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, value in tensors.items():
        bits = value.contiguous()
        if value.dtype == torch.bfloat16:
            bits = bits.view(torch.int16)
        raw = bits.numpy().tobytes()
        header[name] = dict(dtype=NAMES[value.dtype], shape=list(value.shape),
                            data_offsets=[len(data), len(data) + len(raw)])
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def bytes_to_unicode():
    """GPT-2's spelling of bytes as printable characters."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    spelling, extra = {}, 0
    for byte in range(256):
        if byte in plain:
            spelling[byte] = chr(byte)
        else:
            spelling[byte] = chr(0x100 + extra)
            extra += 1
    return [spelling[b] for b in range(256)]


WORDS = ["red", "blue", "green", "black", "white", "chair", "lamp", "table", "Thought", "Action"]


def tokenizer():
    """256 bytes, then the words above letter by letter, then an end mark: 320 tokens at most."""
    vocabulary, merges = bytes_to_unicode(), []
    for word in WORDS:
        whole = word[0]
        for letter in word[1:]:
            if whole + letter not in vocabulary:
                merges.append(f"{whole} {letter}")
                vocabulary.append(whole + letter)
            whole += letter
    vocabulary.append("<|endoftext|>")
    level = dict(type="ByteLevel", add_prefix_space=False, trim_offsets=True, use_regex=True)
    return dict(
        version="1.0", truncation=None, padding=None,
        added_tokens=[dict(id=len(vocabulary) - 1, content="<|endoftext|>", single_word=False,
                           lstrip=False, rstrip=False, normalized=False, special=True)],
        normalizer=None, pre_tokenizer=level, post_processor=None, decoder=level,
        model=dict(type="BPE", dropout=None, unk_token=None, continuing_subword_prefix=None,
                   end_of_word_suffix=None, fuse_unk=False, byte_fallback=False,
                   vocab={token: i for i, token in enumerate(vocabulary)}, merges=merges))


def main():
    for seed, (name, config) in enumerate(CONFIGS.items()):
        folder = TARGET / name
        folder.mkdir(parents=True, exist_ok=True)
        weights = draw(config, torch.Generator().manual_seed(100 + seed))
        (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n")
        (folder / "tokenizer.json").write_text(json.dumps(tokenizer(), ensure_ascii=False) + "\n")
        if name == "qwen2":
            names = list(weights)
            shards = {f"model-0000{i + 1}-of-00002.safetensors": names[i::2] for i in range(2)}
            for shard, own in shards.items():
                write_safetensors(folder / shard, {n: weights[n] for n in own})
            index = dict(metadata={}, weight_map={n: s for s, own in shards.items() for n in own})
            (folder / "model.safetensors.index.json").write_text(json.dumps(index, indent=2) + "\n")
        else:
            write_safetensors(folder / "model.safetensors", weights)
        rows = [logits(config, weights, torch.tensor(ids)) for ids in IDS]
        # Every 16th of the vocabulary says as much as all of it.
        golden = dict(ids=IDS, every=16, logits=[[[round(x, 7) for x in row[::16].tolist()] for row in of] for of in rows])
        (folder / "logits.json").write_text(json.dumps(golden) + "\n")
        print(name, sum(v.numel() for v in weights.values()), "numbers")


if __name__ == "__main__":
    main()
