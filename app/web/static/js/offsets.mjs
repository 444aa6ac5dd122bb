// Offsets in Basis count Unicode code points; offsets in JavaScript strings count UTF-16 units.
// This is the one place that converts between them.

/** How many code points `text` has. */
export function length(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** The code point offset of a UTF-16 offset; inside a surrogate pair, that of the pair's start. */
export function toCodePoints(text, units) {
  const inside = isLow(text.charCodeAt(units)) && isHigh(text.charCodeAt(units - 1));
  return length(text.slice(0, inside ? units - 1 : units));
}

/** The UTF-16 offset of a code point offset; past the end, the text's length. */
export function toUtf16(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left -= 1) {
    units += text.codePointAt(units) > 0xffff ? 2 : 1;
  }
  return units;
}

/** `text[start:end]` by code points. */
export function slice(text, start, end) {
  return text.slice(toUtf16(text, start), toUtf16(text, end));
}

function isHigh(unit) {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit) {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
