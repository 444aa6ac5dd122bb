// Answer on stdout, a line a line of stdin: {text, quotes: [{exact, prefix, suffix, hint}]} in,
// [[start, end, ms] or [-1, -1, ms], ...] out, in UTF-16 units of the text.
// Run: node hypothesis_matcher.mjs <an ES module that exports matchQuote(text, quote, context)>
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { matchQuote } = await import(pathToFileURL(process.argv[2]).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { text, quotes } = JSON.parse(line);
  const answers = quotes.map(({ exact, ...context }) => {
    const began = performance.now();
    const found = matchQuote(text, exact, context);
    return [found?.start ?? -1, found?.end ?? -1, performance.now() - began];
  });
  console.log(JSON.stringify(answers));
}
