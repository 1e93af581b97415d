// Accessibility of an HTML report, in light and dark, at three widths and in print; exit 1 on any violation.
// `npm install axe-core puppeteer-core` beside the checkout, then `node .ci/axe.mjs report.html` (CHROME: the browser).
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'axe.mjs'));
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const MODES = [];
for (const scheme of ['light', 'dark']) {
  for (const width of [1280, 390, 360]) MODES.push({ name: `${scheme} ${width}`, scheme, width, media: 'screen' });
}
MODES.push({ name: 'print', scheme: 'light', width: 1280, media: 'print' });

/** What axe and the browser find in one mode, in words. */
async function problems(browser, url, { scheme, width, media }) {
  const page = await browser.newPage();
  const found = [];
  page.on('request', (request) => { if (request.url() !== url) found.push(`asks for ${request.url()}`); });
  page.on('pageerror', (error) => found.push(`script: ${error}`));
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaType(media);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (over > 0) found.push(`${over} pixels too wide`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  for (const { id, nodes } of violations) found.push(`${id}: ${nodes.length} (first: ${nodes[0].target})`);
  await page.close();
  return found;
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node .ci/axe.mjs report.html...');
  process.exit(2);
}
const browser = await puppeteer.launch({
  executablePath: process.env.CHROME ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-quic'],
  protocolTimeout: 600_000,
});
let failed = false;
for (const file of files) {
  for (const mode of MODES) {
    const found = await problems(browser, pathToFileURL(resolve(file)).href, mode);
    console.log(`${file} ${mode.name}: ${found.length === 0 ? 'no violation' : found.join('; ')}`);
    failed ||= found.length > 0;
  }
}
await browser.close();
process.exit(failed ? 1 : 0);
