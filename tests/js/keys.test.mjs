// Keys: what they ask for, when they are silent, and the way round a list.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { LETTERS, action, lettersOn, setLetters, step } from "../../app/web/static/js/keys.mjs";
import { isCurrent, move } from "../../app/web/static/js/lookup.mjs";

const plain = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false, inField: false };

test("a letter asks for its action", () => {
  for (const [key, name] of Object.entries(LETTERS)) {
    assert.equal(action({ ...plain, key }, true), name);
  }
});

test("letters are silent when they are switched off (WCAG 2.1.4)", () => {
  for (const key of Object.keys(LETTERS)) assert.equal(action({ ...plain, key }, false), null);
});

test("letters are silent in a field, with a modifier and while composing", () => {
  for (const where of ["ctrlKey", "metaKey", "altKey", "isComposing", "inField"]) {
    assert.equal(action({ ...plain, [where]: true, key: "a" }, true), null);
  }
});

test("keys that name a property of every object ask for nothing", () => {
  assert.equal(action({ ...plain, key: "constructor" }, true), null);
});

test("every key stands in the overview that each page has", () => {
  const page = new URL("../../app/web/templates/macros/keys.html", import.meta.url);
  const overview = readFileSync(page, "utf8");
  for (const key of Object.keys(LETTERS)) assert.ok(overview.includes(`<kbd>${key}</kbd>`), key);
});

test("the setting is kept, and where storage is forbidden the default holds", () => {
  const kept = new Map();
  const localStorage = { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v) };
  assert.equal(lettersOn({ localStorage }), true);
  setLetters({ localStorage }, false);
  assert.equal(lettersOn({ localStorage }), false);
  const forbidden = { get localStorage() { throw new Error("SecurityError"); } };
  setLetters(forbidden, false);
  assert.equal(lettersOn(forbidden), true);
});

test("stepping goes round the ends", () => {
  assert.deepEqual([step(-1, 3, 1), step(2, 3, 1), step(0, 3, -1), step(-1, 3, -1)], [0, 0, 2, 2]);
  assert.equal(step(-1, 0, 1), -1);
});

test("the arrows of the look-up go through the field", () => {
  assert.deepEqual([move(-1, 2, "ArrowDown"), move(1, 2, "ArrowDown")], [0, -1]);
  assert.deepEqual([move(-1, 2, "ArrowUp"), move(0, 2, "ArrowUp")], [1, -1]);
});

test("an answer to words that have changed is dropped", () => {
  assert.ok(isCurrent("alien ", "alien"));
  assert.ok(!isCurrent("alien", "alien e"));
});
