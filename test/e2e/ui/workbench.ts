import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { openBrowser } from '../host/browser';
import { installHost } from '../host/install';
import { Server, type Settings } from '../host/server';
import { copyInto, ROOT, scratchFolder } from '../scratch';

/** Milliseconds in which VS Code has opened, and in which anything else has happened. */
const OPENED = 60_000;
const DONE = 20_000;
/** Milliseconds after which rows that did not change count as settled. */
const SETTLED = 400;
/** In which a row opens, once it is clicked. */
const OPENS = 2000;

export const THEMES = {
  'light': 'Light Modern',
  'dark': 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;
export type Theme = keyof typeof THEMES;

export interface WorkbenchOptions {
  /** What it opens copies of: none for an empty window, several as a multi-root workspace. Relative to this checkout. */
  readonly folders?: readonly string[];
  readonly settings?: Settings;
  readonly theme?: Theme;
  /** Whether Waymark runs in a web worker of the browser, as it does where there is no Node. */
  readonly inBrowser?: boolean;
  readonly size?: { readonly width: number; readonly height: number };
  /** Where `screenshot` puts its pictures; WAYMARK_PICTURES without. With neither it takes none. */
  readonly pictures?: string;
}

let browser: Promise<Browser> | undefined;
const open = new Set<Workbench>();

/** Closes every workbench, and the browser that they share. */
export async function closeAll(): Promise<void> {
  for (const workbench of [...open]) await workbench.close();
  await (await browser)?.close();
  browser = undefined;
}

/** Takes a picture of every open workbench. */
export async function takePictures(folder: string, name: string): Promise<void> {
  for (const [index, { page }] of [...open].entries()) {
    await page.screenshot({ path: join(folder, `${name}${index === 0 ? '' : `-${index}`}.png`) });
  }
}

/** A window of VS Code with Waymark installed, as a person sees it. What it does not do, `page` does. */
export class Workbench {
  readonly page: Page;
  /** The copies that it has opened, which may be changed. */
  readonly folders: readonly string[];
  readonly #server: Server;
  readonly #pictures: string | undefined;

  private constructor(page: Page, folders: readonly string[], server: Server, pictures: string | undefined) {
    this.page = page;
    this.folders = folders;
    this.#server = server;
    this.#pictures = pictures;
  }

  static async open({ folders = [], settings, theme = 'light', inBrowser = false, size, pictures }: WorkbenchOptions = {}): Promise<Workbench> {
    const host = await installHost();
    const scratch = scratchFolder();
    const copies = folders.map((folder) => copyInto(scratch, join(ROOT, folder)));
    let workspace = copies[0];
    if (copies.length > 1) {
      workspace = join(scratch, 'plans.code-workspace');
      writeFileSync(workspace, JSON.stringify({ folders: copies.map((path) => ({ path })) }));
    }
    const look = { 'workbench.colorTheme': THEMES[theme] };
    const server = await Server.start(host, { installed: !inBrowser, development: inBrowser, settings: { ...look, ...settings } });
    browser ??= openBrowser();
    const page = await (await browser).newPage({ viewport: size ?? { width: 1280, height: 800 } });
    page.setDefaultTimeout(DONE);
    const workbench = new Workbench(page, copies, server, pictures ?? process.env.WAYMARK_PICTURES);
    open.add(workbench);
    await page.goto(server.address({ workspace, ...inBrowser && { extensionDevelopmentPath: ROOT, inBrowser } }));
    await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: OPENED });
    return workbench;
  }

  /** The only folder. */
  get folder(): string {
    const [folder, ...others] = this.folders;
    if (folder === undefined || others.length > 0) throw new Error(`there are ${this.folders.length} folders`);
    return folder;
  }

  async close(): Promise<void> {
    open.delete(this);
    await this.page.close();
    this.#server.stop();
  }

  /** Runs a command by its title, as the palette shows it: `View: Toggle Terminal`. */
  async command(title: string): Promise<void> {
    await this.press('F1');
    await this.choose(title, `>${title}`);
  }

  /** Takes an entry of the list that has opened at the top, after typing `text`. */
  async choose(entry: string, text = entry): Promise<void> {
    const widget = this.page.locator('.quick-input-widget');
    await widget.locator('input').first().fill(text);
    const row = widget.locator('.quick-input-list .monaco-list-row').filter({ has: this.page.getByText(entry, { exact: true }) });
    await row.first().click();
  }

  /** Opens a file, a path below its folder, at a line if one is given, and gives the text the focus. */
  async openFile(path: string, line?: number): Promise<void> {
    await this.press('Control+P');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    // At first it shows what was open last.
    await this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).filter({ hasText: path.slice(0, -name.length - 1) }).waitFor();
    await input.press('Enter');
    await this.tab(name).and(this.page.locator('.active')).first().waitFor();
    await this.page.locator('.part.editor .view-lines').first().waitFor();
    if (line !== undefined) await this.goToLine(line);
  }

  async goToLine(line: number): Promise<void> {
    await this.press('Control+G');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.fill(`:${line}`);
    await input.press('Enter');
    // Else the next key goes there.
    await input.waitFor({ state: 'hidden' });
  }

  /** Opens a view container by its icon in the activity bar. */
  async openSidebar(title: string): Promise<void> {
    const icon = this.page.locator(`.activitybar a.action-label[aria-label^="${title}"]`);
    await icon.waitFor({ timeout: OPENED });
    await icon.click();
    // Else the icon's tooltip comes up, over the rows.
    await this.page.mouse.move(0, 0);
    await this.page.locator('.sidebar .composite.title').filter({ hasText: title }).waitFor();
  }

  /** The rows of the trees in the sidebar, or those that hold `text`. */
  rows(text?: string | RegExp): Locator {
    const rows = this.page.locator('.sidebar .monaco-list-row');
    return text === undefined ? rows : rows.filter({ hasText: text });
  }

  /** Waits until there are rows and they stay: VS Code moves them to other elements, and a click would hit another one. */
  async settledRows(): Promise<readonly string[]> {
    await this.rows().first().waitFor();
    // The view shows that it is still reading.
    await this.page.locator('.sidebar .monaco-progress-container.active').waitFor({ state: 'detached', timeout: OPENED });
    let before: readonly string[] = [];
    let now = await this.rows().allTextContents();
    while (now.join('\n') !== before.join('\n')) {
      await this.page.waitForTimeout(SETTLED);
      before = now;
      now = await this.rows().allTextContents();
    }
    return now;
  }

  /** Opens a row's children, if they are not open. */
  async expand(text: string | RegExp): Promise<void> {
    await this.settledRows();
    const row = this.rows(text).first();
    await this.until(async () => {
      // A row may have moved under the mouse: then it was another that opened.
      if (await row.getAttribute('aria-expanded') !== 'true') await row.locator('.monaco-tl-twistie').click();
      await this.page.locator('.sidebar .monaco-list-row[aria-expanded="true"]').filter({ hasText: text }).first().waitFor({ timeout: OPENS });
    });
  }

  /** Opens the Problems panel; returns its rows: files and, below each, its problems. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator('.markers-panel');
    if (!await panel.isVisible()) await this.press('Control+Shift+M');
    await panel.waitFor();
    return panel.locator('.monaco-list-row');
  }

  /** Takes an entry of the menu that a click of the right button opens on a row. */
  async menu(row: Locator, entry: string): Promise<void> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item').filter({ hasText: entry }).first();
    // A menu does not take clicks that come right after it has opened.
    await item.hover();
    await this.press('Enter');
  }

  /** Waits until `look` does not throw; throws what it threw last when time is up. For what VS Code does not show, such as files. */
  async until(look: () => void | Promise<void>): Promise<void> {
    const end = Date.now() + DONE;
    for (;;) {
      try {
        return await look();
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      await this.page.waitForTimeout(SETTLED);
    }
  }

  /** The tab of an open file. */
  tab(name: string): Locator {
    return this.page.locator(`.tabs-container .tab[data-resource-name="${name}"]`);
  }

  /** The lenses of the open file, or those that hold `text`. */
  lenses(text?: string | RegExp): Locator {
    const lenses = this.page.locator('.part.editor .codelens-decoration a');
    return text === undefined ? lenses : lenses.filter({ hasText: text });
  }

  /** The lines of the open file that are in sight. */
  lines(text?: string | RegExp): Locator {
    const lines = this.page.locator('.part.editor .view-lines .view-line');
    return text === undefined ? lines : lines.filter({ hasText: text });
  }

  /** The notifications in the corner. */
  toasts(text?: string | RegExp): Locator {
    const toasts = this.page.locator('.notifications-toasts .notification-list-item');
    return text === undefined ? toasts : toasts.filter({ hasText: text });
  }

  /** What is inside the webview in sight. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  async press(keys: string): Promise<void> {
    await this.page.keyboard.press(keys);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async save(): Promise<void> {
    await this.press('Control+S');
    await this.page.locator('.tabs-container .tab.active:not(.dirty)').first().waitFor();
  }

  /** Makes the sidebar wider, as somebody does who drags its edge. In CSS pixels. */
  async widenSidebar(width: number): Promise<void> {
    const box = await this.page.locator('.part.sidebar').boundingBox();
    if (box === null) throw new Error('there is no sidebar');
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + width, y, { steps: 5 });
    await this.page.mouse.up();
    await this.page.mouse.move(0, 0);
  }

  /**
   * Takes a picture, if somebody wants pictures.
   * @param of all of the window unless told
   */
  async screenshot(name: string, of: Page | Locator = this.page): Promise<void> {
    if (this.#pictures === undefined) return;
    mkdirSync(this.#pictures, { recursive: true });
    await of.screenshot({ path: join(this.#pictures, `${name}.png`) });
  }
}
