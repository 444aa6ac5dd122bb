// Where cards stand in the margin: each as near to its passage as the others let it.

/**
 * The tops of cards, in order.  `cards` are {want, height} in pixels from the top of the list;
 * the one with the index `pinned` stands exactly where it wants, the others make way.
 */
export function tops(cards, gap, pinned = -1) {
  const found = down(cards.map((card) => card.want), cards, gap);
  if (!cards[pinned]) return found;
  found[pinned] = Math.max(0, cards[pinned].want);
  for (let at = pinned - 1; at >= 0; at -= 1) {
    found[at] = Math.min(found[at], found[at + 1] - gap - cards[at].height);
  }
  for (let at = pinned + 1; at < cards.length; at += 1) found[at] = cards[at].want;
  return down(found, cards, gap);
}

/** Pushed down where one would lie over another; none above the top of the list. */
function down(wanted, cards, gap) {
  let free = 0;
  return wanted.map((top, at) => {
    const found = Math.max(top, free);
    free = found + cards[at].height + gap;
    return found;
  });
}
