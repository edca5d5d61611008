/**
 * Arguments as they can be typed again.
 */

/** The argument, in single quotes when a shell would otherwise take it apart. */
export function shellWord(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
