/**
 * Texts with places to fill.
 */

/** The template with every `{name}` replaced by its value, in one pass: a value that looks like a place is not filled again. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(values, name)) throw new TypeError(`fillTemplate: no value for "${name}"`);
    return String(values[name]);
  });
}
