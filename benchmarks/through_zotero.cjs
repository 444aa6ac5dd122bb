// Read authorities with Zotero's own translators; the items that it would make, as JSON, on stdout.
// Run: node through_zotero.cjs FOLDER TRANSLATOR FILE
// FOLDER holds github.com/zotero/utilities after `npm install jsdom@19`, schema.json of
// github.com/zotero/zotero-schema, and RIS.js, BibTeX.js or "CSL JSON.js" of
// github.com/zotero/translators.  Zotero itself is not here: items are made and not kept.
const { readFileSync } = require("node:fs");
const { resolve } = require("node:path");
const { runInThisContext } = require("node:vm");

const [folder, translator, given] = process.argv.slice(2);
const text = (file) => readFileSync(resolve(folder, file), "utf-8");
const brought = (file) => require(resolve(folder, file));
const items = [];

class Item {
  constructor(itemType) {
    const lists = ["creators", "tags", "notes", "attachments", "seeAlso", "collections"];
    Object.assign(this, { itemType, relations: {} }, Object.fromEntries(lists.map((n) => [n, []])));
  }
  complete() {
    items.push(this);
  }
}

// What a translator asks for its input: some characters, or a line without its end.
function reader(content) {
  let at = 0;
  return (count) => {
    if (at >= content.length) return false;
    const end = count ? at + count : (content.indexOf("\n", at) + 1 || content.length + 1);
    const piece = content.slice(at, end);
    at = end;
    return count ? piece : piece.replace(/\r?\n$/, "");
  };
}

function start() {
  globalThis.Zotero = { locale: "en-US", debug() {}, isNode: true };
  Zotero.Schema = brought("schema.js");
  Zotero.Utilities = brought("utilities.js");
  Zotero.Utilities.Item = brought("utilities_item.js");
  Zotero.Date = brought("date.js");
  Zotero.Schema.init(text("schema.json"));
  Zotero.Date.init(text("resource/dateFormats.json"));
  const types = brought("cachedTypes.js");
  types.setTypeSchema(brought("resource/zoteroTypeSchemaData.js"));
  const nothing = () => undefined;
  const asked = { getHiddenPref: nothing, getOption: nothing, parentTranslator: null };
  Object.assign(Zotero, types, asked, { Item, Collection: class {}, read: reader(readFileSync(given, "utf-8")) });
  // Names that translators have for what stands elsewhere in the program.
  const { Date: dates, ItemFields: fields, ItemTypes: kinds } = Zotero;
  const plain = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  const known = {
    ...Zotero.Utilities.Item,
    ...{ strToDate: dates.strToDate, strToISO: dates.strToISO, formatDate: dates.formatDate },
    deepCopy: (value) => structuredClone(value),
    fieldIsValidForType: (field, type) => fields.isValidForType(fields.getID(field), kinds.getID(type)),
    unescapeHTML: (words) => String(words).replace(/&(?:lt|gt|amp);/g, (found) => plain[found]),
  };
  const utilities = Zotero.Utilities;
  globalThis.ZU = new Proxy(utilities, { get: (own, name) => own[name] ?? known[name] });
  Zotero.Utilities = ZU;
  globalThis.Z = Zotero;
}

async function main() {
  start();
  const source = text(`${translator}.js`); // its description in JSON, its code, its tests
  const code = source.slice(source.indexOf("\n}\n") + 3).split("/** BEGIN TEST CASES **/")[0];
  runInThisContext(`${code}\nglobalThis.doImport = doImport;`);
  await doImport();
  process.stdout.write(JSON.stringify(items));
}

main();
