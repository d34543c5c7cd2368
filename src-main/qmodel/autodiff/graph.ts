import { ShapeError, sizeOf, type DType, type Shape, type Tensor } from './tensor';
import {
  encodeModel,
  type Attribute,
  type ConstantData,
  type OperatorNode,
  type ValueInfo,
} from '@main/qmodel/onnx/model';

/** How graphs are built: for what an execution provider runs well, and for how much memory. */
export interface Target {
  /** `float64` for gradient checks. */
  readonly float: 'float32' | 'float64';
  /** Microsoft's MatMul with transposition and scale; else Transpose, MatMul and Mul. */
  readonly fusedMatMul: boolean;
  /** The LogSoftmax operator; else ReduceMax, Exp, ReduceSum and Log. */
  readonly logSoftmax: boolean;
  /** Whether the values inside a layer are made again for the backward pass instead of being kept. */
  readonly recompute: boolean;
}

/** onnxruntime's CPU provider. */
export const cpuTarget: Target = {
  float: 'float32',
  fusedMatMul: true,
  logSoftmax: true,
  recompute: false,
};

/**
 * A vector-Jacobian product: given the gradient of the output, the gradient of each input, each
 * made only when somebody needs it.
 */
export type Vjp = (gradient: Tensor) => readonly (() => Tensor)[];

/** One differentiable operation as it was recorded. */
export interface TapeEntry {
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly vjp: Vjp;
}

type OutputSpec = Pick<Tensor, 'dtype' | 'shape'>;

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int32: Int32Array,
  bool: Uint8Array,
} as const;

/**
 * Builds an ONNX graph operator by operator. Operators are emitted by the functions of
 * `primitives/`; those that are differentiable also record how gradients flow back.
 */
export class Graph {
  readonly target: Target;
  readonly tape: TapeEntry[] = [];
  readonly #nodes: OperatorNode[] = [];
  readonly #constants = new Map<string, ConstantData>();
  readonly #shared = new Map<string, Tensor>();
  readonly #inputs: ValueInfo[] = [];
  readonly #outputs = new Map<string, Tensor>();
  #count = 0;

  constructor(target: Target) {
    this.target = target;
  }

  /** A value fed at every run. @throws Error when the name is taken */
  input(name: string, dtype: DType, shape: Shape): Tensor {
    if (this.#inputs.some((known) => known.name === name)) {
      throw new Error(`input: the name ${name} is taken`);
    }
    const tensor = { name, dtype, shape };
    this.#inputs.push(tensor);
    return tensor;
  }

  /** A floating-point value fed at every run, in the target's precision. */
  floatInput(name: string, shape: Shape): Tensor {
    return this.input(name, this.target.float, shape);
  }

  /** Values known at build time; short ones are kept once. @throws ShapeError on a wrong count */
  constant(values: ArrayLike<number>, shape: Shape, dtype: DType = this.target.float): Tensor {
    if (values.length !== sizeOf(shape)) {
      throw new ShapeError('constant', `${values.length} values do not fill the shape`, shape);
    }
    const key =
      values.length <= 64 ? `${dtype}|${shape.join()}|${Array.from(values).join()}` : null;
    const known = key === null ? undefined : this.#shared.get(key);
    if (known) return known;
    const tensor = { name: this.#fresh('const'), dtype, shape };
    this.#constants.set(tensor.name, { dtype, shape, bytes: toBytes(values, dtype) });
    if (key !== null) this.#shared.set(key, tensor);
    return tensor;
  }

  /** Weights that stand in the file under `name`; the array is not copied. @throws Error when it is taken */
  weight(name: string, data: Float32Array, shape: Shape): Tensor {
    if (this.#constants.has(name)) throw new Error(`weight: the name ${name} is taken`);
    if (data.length !== sizeOf(shape)) {
      throw new ShapeError('weight', `${data.length} values do not fill the shape`, shape);
    }
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.set(name, { dtype: 'float32', shape, bytes });
    return { name, dtype: 'float32', shape };
  }

  scalar(value: number): Tensor {
    return this.constant([value], []);
  }

  /** A list of integers, as shape arguments are given to operators. */
  integers(values: readonly number[]): Tensor {
    return this.constant(values, [values.length], 'int64');
  }

  /** Emits an operator with one output. */
  emit(
    operator: string,
    inputs: readonly Tensor[],
    output: OutputSpec,
    attributes: Readonly<Record<string, Attribute>> = {},
    domain: OperatorNode['domain'] = '',
  ): Tensor {
    const tensor = { name: this.#fresh(operator), dtype: output.dtype, shape: output.shape };
    this.#nodes.push({
      operator,
      domain,
      name: tensor.name,
      inputs: inputs.map(({ name }) => name),
      outputs: [tensor.name],
      attributes,
    });
    return tensor;
  }

  /** Notes how gradients flow from `output` back to `inputs`; gives `output`. */
  record(inputs: readonly Tensor[], output: Tensor, vjp: Vjp): Tensor {
    this.tape.push({ inputs, output, vjp });
    return output;
  }

  /** Makes a tensor an output of the graph under `name`. A tensor has one such name at most. */
  output(tensor: Tensor, name: string): void {
    if (this.#outputs.has(name)) throw new Error(`output: the name ${name} is taken`);
    const taken = [...this.#outputs.values()].includes(tensor);
    const produced = this.#nodes.some(({ outputs }) => outputs.includes(tensor.name));
    // A value without a node of its own (an input, or one that is an output already) needs one.
    this.#outputs.set(name, taken || !produced ? this.emit('Identity', [tensor], tensor) : tensor);
  }

  /** The graph as an ONNX file, without what no output needs. */
  toModel(metadata: ReadonlyMap<string, string> = new Map()): Uint8Array {
    const rename = new Map([...this.#outputs].map(([name, tensor]) => [tensor.name, name]));
    const nameOf = (name: string): string => rename.get(name) ?? name;
    const needed = new Set([...this.#outputs.values()].map(({ name }) => name));
    const live: OperatorNode[] = [];
    for (const node of [...this.#nodes].reverse()) {
      if (!node.outputs.some((output) => needed.has(output))) continue;
      for (const input of node.inputs) needed.add(input);
      live.push({
        ...node,
        // The output is named directly: an Identity would copy it and prevent writing in place.
        inputs: node.inputs.map(nameOf),
        outputs: node.outputs.map(nameOf),
      });
    }
    return encodeModel({
      metadata,
      nodes: live.reverse(),
      constants: new Map([...this.#constants].filter(([name]) => needed.has(name))),
      inputs: this.#inputs.filter(({ name }) => needed.has(name)),
      outputs: [...this.#outputs].map(([name, { dtype, shape }]) => ({ name, dtype, shape })),
    });
  }

  /** Operators emitted so far, those that no output needs included. */
  get operators(): number {
    return this.#nodes.length;
  }

  #fresh(hint: string): string {
    return `${hint}_${this.#count++}`;
  }
}

function toBytes(values: ArrayLike<number>, dtype: DType): Uint8Array {
  const typed =
    dtype === 'int64' ? BigInt64Array.from(Array.from(values, BigInt)) : arrays[dtype].from(values);
  return new Uint8Array(typed.buffer);
}
