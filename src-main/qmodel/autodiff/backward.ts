import type { Graph, TapeEntry } from './graph';
import { ShapeError, type Tensor } from './tensor';
import { plainAdd } from './primitives/elementwise';

/**
 * Reverse-mode differentiation: emits into `graph` the gradients of the scalar `loss` with respect
 * to `parameters`, in their order. Nothing is emitted for values that no parameter reaches, so
 * frozen weights cost nothing.
 * @throws ShapeError when the loss is not a scalar; Error for a parameter that the loss does not
 *   depend on
 */
export function gradients(
  graph: Graph,
  loss: Tensor,
  parameters: readonly Tensor[],
): readonly Tensor[] {
  if (loss.shape.length !== 0)
    throw new ShapeError('gradients', 'the loss must be a scalar', loss.shape);
  const reached = reachable(graph, parameters);
  const parts: Flows = new Map([[loss, [graph.scalar(1)]]]);
  flowBack(graph, [...graph.tape], parts, reached);
  return parameters.map((parameter) => {
    const gradient = total(graph, parts, parameter);
    if (!gradient) throw new Error(`gradients: the loss does not depend on ${parameter.name}`);
    return gradient;
  });
}

/** Gradients that flowed into a tensor, not yet added up. */
export type Flows = Map<Tensor, Tensor[]>;

/** Sends what flowed into the outputs of `tape` back to its inputs; without `reached`, to all of them. */
export function flowBack(
  graph: Graph,
  tape: readonly TapeEntry[],
  parts: Flows,
  reached: ReadonlySet<Tensor> | null = null,
): void {
  for (const { inputs, output, vjp } of [...tape].reverse()) {
    const gradient = !reached || reached.has(output) ? total(graph, parts, output) : null;
    if (!gradient) continue;
    const flows = vjp(gradient);
    inputs.forEach((input, i) => {
      const flow = flows[i];
      if (!flow || (reached && !reached.has(input))) return;
      const known = parts.get(input);
      if (known) known.push(flow());
      else parts.set(input, [flow()]);
    });
  }
}

/** What some parameter flows into, the parameters included. */
function reachable(graph: Graph, parameters: readonly Tensor[]): Set<Tensor> {
  const reached = new Set(parameters);
  for (const { inputs, output } of graph.tape) {
    if (inputs.some((input) => reached.has(input))) reached.add(output);
  }
  return reached;
}

/** The sum of the gradients that flowed into a tensor; `null` when none did. */
export function total(graph: Graph, parts: Flows, tensor: Tensor): Tensor | null {
  const flows = parts.get(tensor);
  const [first, ...rest] = flows ?? [];
  if (!first) return null;
  const sum = rest.reduce((a, b) => plainAdd(graph, a, b), first);
  parts.set(tensor, [sum]);
  return sum;
}
