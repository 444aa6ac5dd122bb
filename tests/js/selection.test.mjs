// From ranges over text nodes to passages of the canonical text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { blockText, passage, trimmed } from "../../app/web/static/js/selection.mjs";
import { apart, element, range, text } from "./tree.mjs";

const the = text("The 😀 ");
const act = text("Act");
const foot = text("1");
const rest = text(" stands.");
const next = text("It was used thrice.");
const blocks = [element(the, element(act), apart(foot), rest), element(next)];
const nodes = [the, act, foot, rest, next];

test("what is no part of the text is skipped", () => {
  assert.equal(blockText(blocks[0]), "The 😀 Act stands.");
});

test("within one text node, counted in code points", () => {
  const found = passage(range(nodes, the, 4, the, 6), blocks);
  assert.deepEqual(found, { start: 4, end: 5, exact: "😀" });
});

test("across elements, without the footnote mark between them", () => {
  const found = passage(range(nodes, act, 0, rest, 7), blocks);
  assert.deepEqual(found, { start: 6, end: 16, exact: "Act stands" });
});

test("across blocks, which one line feed parts", () => {
  const found = passage(range(nodes, rest, 1, next, 2), blocks);
  assert.deepEqual(found, { start: 10, end: 20, exact: "stands.\nIt" });
});

test("a selection that begins in a footnote mark begins after it", () => {
  const found = passage(range(nodes, foot, 0, rest, 7), blocks);
  assert.deepEqual(found, { start: 10, end: 16, exact: "stands" });
});

test("white space at the ends is left out", () => {
  const found = passage(range(nodes, the, 3, act, 3), blocks);
  assert.deepEqual(found, { start: 4, end: 9, exact: "😀 Act" });
});

test("a selection of nothing but white space is none", () => {
  assert.equal(passage(range(nodes, the, 3, the, 4), blocks), null);
});

test("a selection outside the text is none", () => {
  const elsewhere = text("menu");
  const all = [elsewhere, ...nodes];
  assert.equal(passage(range(all, elsewhere, 0, elsewhere, 4), blocks), null);
});

test("trimming counts code points on the left", () => {
  assert.deepEqual(trimmed({ start: 7, exact: " \n😀a " }), { start: 9, end: 11, exact: "😀a" });
});
