/**
 * A language model small enough to be made on the spot: the file format of llama.cpp with a Llama of random weights.
 *
 * It knows no language; it has everything else that a model has: a tokenizer, a context, logits, a chat template.
 * Source: GGUF, version 3 (ggml, docs/gguf.md); Llama: Touvron et al. (2023), section 2.2.
 */
import { randomStream, standardNormal } from '@folkways/core';

/** Dimensions; the model has about 130,000 weights. */
const WIDTH = 64;
const LAYERS = 2;
const HEADS = 4;
const HIDDEN = 128;
const CONTEXT = 4096;
const ALIGNMENT = 32;

/** Types of values in the header. */
const U32 = 4;
const F32 = 6;
const I32 = 5;
const STRING = 8;
const ARRAY = 9;

const CHAT_TEMPLATE =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

/** A model file with the weights of a seed. */
export function tinyGguf(seed: number): Uint8Array {
  const tokens = [...byteTokens(), '<|endoftext|>', '<|im_start|>', '<|im_end|>'];
  const tensors = llamaTensors(tokens.length, seed);
  const header = new Bytes();
  header.bytes(Buffer.from('GGUF'));
  header.u32(3);
  header.u64(tensors.length);
  const values = metadata(tokens);
  header.u64(values.length);
  for (const [key, type, value] of values) {
    header.string(key);
    header.value(type, value);
  }
  let offset = 0;
  for (const { name, shape, weights } of tensors) {
    header.string(name);
    header.u32(shape.length);
    for (const size of shape) header.u64(size);
    header.u32(0); // 32-bit floats
    header.u64(offset);
    offset += padded(weights.byteLength);
  }
  header.pad();
  for (const { weights } of tensors) {
    header.bytes(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength));
    header.pad();
  }
  return header.all();
}

type Metadata = readonly [key: string, type: number | readonly [typeof ARRAY, number], value: unknown];

function metadata(tokens: readonly string[]): readonly Metadata[] {
  const [end, , turnEnd] = [256, 257, 258];
  return [
    ['general.architecture', STRING, 'llama'],
    ['general.name', STRING, 'tiny random model'],
    ['general.file_type', U32, 0],
    ['llama.context_length', U32, CONTEXT],
    ['llama.embedding_length', U32, WIDTH],
    ['llama.block_count', U32, LAYERS],
    ['llama.feed_forward_length', U32, HIDDEN],
    ['llama.attention.head_count', U32, HEADS],
    ['llama.attention.head_count_kv', U32, HEADS],
    ['llama.attention.layer_norm_rms_epsilon', F32, 1e-5],
    ['llama.rope.dimension_count', U32, WIDTH / HEADS],
    ['llama.vocab_size', U32, tokens.length],
    ['tokenizer.ggml.model', STRING, 'gpt2'],
    ['tokenizer.ggml.pre', STRING, 'gpt-2'],
    ['tokenizer.ggml.tokens', [ARRAY, STRING], tokens],
    ['tokenizer.ggml.token_type', [ARRAY, I32], tokens.map((_, token) => (token < 256 ? 1 : 3))],
    ['tokenizer.ggml.merges', [ARRAY, STRING], []],
    ['tokenizer.ggml.bos_token_id', U32, end],
    ['tokenizer.ggml.eos_token_id', U32, turnEnd],
    ['tokenizer.chat_template', STRING, CHAT_TEMPLATE],
  ];
}

interface Tensor {
  readonly name: string;
  /** The fastest dimension first. */
  readonly shape: readonly number[];
  readonly weights: Float32Array;
}

function llamaTensors(vocabulary: number, seed: number): readonly Tensor[] {
  const rng = randomStream(seed, 0);
  // Variance 1 / inputs keeps activations of order one, so that tokens differ in their probabilities.
  const matrix = (name: string, inputs: number, outputs: number): Tensor => ({
    name: `${name}.weight`,
    shape: [inputs, outputs],
    weights: Float32Array.from({ length: inputs * outputs }, () => standardNormal(rng) / Math.sqrt(inputs)),
  });
  const ones = (name: string): Tensor => ({
    name: `${name}.weight`,
    shape: [WIDTH],
    weights: new Float32Array(WIDTH).fill(1),
  });
  const layer = (index: number): readonly Tensor[] => [
    ones(`blk.${index}.attn_norm`),
    ...['attn_q', 'attn_k', 'attn_v', 'attn_output'].map((name) => matrix(`blk.${index}.${name}`, WIDTH, WIDTH)),
    ones(`blk.${index}.ffn_norm`),
    matrix(`blk.${index}.ffn_gate`, WIDTH, HIDDEN),
    matrix(`blk.${index}.ffn_up`, WIDTH, HIDDEN),
    matrix(`blk.${index}.ffn_down`, HIDDEN, WIDTH),
  ];
  return [
    matrix('token_embd', WIDTH, vocabulary),
    ...Array.from({ length: LAYERS }, (_, index) => layer(index)).flat(),
    ones('output_norm'),
    matrix('output', WIDTH, vocabulary),
  ];
}

/** One token per byte, written as GPT-2 does: visible characters as they are, the others from code point 256 on. */
function byteTokens(): readonly string[] {
  const visible = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  let other = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(visible(byte) ? byte : other++));
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

/** A growing file, little-endian. */
class Bytes {
  readonly #parts: Uint8Array[] = [];
  #length = 0;

  bytes(part: Uint8Array): void {
    this.#parts.push(part);
    this.#length += part.length;
  }

  u32(value: number): void {
    const part = Buffer.alloc(4);
    part.writeUInt32LE(value);
    this.bytes(part);
  }

  u64(value: number): void {
    const part = Buffer.alloc(8);
    part.writeBigUInt64LE(BigInt(value));
    this.bytes(part);
  }

  f32(value: number): void {
    const part = Buffer.alloc(4);
    part.writeFloatLE(value);
    this.bytes(part);
  }

  string(text: string): void {
    const part = Buffer.from(text, 'utf8');
    this.u64(part.length);
    this.bytes(part);
  }

  value(type: Metadata[1], value: unknown): void {
    if (typeof type !== 'number') {
      const [array, member] = type;
      const members = value as readonly unknown[];
      this.u32(array);
      this.u32(member);
      this.u64(members.length);
      for (const each of members) this.#scalar(member, each);
      return;
    }
    this.u32(type);
    this.#scalar(type, value);
  }

  #scalar(type: number, value: unknown): void {
    if (type === STRING) this.string(String(value));
    else if (type === F32) this.f32(Number(value));
    else this.u32(Number(value));
  }

  pad(): void {
    this.bytes(new Uint8Array(padded(this.#length) - this.#length));
  }

  all(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}
