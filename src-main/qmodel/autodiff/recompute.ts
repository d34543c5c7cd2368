import { flowBack, total, type Flows } from './backward';
import type { Graph } from './graph';
import { plainAdd, plainScale } from './primitives/elementwise';
import { plainReshape } from './primitives/shape';
import type { Tensor } from './tensor';

/**
 * build(x), whose intermediate values are not kept for the backward pass but made again there
 * (arXiv 1604.06174): memory for time. `build` is called twice and has to give the same graph.
 */
export function recomputed(graph: Graph, x: Tensor, build: (x: Tensor) => Tensor): Tensor {
  const before = graph.tape.length;
  const y = build(x);
  const made = graph.tape.splice(before);
  const inside = new Set(made.map(({ output }) => output));
  const inputs = [...new Set([x, ...made.flatMap((entry) => entry.inputs)])].filter(
    (tensor) => !inside.has(tensor),
  );
  return graph.record(inputs, y, (g) => {
    let known: { readonly parts: Flows; readonly late: Tensor } | null = null;
    const again = (): { readonly parts: Flows; readonly late: Tensor } => {
      if (known) return known;
      const late = after(graph, x, g);
      const from = graph.tape.length;
      const parts: Flows = new Map([[build(late), [g]]]);
      flowBack(graph, graph.tape.splice(from), parts);
      known = { parts, late };
      return known;
    };
    return inputs.map((input) => () => {
      const { parts, late } = again();
      const gradient = total(graph, parts, input === x ? late : input);
      if (!gradient) throw new Error(`recomputed: nothing flows back to ${input.name}`);
      return gradient;
    });
  });
}

/**
 * x, but not before `g` is there: x + 0 · one element of g. Without it the runtime would make the
 * values again at once, and keep them as long as if they had never been given up.
 */
function after(graph: Graph, x: Tensor, g: Tensor): Tensor {
  const count = g.shape.length;
  const index = (value: number): Tensor =>
    graph.integers(Array.from({ length: count }, () => value));
  const axes = graph.integers(Array.from({ length: count }, (_, i) => i));
  const first = graph.emit('Slice', [g, index(0), index(1), axes], {
    dtype: g.dtype,
    shape: g.shape.map(() => 1),
  });
  return plainAdd(graph, x, plainScale(graph, plainReshape(graph, first, []), 0));
}
