/** A plain text or Markdown file as paragraphs: one per line, */

export const plainLines = (text: string): string[] => {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  // The line feed that ends the last line does not begin another.
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}
