// Runs every check of the project in order and sums up what the test runners
// themselves reported. All parts run even if one fails; a part that runs no
// test, or skips one, has failed. A part that needs something from outside and
// cannot have it is NOT CHECKED, which the summary says last. Each part's output
// is kept in target/test/.

import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NOT_CHECKED } from "./deny.mjs";
import { filesIn, ROOT } from "./files.mjs";

const LOGS = join(ROOT, "target", "test");

const cargo = (words) => ["cargo", ...words.split(" ")];
const node = (...words) => ["node", ...words];

/** The test files of a folder, run by Node's test runner and counted by what it reports. */
function nodeTests(folder) {
  const tap = join(LOGS, `${folder.replace("/", "-")}.tap`);
  const files = filesIn(join(ROOT, folder))
    .filter((path) => path.endsWith(".test.mjs") && !path.includes("node_modules"))
    .map((path) => `${folder}/${path}`);
  return {
    run: node(
      "--test",
      "--test-reporter=spec", "--test-reporter-destination=stdout",
      "--test-reporter=tap", `--test-reporter-destination=${tap}`,
      ...files,
    ),
    count: () => countTap(readFileSync(tap, "utf8")),
  };
}

const PARTS = [
  { name: "tool versions", run: node("tools/check-versions.mjs") },
  { name: "licences and sources", run: node("tools/deny.mjs") },
  { name: "advisories", run: node("tools/deny.mjs", "--advisories"), fromOutside: true },
  { name: "format", run: cargo("fmt --check") },
  { name: "clippy, pure floors", run: cargo("clippy --locked --all-targets -- -D warnings") },
  {
    name: "clippy, app",
    run: cargo("clippy --locked --features app --target wasm32-unknown-unknown --lib --bins -- -D warnings"),
  },
  { name: "native tests", run: cargo("test --locked --no-fail-fast"), count: countCargo },
  { name: "release build", run: node("tools/build.mjs") },
  { name: "byte budget", run: node("tools/sizes.mjs", "--check"), needs: "release build" },
  { name: "single file", run: node("tools/single.mjs", "--check"), needs: "release build" },
  { name: "second build", run: node("tools/twice.mjs"), needs: "release build" },
  { name: "tests of the tools", ...nodeTests("tests/tools"), needs: "release build" },
  { name: "browser tests", ...nodeTests("tests/browser"), needs: "release build" },
];

/** Adds up every `test result:` line of cargo test. */
function countCargo(output) {
  const lines = output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored;/gm);
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const [, passed, failed, ignored] of lines) {
    count.passed += Number(passed);
    count.failed += Number(failed);
    count.skipped += Number(ignored);
  }
  return count;
}

/** Reads the closing lines of Node's test runner. */
function countTap(output) {
  const closing = (word) => Number(output.match(new RegExp(`^# ${word} (\\d+)$`, "m"))?.[1] ?? 0);
  return {
    passed: closing("pass"),
    failed: closing("fail") + closing("cancelled"),
    skipped: closing("skipped") + closing("todo"),
  };
}

/** Runs a command; gives its exit status and output, which also goes to the screen and a log. */
function execute([command, ...words], name) {
  return new Promise((resolve) => {
    const log = createWriteStream(join(LOGS, `${name.replace(/\W+/g, "-")}.log`));
    let output = "";
    const child = spawn(command, words, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
      // A snapshot that differs is a failure, not a file to look at later.
      env: { ...process.env, INSTA_UPDATE: "no", CARGO_TERM_COLOR: "never" },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        output += text;
        process.stdout.write(text);
        log.write(text);
      });
    }
    child.on("error", (error) => resolve({ status: 1, output: String(error) }));
    child.on("close", (status) => log.end(() => resolve({ status: status ?? 1, output })));
  });
}

async function runPart({ name, run, count, needs, fromOutside }, results) {
  if (results.some((result) => result.name === needs && !result.ok)) {
    return { name, ok: false, words: `not run, since the ${needs} failed`, passed: 0, failed: 1 };
  }
  console.log(`\n── ${name}: ${run.slice(0, 6).join(" ")}`);
  const start = Date.now();
  const { status, output } = await execute(run, name);
  const seconds = `${Math.round((Date.now() - start) / 1000)} s`;
  if (fromOutside && status === NOT_CHECKED) {
    return { name, ok: true, unchecked: true, words: "NOT CHECKED, why is in its log", seconds, passed: 0, failed: 0 };
  }
  const exited = status === 0 ? "" : `exit status ${status}`;
  if (!count) return { name, ok: !exited, words: exited || "ok", seconds, passed: 0, failed: exited ? 1 : 0 };

  const { passed, failed, skipped } = count(output);
  const wrong = [
    exited,
    failed && `${failed} failed`,
    skipped && `${skipped} skipped, and none may be`,
    passed === 0 && "no test passed",
  ].filter(Boolean);
  return {
    name,
    ok: wrong.length === 0,
    words: [`${passed} passed`, ...wrong].join(", "),
    seconds,
    passed,
    failed: failed + skipped || (wrong.length ? 1 : 0),
  };
}

for (const folder of [LOGS, join(ROOT, "target", "screenshots")]) rmSync(folder, { recursive: true, force: true });
mkdirSync(LOGS, { recursive: true });
const results = [];
for (const part of PARTS) results.push(await runPart(part, results));

console.log("\n── summary (logs in target/test/)");
for (const { name, ok, unchecked, words, seconds = "" } of results) {
  console.log(`${unchecked ? "??????" : ok ? "ok    " : "FAILED"} ${name.padEnd(22)} ${seconds.padStart(6)}  ${words}`);
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const unchecked = results.filter((result) => result.unchecked).map(({ name }) => name);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed${unchecked.length ? `; NOT CHECKED: ${unchecked.join(", ")}` : ""}`);
process.exit(results.every((result) => result.ok) ? 0 : 1);
