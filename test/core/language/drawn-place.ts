import type { Span } from '../../../src/core/model/claims';

/** What stands at a place, behind its file: `PLAN.md: ## Phase 1`. */
export function drawnPlace(files: Readonly<Record<string, string>>, { path, start, end }: Span & { readonly path: string }): string {
  return `${path.split('/').slice(-2).join('/')}: ${files[path]?.slice(start, end) ?? ''}`;
}
