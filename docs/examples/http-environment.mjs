// An environment that StepQ can search: two jugs, a tap, and a number of litres to be measured.
//
//     node docs/examples/http-environment.mjs [PORT]
//
// It speaks StepQ's protocol (docs/http-environment.md). The state is a plain value that travels in
// each answer and each request, so this server remembers nothing and may be restarted at any time.

import http from 'node:http';

/** Sizes of the jugs, and litres that one of them has to hold in the end. */
const tasks = [];
for (let small = 2; small <= 9; small += 1) {
  for (let large = small + 1; large <= 11; large += 1) {
    for (let goal = 1; goal < large; goal += 1) {
      if (goal !== small && goal % divisor(small, large) === 0) tasks.push({ small, large, goal });
    }
  }
}

function divisor(a, b) {
  return b === 0 ? a : divisor(b, a % b);
}

const idOf = ({ small, large, goal }) => `${small}-${large}-${goal}`;

const instructionOf = ({ small, large, goal }) =>
  `There are two jugs, of ${small} and of ${large} litres. Measure ${goal} litres in one of them.`;

/** What StepQ is told of a state: all that it may know, and the state itself to be sent back. */
function answer(task, held, valid = true) {
  const done = held.small === task.goal || held.large === task.goal;
  return {
    observation: `The small jug holds ${held.small} litres, the large one ${held.large}.`,
    reward: done ? 1 : 0,
    done,
    valid,
    actions: ['fill', 'empty', 'pour'].flatMap((verb) => [`${verb}[small]`, `${verb}[large]`]),
    state: { task: idOf(task), held },
  };
}

function step({ task: id, held }, action) {
  const task = find(id);
  const [, verb, jug] = /^(fill|empty|pour)\[(small|large)\]$/.exec(action) ?? [];
  if (!verb) return answer(task, held, false);
  const other = jug === 'small' ? 'large' : 'small';
  const moved = Math.min(held[jug], task[other] - held[other]);
  const after = {
    fill: { ...held, [jug]: task[jug] },
    empty: { ...held, [jug]: 0 },
    pour: { ...held, [jug]: held[jug] - moved, [other]: held[other] + moved },
  };
  return answer(task, after[verb]);
}

function find(id) {
  const task = tasks.find((each) => idOf(each) === id);
  if (!task) throw new Error(`There is no task ${id}.`);
  return task;
}

/** Tasks with the same jugs are a group: StepQ never trains and tests in one group. */
const routes = {
  'GET /tasks': () => ({
    tasks: tasks.map((task) => ({
      id: idOf(task),
      instruction: instructionOf(task),
      group: `${task.small}-${task.large}`,
    })),
  }),
  'POST /reset': ({ task }) => answer(find(task), { small: 0, large: 0 }),
  'POST /step': ({ state, action }) => step(state, action),
};

const server = http.createServer(async (request, response) => {
  const send = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  try {
    const route = routes[`${request.method} ${request.url}`];
    if (!route) return send(404, { error: `There is no ${request.method} ${request.url}.` });
    const parts = await request.setEncoding('utf8').toArray();
    send(200, route(parts.length === 0 ? {} : JSON.parse(parts.join(''))));
  } catch (error) {
    send(400, { error: error.message });
  }
});

server.listen(Number(process.argv[2] ?? 8765), '127.0.0.1', () => {
  console.log(`Jugs at http://127.0.0.1:${server.address().port}: ${tasks.length} tasks`);
});
