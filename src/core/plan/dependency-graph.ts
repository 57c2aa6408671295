import { Multimap } from '../base/multimap';
import type { Plan } from '../model/plan';
import { type Dependency, dependenciesIn } from './dependencies';

/** Who waits for whom in a whole plan, as it is when the graph is made. */
export class DependencyGraph {
  readonly #from = new Multimap<string, Dependency>();
  readonly #to = new Multimap<string, Dependency>();
  /** All of them, by the file that tells of them and by place: several may be of the same two subjects. */
  readonly dependencies: readonly Dependency[];

  constructor(plan: Plan) {
    this.dependencies = [...plan.files()].sort().flatMap((path) => dependenciesIn(path, plan));
    for (const dependency of this.dependencies) {
      this.#from.add(dependency.from, dependency);
      this.#to.add(dependency.to, dependency);
    }
  }

  /** What a subject waits for. */
  before(id: string): readonly Dependency[] {
    return [...this.#from.get(id)];
  }

  /** What waits for a subject. */
  behind(id: string): readonly Dependency[] {
    return [...this.#to.get(id)];
  }
}
