/**
 * The colours of figures after dark.
 */

/**
 * Every colour that a plot draws with, and the one that takes its place on a dark page: the same hue, light enough to read
 * there (areas stay dark, lines and letters become light).
 */
export const darkColours: Readonly<Record<string, string>> = {
  // areas
  '#e5e7eb': '#33363d',
  '#bfdbfe': '#23406f',
  // lines and letters
  '#1d4ed8': '#7aa7ff',
  '#3b82f6': '#5b93f0',
  '#1e3a8a': '#9dbdff',
  '#ea580c': '#ff9d5c',
  '#c2410c': '#ff9d5c',
  '#047857': '#3ecf9a',
  '#15803d': '#4cc575',
  '#b91c1c': '#ff8a80',
  '#374151': '#c3c8d1',
  '#4b5563': '#a9b0bb',
  '#6b7280': '#9aa1ad',
  '#9ca3af': '#7c828d',
  '#555': '#b9b9b9',
};
