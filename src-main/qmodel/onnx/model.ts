import type { DType, Shape } from '@main/qmodel/autodiff/tensor';
import { MessageWriter } from '@main/qmodel/onnx/protobuf';

/** An attribute of an operator. */
export type Attribute =
  | { readonly int: number }
  | { readonly ints: readonly number[] }
  | { readonly float: number }
  | { readonly text: string };

/** Values of an initializer; little-endian, row-major. */
export interface ConstantData {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly bytes: Uint8Array;
}

export interface OperatorNode {
  readonly operator: string;
  /** Empty for the standard operators. */
  readonly domain: '' | 'com.microsoft';
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface ValueInfo {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: Shape;
}

export interface GraphDescription {
  readonly nodes: readonly OperatorNode[];
  readonly constants: ReadonlyMap<string, ConstantData>;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Texts that stand beside the graph. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** TensorProto.DataType of onnx.proto. */
const dataTypes: Record<DType, number> = { float32: 1, int32: 6, int64: 7, bool: 9, float64: 11 };

const IR_VERSION = 9;
const OPSET = 18;

/** Serialises a graph as an ONNX ModelProto (opset 18 and Microsoft's contributed operators). */
export function encodeModel(graph: GraphDescription): Uint8Array {
  const opset = (domain: string, version: number): MessageWriter =>
    new MessageWriter().text(1, domain).integer(2, version);
  const writer = new MessageWriter()
    .integer(1, IR_VERSION)
    .text(2, 'stepq')
    .message(7, encodeGraph(graph))
    .message(8, opset('', OPSET));
  // Named only where it is used: a runtime that has no such operators could not open the file.
  if (graph.nodes.some(({ domain }) => domain === 'com.microsoft')) {
    writer.message(8, opset('com.microsoft', 1));
  }
  for (const [key, value] of graph.metadata) {
    writer.message(14, new MessageWriter().text(1, key).text(2, value));
  }
  return writer.finish();
}

function encodeGraph(graph: GraphDescription): MessageWriter {
  const writer = new MessageWriter();
  for (const node of graph.nodes) writer.message(1, encodeNode(node));
  writer.text(2, 'graph');
  for (const [name, data] of graph.constants) writer.message(5, encodeTensor(name, data));
  for (const value of graph.inputs) writer.message(11, encodeValue(value));
  for (const value of graph.outputs) writer.message(12, encodeValue(value));
  return writer;
}

function encodeNode(node: OperatorNode): MessageWriter {
  const writer = new MessageWriter();
  for (const input of node.inputs) writer.text(1, input);
  for (const output of node.outputs) writer.text(2, output);
  writer.text(3, node.name).text(4, node.operator);
  for (const [name, value] of Object.entries(node.attributes)) {
    writer.message(5, encodeAttribute(name, value));
  }
  if (node.domain !== '') writer.text(7, node.domain);
  return writer;
}

/** AttributeProto; the last field is its type: 1 float, 2 int, 3 string, 7 ints. */
function encodeAttribute(name: string, value: Attribute): MessageWriter {
  const writer = new MessageWriter().text(1, name);
  if ('float' in value) return writer.float(2, value.float).integer(20, 1);
  if ('int' in value) return writer.integer(3, value.int).integer(20, 2);
  if ('text' in value) return writer.text(4, value.text).integer(20, 3);
  for (const int of value.ints) writer.integer(8, int);
  return writer.integer(20, 7);
}

function encodeTensor(name: string, { dtype, shape, bytes }: ConstantData): MessageWriter {
  const writer = new MessageWriter();
  for (const size of shape) writer.integer(1, size);
  writer.integer(2, dataTypes[dtype]);
  if (name !== '') writer.text(8, name);
  return writer.bytes(9, bytes);
}

function encodeValue({ name, dtype, shape }: ValueInfo): MessageWriter {
  const dimensions = new MessageWriter();
  for (const size of shape) dimensions.message(1, new MessageWriter().integer(1, size));
  const tensorType = new MessageWriter().integer(1, dataTypes[dtype]).message(2, dimensions);
  return new MessageWriter().text(1, name).message(2, new MessageWriter().message(1, tensorType));
}
