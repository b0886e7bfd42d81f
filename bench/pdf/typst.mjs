// CPU seconds of Typst in process: node typst.mjs DOCUMENTS.jsonl FONTS [pdf to keep]; prints a line of JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.env.TYPST_MODULES ? process.env.TYPST_MODULES + '/' : import.meta.url);
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [file, fonts, kept] = process.argv.slice(2);
const documents = readFileSync(file, 'utf8').trim().split('\n');
const template = readFileSync(new URL('report.typ', import.meta.url), 'utf8');
const compiler = NodeCompiler.create({ workspace: '.', fontArgs: [{ fontPaths: [fonts] }] });
const print = (doc) => {
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { doc } });
  compiler.evictCache(10);
  return pdf;
};

const half = documents.length / 2;
let bytes = 0;
for (const doc of documents.slice(0, half)) print(doc);
const before = process.cpuUsage();
for (const doc of documents.slice(half)) bytes += print(doc).length;
const { user, system } = process.cpuUsage(before);
if (kept) writeFileSync(kept, print(documents[0]));
const seconds = (user + system) / 1e6;
console.log(JSON.stringify({ tool: 'typst', pdfs: half, seconds, perSecond: half / seconds, kilobytes: bytes / half / 1024 }));
