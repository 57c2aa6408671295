import { backlog } from './backlog';
import type { PlacedFormat } from './format';
import { kiro } from './kiro';
import { openSpec } from './open-spec';
import { specKit } from './spec-kit';

/**
 * The formats whose plans are known by their paths alone; of two to which a path may belong the first has it. Beside them are DREAM,
 * whose roots are known by what their overviews say, and plan documents, each a root by itself.
 */
export const PLACED_FORMATS: readonly PlacedFormat[] = [kiro, openSpec, specKit, backlog];
