// Cards in the margin: none over another, each as near to its passage as the others let it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { tops } from "../../app/web/static/js/placing.mjs";

const card = (want, height = 50) => ({ want, height });

test("cards with room stand where they want", () => {
  assert.deepEqual(tops([card(0), card(100), card(300)], 10), [0, 100, 300]);
});

test("a card makes way for the one before", () => {
  assert.deepEqual(tops([card(0), card(10), card(20)], 10), [0, 60, 120]);
});

test("none stands above the list", () => {
  assert.deepEqual(tops([card(-40), card(-20)], 10), [0, 60]);
});

test("the pinned card stands exactly at its passage, those before it move up", () => {
  assert.deepEqual(tops([card(100), card(110), card(120)], 10, 2), [0, 60, 120]);
  assert.deepEqual(tops([card(200), card(210), card(220)], 10, 1), [150, 210, 270]);
});

test("where there is no room above, the pinned card gives way", () => {
  assert.deepEqual(tops([card(0), card(5)], 10, 1), [0, 60]);
});

test("no cards, no places", () => assert.deepEqual(tops([], 10), []));

test("whatever the wishes, cards keep their order and their distance", () => {
  let seed = 7;
  const next = (below) => (seed = (seed * 16807) % 2147483647) % below;
  for (let round = 0; round < 300; round += 1) {
    const cards = Array.from({ length: 1 + next(12) }, () => card(next(400) - 50, 10 + next(80)));
    cards.sort((a, b) => a.want - b.want);
    const found = tops(cards, 6, next(cards.length + 1) - 1);
    found.forEach((top, at) => {
      const free = at ? found[at - 1] + cards[at - 1].height + 6 : 0;
      assert.ok(top >= free, JSON.stringify({ cards, found }));
    });
  }
});
