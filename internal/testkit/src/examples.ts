/**
 * The executable examples of Markdown files and docstrings, and the output they promise.
 */

/** A fenced code block. */
export interface CodeBlock {
  /** The word after the fence: `js`, `ts`, `console`, `sh`, ... */
  readonly language: string;
  readonly code: string;
  /** 1-based line of the fence. */
  readonly line: number;
}

/** The fenced blocks of a Markdown text, in order. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  markdown.split('\n').forEach((text, index) => {
    const fence = /^```(\w*)\s*$/.exec(text.trim());
    if (fence === null) {
      open?.lines.push(text);
    } else if (open === undefined) {
      open = { language: fence[1], line: index + 1, lines: [] };
    } else {
      blocks.push({ language: open.language, code: open.lines.join('\n'), line: open.line });
      open = undefined;
    }
  });
  return blocks;
}

/** The fenced blocks inside the docstrings of a source text. */
export function docstringBlocks(source: string): CodeBlock[] {
  const lines = source.split('\n').map((text) => {
    const comment = /^\s*\*(?: ?)(.*)$/.exec(text);
    return comment === null ? '' : comment[1];
  });
  return codeBlocks(lines.join('\n'));
}

/**
 * What a JavaScript example says it prints: the comment behind a `console.log(...)`, or the comment lines right below it.
 * @returns the promised lines in order, or `undefined` when the example promises nothing.
 */
export function promisedOutput(code: string): string[] | undefined {
  const promised: string[] = [];
  let logging = false; // inside a console.log(...) of several lines
  let below = false; // on the comment lines right below one
  for (const text of code.split('\n')) {
    const alone = /^\s*\/\/ ?(.*)$/.exec(text);
    if (alone !== null) {
      if (below) promised.push(alone[1].trimEnd());
      continue;
    }
    logging ||= text.includes('console.log(');
    const end = /\);\s*(?:\}\s*)?(?:\/\/ ?(.*))?$/.exec(text);
    below = logging && end !== null && end[1] === undefined;
    if (logging && end?.[1] !== undefined) promised.push(end[1].trimEnd());
    if (end !== null) logging = false;
  }
  return promised.length === 0 ? undefined : promised;
}

/** One command of a `console` block and the output below it; a line `...` stands for any lines. */
export interface ConsoleStep {
  readonly command: string;
  readonly output: string[];
}

/** The commands (`$ ...`) of a `console` block with the output each promises. */
export function consoleSteps(code: string): ConsoleStep[] {
  const steps: { command: string; output: string[] }[] = [];
  for (const text of code.split('\n')) {
    if (text.startsWith('$ ')) steps.push({ command: text.slice(2), output: [] });
    else steps.at(-1)?.output.push(text.trimEnd());
  }
  for (const step of steps) while (step.output.at(-1) === '') step.output.pop();
  return steps;
}

/** Whether printed lines are the promised ones, where a promised line `...` stands for any number of lines. */
export function matchesOutput(printed: readonly string[], promised: readonly string[]): boolean {
  if (promised.length === 0) return printed.length === 0;
  if (promised[0] !== '...') return printed[0] === promised[0] && matchesOutput(printed.slice(1), promised.slice(1));
  return printed.some((_, i) => matchesOutput(printed.slice(i), promised.slice(1))) || promised.length === 1;
}
