/** Text in a document that is read as Markdown and as its source: it brings no links, pictures, code or HTML, and little else is touched. */
export function markdownText(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*[\]<|]/g, '\\$&');
}
