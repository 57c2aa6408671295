import type { Subject } from '../../../src/core/model/plan';
import { NO_FACTS } from '../../../src/core/plan/facts';
import { tallyOf } from '../../../src/core/plan/tally';

/** A subject of which only the id matters, unless told. */
export function subject(id: string, properties: Partial<Subject> = {}): Subject {
  return {
    id, kind: 'item', name: id, title: `Title of ${id}`, path: id.split('#')[0]!, line: 1,
    status: null, derived: null, reason: null, written: null, claims: [], places: [], facts: NO_FACTS, progress: null, criteria: null,
    tally: tallyOf([]), isArchived: false, children: [], ...properties,
  };
}
