import type { Subject } from '../../../src/core/model/plan';

/** A subject of which only the id matters, unless told. */
export function subject(id: string, properties: Partial<Subject> = {}): Subject {
  return {
    id, kind: 'item', name: id, title: `Title of ${id}`, path: id.split('#')[0]!, line: 1,
    status: null, derived: null, reason: null, written: null, progress: null, criteria: null, children: [], ...properties,
  };
}
