/**
 * How a page looks: one column of text, light or dark as the reader's system is, and on paper.
 */
import { darkColours } from '../plot/darkColours.js';

/** Figures are drawn in light colours; on a dark page each is replaced by its dark one. */
const darkFigures = Object.entries(darkColours)
  .map(
    ([light, dark]) => `svg [fill="${light}"] { fill: ${dark} }
  svg [stroke="${light}"] { stroke: ${dark} }`,
  )
  .join('\n  ');

/** The style sheet of every page. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --ground: #fdfcfa; --card: #f5f3ee; --ink: #1d1c1a; --quiet: #5d5952; --line: #ddd8ce; --accent: #1d4ed8; --shade: rgb(60 50 30 / .2);
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif;
  --serif: ui-serif, Charter, "Iowan Old Style", Palatino, Georgia, "Liberation Serif", serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace;
}
* { box-sizing: border-box }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100% }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 var(--text); overflow-wrap: break-word }
.page { max-width: 46rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
a { color: var(--accent); text-underline-offset: .15em; text-decoration-thickness: 1px }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px }
.skip { position: absolute; left: -99rem; background: var(--ground); padding: .5rem 1rem }
.skip:focus { left: 1rem; top: 1rem; z-index: 1 }
h1, h2, h3 { font-family: var(--serif); line-height: 1.2; text-wrap: balance }
h1 { font-size: clamp(1.8rem, 1.3rem + 2.4vw, 2.6rem); font-weight: 600; letter-spacing: -.012em; margin: 0 0 .5rem }
h2 { font-size: 1.5rem; font-weight: 600; margin: 3.25rem 0 1rem; padding-top: 1.25rem; border-top: 1px solid var(--line) }
main > h2:first-child { border-top: 0; padding-top: 0; margin-top: 2.5rem }
h3 { font-size: 1.15rem; margin: 2rem 0 .75rem }
p { margin: 0 0 1rem; text-wrap: pretty }
header p { color: var(--quiet); margin: 0 }
.contents { margin: 1.75rem 0 0; font-size: .9rem; line-height: 1.5 }
.contents h2 { all: unset; display: block; color: var(--quiet); margin-bottom: .25rem }
.contents ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.1rem }
.contents a { display: inline-block; padding: .15rem 0 }
.answers { margin: 0 0 1.5rem; background: var(--card); border-radius: 10px; padding: .35rem 1.25rem }
.answers > div { padding: .9rem 0 }
.answers > div + div { border-top: 1px solid var(--line) }
dt { color: var(--quiet); font-size: .875rem; margin-bottom: .15rem }
dd { margin: 0; text-wrap: pretty }
dt a { color: inherit; text-decoration-color: var(--line) }
.answers dd { font-size: 1.05rem; line-height: 1.5 }
.scroll { overflow-x: auto; margin: 0 0 1.25rem; max-width: 100%;
  /* A shade at an edge says that there is more beyond it. */
  background: linear-gradient(to right, var(--ground) 50%, transparent) 0 0 / 2rem 100% no-repeat local,
    linear-gradient(to left, var(--ground) 50%, transparent) 100% 0 / 2rem 100% no-repeat local,
    linear-gradient(to right, var(--shade), transparent) 0 0 / .9rem 100% no-repeat scroll,
    linear-gradient(to left, var(--shade), transparent) 100% 0 / .9rem 100% no-repeat scroll }
table { border-collapse: collapse; font-size: .925rem; line-height: 1.45; font-variant-numeric: tabular-nums lining-nums }
th, td { padding: .4rem 1.1rem .4rem 0; text-align: left; vertical-align: top; overflow-wrap: normal }
th:last-child, td:last-child { padding-right: .25rem }
thead th, thead td { color: var(--quiet); font-weight: 500; vertical-align: bottom; border-bottom: 1px solid var(--quiet) }
tbody th { font-weight: 500 }
tbody tr + tr > * { border-top: 1px solid var(--line) }
.right { text-align: right }
.roomy { min-width: 11rem }
figure { margin: 1.5rem 0; break-inside: avoid }
figure > svg { display: block; width: 100%; max-width: 32rem; height: auto; margin: 0 auto; overflow: visible }
figcaption { color: var(--quiet); font-size: .9rem; line-height: 1.5; max-width: 32rem; margin: .6rem auto 0; text-wrap: pretty }
svg [fill="black"] { fill: var(--ink) } svg [stroke="black"] { stroke: var(--ink) }
svg [fill="white"] { fill: var(--ground) } svg [stroke="white"] { stroke: var(--ground) }
.commands dt { margin-top: .85rem }
code { font: .875em/1.5 var(--mono); background: var(--card); border-radius: 5px; padding: .3em .6em; display: inline-block;
  max-width: 100%; overflow-x: auto; vertical-align: top }
code span { white-space: nowrap }
@media (max-width: 30rem) {
  .page { padding-top: 1.5rem }
  .answers { margin-left: -.5rem; margin-right: -.5rem; padding: .25rem 1rem }
  h2 { margin-top: 2.5rem }
  main > h2:first-child { margin-top: 2rem }
}
@media (min-width: 74rem) {
  .page { max-width: 64rem; display: grid; grid-template-columns: 13rem minmax(0, 46rem); column-gap: 4rem; padding-top: 4rem }
  .page > header, .page > main { grid-column: 2 }
  .page > .contents { grid-column: 1; grid-row: 1 / span 2; margin: .6rem 0 0; position: sticky; top: 2rem; align-self: start }
  .contents ul { flex-direction: column }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --ground: #151618; --card: #1f2124; --ink: #e9e7e2; --quiet: #aaa69e; --line: #36383d; --accent: #8db4ff;
    --shade: rgb(255 255 255 / .2) }
  ${darkFigures}
}
@media print {
  :root { color-scheme: light; --ground: #fff; --card: #f6f6f4 }
  html { font-size: 10pt }
  .page { max-width: none; padding: 0; display: block }
  .contents, .skip { display: none }
  a { color: inherit; text-decoration: none }
  h2 { margin-top: 1.5rem } h2, h3 { break-after: avoid }
  tr, dl > div { break-inside: avoid }
  .scroll { overflow: visible; background: none } .roomy { min-width: 0 }
  figure > svg { max-width: 27rem }
}`;
