// From a selection in the page to a passage of the canonical text.
//
// Every leaf block carries data-block; what is no part of the text carries data-noanno.  The text
// is the blocks joined by one "\n".  Quotes are read from text nodes, never from
// range.toString(), which also holds what the style sheet and the page put between them.

import { length, slice, toCodePoints } from "./offsets.mjs";

const TEXT = 3;

/** The text nodes of a block that are part of the canonical text, in order. */
export function textNodes(node) {
  if (node.nodeType === TEXT) return [node];
  const apart = node.hasAttribute?.("data-noanno");
  return apart ? [] : Array.from(node.childNodes).flatMap(textNodes);
}

/** The canonical text of a block. */
export function blockText(block) {
  return textNodes(block).map((node) => node.data).join("");
}

/** The UTF-16 offsets of a range in one text node, or null where they do not meet. */
export function overlap(range, node) {
  const begins = node === range.startContainer;
  const ends = node === range.endContainer;
  const from = begins ? range.startOffset : 0;
  const to = ends ? range.endOffset : node.data.length;
  const meets = begins || ends || range.comparePoint(node, 0) === 0;
  return meets && to > from ? { from, to } : null;
}

/**
 * The passage of a range: {start, end, exact} in code points of the document, or null when the
 * range touches no text of it.  `blocks` are the elements with data-block, in order.
 */
export function passage(range, blocks) {
  let at = 0;
  let start = null;
  let end = null;
  for (const block of blocks) {
    for (const node of textNodes(block)) {
      const part = overlap(range, node);
      if (part) {
        start ??= at + toCodePoints(node.data, part.from);
        end = at + toCodePoints(node.data, part.to);
      }
      at += length(node.data);
    }
    at += 1; // the "\n" between two blocks
  }
  if (start === null) return null;
  const whole = Array.from(blocks, blockText).join("\n");
  return trimmed({ start, end, exact: slice(whole, start, end) });
}

/** The passage without white space at its ends; null when nothing else is in it. */
export function trimmed({ start, exact }) {
  const words = exact.trim();
  if (!words) return null;
  const left = exact.length - exact.trimStart().length;
  const from = start + length(exact.slice(0, left));
  return { start: from, end: from + length(words), exact: words };
}
