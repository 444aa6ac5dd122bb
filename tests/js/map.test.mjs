// The map: how near it can be brought, and what hangs on what.

import assert from "node:assert/strict";
import { test } from "node:test";

import { neighbours, scaled } from "../../app/web/static/js/map.mjs";

test("a step brings it nearer or farther, within bounds", () => {
  assert.equal(scaled(1, 0.8, 0.5), 1.25);
  assert.equal(scaled(1, 1.25, 0.5), 0.8);
  assert.equal(scaled(4, 0.8, 0.5), 4);
  assert.equal(scaled(0.25, 1.25, 0.5), 0.25);
});

test("a step of nothing shows the whole", () => {
  assert.equal(scaled(3, 0, 0.5), 0.5);
});

test("neighbours are at the other ends of the ties", () => {
  const ties = [{ article: "a", authority: "/x" }, { article: "b", authority: "/x" }, { article: "b", authority: "/y" }];
  assert.deepEqual([...neighbours(ties, "/x")].sort(), ["/x", "a", "b"]);
  assert.deepEqual([...neighbours(ties, "a")].sort(), ["/x", "a"]);
});
