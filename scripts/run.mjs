// `node scripts/run.mjs TASK [ARGUMENTS]`: the front door of every npm script; the tasks are in tasks.mjs.
//
// An old Node must be able to read this file, so that it answers with a sentence instead of a
// syntax error: nothing newer than `import()` here, and everything else behind it.

var numbers = process.versions.node.split('.').map(Number);
var major = numbers[0] || 0;
var minor = numbers[1] || 0;

// What Vite and the other tools ask for: 20.19 or later in its line, 22.12 or later.
var suits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;

if (suits) {
  import('./tasks.mjs').then(function (tasks) {
    return tasks.main(process.argv.slice(2));
  });
} else {
  console.error(
    'StepQ needs Node 20.19 or newer (of Node 22: 22.12 or newer); this is Node ' +
      process.versions.node +
      '.',
  );
  process.exit(1);
}
