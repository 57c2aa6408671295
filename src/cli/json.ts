/** A report as JSON for people and programs. DEL and C1, which JSON allows, are escaped: terminals obey some of them. */
export function toJson(report: object): string {
  const json = JSON.stringify(report, null, 2);
  return `${json.replace(/[\u007f-\u009f]/g, (control) => `\\u00${control.charCodeAt(0).toString(16)}`)}\n`;
}
