/**
 * Finds the broken links of Markdown files with VS Code's own Markdown engine: one service, asked for the diagnostics of one
 * file after the other. Writes what it has looked at and found. It is given all that its interface lets its user keep: the
 * `$uri` of documents, the documents, what the disk has said, and the tokens of the last document, as VS Code does. It is not
 * asked through `createPullDiagnosticsManager`, which goes through all known links after each file, to watch them.
 *
 * Usage: node dist/bench/peer.js FOLDER EXCEPT, where EXCEPT is a folder in FOLDER with files that are linked to at most
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createLanguageService, DiagnosticLevel, type DiagnosticOptions, type FileStat, githubSlugifier, type IMdParser,
  type ITextDocument, type IWorkspace, LogLevel, type Token,
} from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';
import type { Found } from './found';

/** An event of a workspace in which nothing changes. */
const never = (): { dispose(): void } => ({ dispose: () => undefined });

const NEVER_CANCELLED = { isCancellationRequested: false, onCancellationRequested: never };

const LINKS_ONLY: DiagnosticOptions = {
  validateFileLinks: DiagnosticLevel.warning,
  validateFragmentLinks: DiagnosticLevel.warning,
  validateMarkdownFileLinkFragments: DiagnosticLevel.warning,
  validateReferences: DiagnosticLevel.ignore,
  validateUnusedLinkDefinitions: DiagnosticLevel.ignore,
  validateDuplicateLinkDefinitions: DiagnosticLevel.ignore,
  ignoreLinks: [],
};

class FolderWorkspace implements IWorkspace {
  readonly workspaceFolders: readonly URI[];
  readonly onDidChangeMarkdownDocument = never;
  readonly onDidCreateMarkdownDocument = never;
  readonly onDidDeleteMarkdownDocument = never;
  readonly #paths: ReadonlySet<string>;
  readonly #documents = new Map<string, ITextDocument>();
  readonly #stats = new Map<string, FileStat | undefined>();

  /** @param paths the Markdown files of `folder`, absolute as it is */
  constructor(folder: string, paths: readonly string[]) {
    this.workspaceFolders = [URI.file(folder)];
    this.#paths = new Set(paths);
  }

  open(path: string): ITextDocument {
    const opened = this.#documents.get(path);
    if (opened !== undefined) return opened;
    const $uri = URI.file(path);
    const document = Object.assign(TextDocument.create($uri.toString(), 'markdown', 1, readFileSync(path, 'utf8')), { $uri });
    this.#documents.set(path, document);
    return document;
  }

  hasMarkdownDocument({ fsPath }: URI): boolean {
    return this.#paths.has(fsPath);
  }

  openMarkdownDocument({ fsPath }: URI): Promise<ITextDocument | undefined> {
    return Promise.resolve(this.#paths.has(fsPath) ? this.open(fsPath) : undefined);
  }

  getAllMarkdownDocuments(): Promise<ITextDocument[]> {
    return Promise.resolve([...this.#paths].map((path) => this.open(path)));
  }

  stat({ fsPath }: URI): Promise<FileStat | undefined> {
    if (this.#paths.has(fsPath)) return Promise.resolve({ isDirectory: false });
    if (!this.#stats.has(fsPath)) {
      const stats = statSync(fsPath, { throwIfNoEntry: false });
      this.#stats.set(fsPath, stats && { isDirectory: stats.isDirectory() });
    }
    return Promise.resolve(this.#stats.get(fsPath));
  }

  readDirectory({ fsPath }: URI): Promise<[string, FileStat][]> {
    const entries = readdirSync(fsPath, { withFileTypes: true });
    return Promise.resolve(entries.map((entry) => [entry.name, { isDirectory: entry.isDirectory() }]));
  }
}

/** Tokens are asked for twice, for the links of a document and for its headings. */
class Parser implements IMdParser {
  readonly slugifier = githubSlugifier;
  readonly #engine = new MarkdownIt({ html: true });
  #document: ITextDocument | undefined;
  #tokens: Token[] = [];

  tokenize(document: ITextDocument): Promise<Token[]> {
    if (this.#document !== document) {
      this.#tokens = this.#engine.parse(document.getText(), {});
      this.#document = document;
    }
    return Promise.resolve(this.#tokens);
  }
}

async function brokenLinks(folder: string, except: string): Promise<Found> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md')).sort().map((path) => join(folder, path));
  const workspace = new FolderWorkspace(folder, paths);
  const logger = { level: LogLevel.Off, log: () => undefined };
  const service = createLanguageService({ workspace, parser: new Parser(), logger });
  const checked = paths.filter((path) => !path.startsWith(join(folder, except, '/')));
  let found = 0;
  for (const path of checked) {
    const diagnostics = await service.computeDiagnostics(workspace.open(path), LINKS_ONLY, NEVER_CANCELLED);
    found += diagnostics.length;
  }
  return { files: checked.length, brokenLinks: found };
}

const [folder = '', except = ''] = process.argv.slice(2);
void brokenLinks(folder, except).then((found) => process.stdout.write(JSON.stringify(found)));
