/** A message without links: VS Code would show them, and run the commands in them, and a title may look like one. */
export function plain(message: string): string {
  return message.replace(/\](?=\()/g, '] ');
}
