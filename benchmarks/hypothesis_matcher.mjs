// Answer on stdout, a line a line of stdin: {text, quotes: [{exact, prefix, suffix, hint}]} in,
// [[start, end, ms] or [-1, -1, ms], ...] out, in UTF-16 units of the text; ms of processor time.
// Run: node hypothesis_matcher.mjs <an ES module that exports matchQuote(text, quote, context)>
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const { matchQuote } = await import(pathToFileURL(process.argv[2]).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { text, quotes } = JSON.parse(line);
  const answers = quotes.map(({ exact, ...context }) => {
    const began = process.cpuUsage();
    const found = matchQuote(text, exact, context);
    const { user, system } = process.cpuUsage(began);
    return [found?.start ?? -1, found?.end ?? -1, (user + system) / 1000];
  });
  console.log(JSON.stringify(answers));
}
