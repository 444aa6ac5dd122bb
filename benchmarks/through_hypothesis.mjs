// Bring exported annotations into Hypothesis's client and out of it again, by its own code.
// Run: node through_hypothesis.mjs MODULE IN OUT
// MODULE exports AnnotationsService, ImportAnnotationsService and AnnotationsExporter of the client;
// IN and OUT hold a JSON list of export files, one of each page.  Its server is not here: what is
// saved gets the id and the days that the server gives what is new, and stays as it was sent.
import { randomBytes, webcrypto } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

globalThis.window = { navigator: { userAgent: "node" }, crypto: webcrypto };
const [module, given, wanted] = process.argv.slice(2);
const client = await import(pathToFileURL(module).href);
const profile = { userid: "acct:reader@hypothes.is", features: {} };

function saved(annotation) {
  const now = new Date().toISOString();
  const { $tag, ...sent } = annotation;
  return { ...sent, id: randomBytes(16).toString("base64url"), created: now, updated: now };
}

// What the client keeps and asks of its store; everything else that it tells it goes nowhere.
function store(held) {
  const answers = {
    addAnnotations: (annotations) => held.push(...annotations),
    allAnnotations: () => [...held],
    defaultContentFrame: () => null,
    focusedGroupId: () => "__world__",
    profile: () => profile,
  };
  return new Proxy(answers, { get: (known, name) => known[name] ?? (() => undefined) });
}

async function through(file) {
  const held = [];
  const kept = store(held);
  const api = { annotation: { create: async (_, annotation) => saved(annotation) } };
  const service = new client.AnnotationsService({ reportActivity() {} }, api, {}, kept);
  const told = { success() {}, notice() {}, error() {} };
  const importer = new client.ImportAnnotationsService(kept, service, told);
  const results = await importer.import(file.annotations);
  const failed = results.find((result) => result.type === "error");
  if (failed) throw failed.error;
  return new client.AnnotationsExporter({}).buildJSONExportContent(held, { profile });
}

const files = [];
for (const file of JSON.parse(await readFile(given, "utf-8"))) files.push(await through(file));
await writeFile(wanted, JSON.stringify(files));
