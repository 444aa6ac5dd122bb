// Offsets in code points, in the browser as on the server: both read the same cases.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { length, slice, toCodePoints, toUtf16 } from "../../app/web/static/js/offsets.mjs";

const CASES = new URL("../cases/text/offsets.json", import.meta.url);

test("the file of cases is there", () => assert.ok(existsSync(CASES)));

for (const { name, text, exact, codePoints, utf16 } of cases()) {
  test(name, () => {
    assert.deepEqual(utf16.map((units) => toCodePoints(text, units)), codePoints);
    assert.deepEqual(codePoints.map((points) => toUtf16(text, points)), utf16);
    assert.equal(slice(text, ...codePoints), exact);
    assert.equal(text.slice(...utf16), exact);
  });
}

test("inside a surrogate pair the pair's start counts", () => {
  assert.equal(toCodePoints("a😀b", 2), 1);
});

test("an offset past the end is the end", () => {
  assert.equal(toUtf16("a😀", 9), 3);
});

test("a slice counts code points", () => {
  assert.equal(slice("𐌰𐌱𐌲 law", 1, 5), "𐌱𐌲 l");
});

test("there and back for every place of a text of many kinds", () => {
  const text = "§ 21 — “é” e\u0301 👩‍⚖️ 𐌰\nx";
  for (let points = 0; points <= length(text); points += 1) {
    assert.equal(toCodePoints(text, toUtf16(text, points)), points);
  }
});

function cases() {
  return existsSync(CASES) ? JSON.parse(readFileSync(CASES, "utf8")).cases : [];
}
