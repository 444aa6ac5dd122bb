// What is made meanwhile: its page is looked at again until nothing is left to watch.

import assert from "node:assert/strict";
import { test } from "node:test";

import { watch } from "../../app/web/static/js/watch.mjs";

const showing = (watched) => ({ querySelector: () => watched });

test("a page with nothing to watch is not asked for again", () => {
  watch(showing(null), assert.fail, assert.fail);
});

test("a page with something to watch is asked for later", () => {
  const waits = [];
  watch(showing({}), assert.fail, (_, milliseconds) => waits.push(milliseconds));
  assert.deepEqual(waits, [1000]);
});

test("where it leads elsewhere the browser goes there", async () => {
  const gone = [];
  globalThis.location = { href: "/here", assign: (url) => gone.push(url) };
  let look;
  watch(showing({}), async () => ({ redirected: true, ok: true, url: "/there" }), (f) => (look = f));
  await look();
  assert.deepEqual(gone, ["/there"]);
});

test("without an answer it is asked for again", async () => {
  globalThis.location = { href: "/here", assign: assert.fail };
  const looks = [];
  watch(showing({}), () => Promise.reject(new Error("no server")), (f) => looks.push(f));
  await looks[0]();
  assert.equal(looks.length, 2);
});
