export const HELP = `waymark reads the plan markdown of a workspace as one plan.

Usage: waymark COMMAND [OPTIONS]

Commands:
  tree [ROOT]           the plans with all that is in them: status, progress, criteria
  status [ROOT]         how things stand: what is urgent, active, blocked, in conflict
  check [ROOT]          what is wrong: links and names that lead nowhere, copies of a
                        status that disagree, specs that went stale
  stale [ROOT]          the specs of modules that may not be true any more
  next [ROOT]           what can be worked on now, what is urgent first, and what waits
  graph [ROOT]          what depends on what, for Mermaid or Graphviz
  show SUBJECT          one plan, phase, task, ticket or module: where its status is
                        written, what it depends on, what it blocks, who mentions it
  impact SUBJECT        what a change of it reaches: what depends on it, modules, and
                        the plans that rest on these
  history MODULE        what each plan has changed in a module, the oldest first
  set SUBJECT STATUS    writes a status: every copy of it, each in its own notation
  archive SUBJECT       moves a plan that is over, or an exploration, to the archive; all
                        that refers to it follows
  help                  this text

Options:
  --root DIR            the workspace; else the nearest folder at or above ROOT
                        that holds .waymark.json or .git, else ROOT
  --format text|json    text for people (the default) or JSON for programs; check knows
                        sarif and github besides, graph mermaid (its default), dot and json
  --today YYYY-MM-DD    the day that counts as today
  --no-cache            read everything anew
  -h, --help            this text
  --version             the version

Options of status:
  --gaps                list the knowledge gaps, too

Options of check:
  --rule ID=SEVERITY    how bad a rule's findings are: error, warning, info, hint or off
  --max-warnings N      exit with 1 if there are more warnings
  --fix                 put right what can be without asking
  --dry-run             with --fix: show what would change, as a diff, and write nothing
  --baseline FILE       tell only what FILE does not list
  --write-baseline      let that FILE list what is found now

Options of check and stale:
  --no-git              do not ask Git when specs and their sources were changed

Options of graph:
  --tickets             features, tasks and tickets, too

Options of stale:
  --weeks N             how old a spec may get while a plan that touches its module is
                        active; 4 unless the settings say otherwise

Options of set:
  --reason WORDS        why it is blocked
  --only-here           change one copy only: on the line of FILE:LINE, else the one that counts
  --dry-run             show what would change, as a diff, and write nothing

Options of archive:
  --fix                 mend what is missing for it, as far as it is known how
  --force               archive what is not ready for it: what is missing is told otherwise
  --undo                take it back out of the archive
  --dry-run             show what would change, as a diff, and write nothing

ROOT, a folder or a file, limits what is shown. A file that is named is read as a plan.
SUBJECT is an id as in JSON, a path, FILE:LINE, or what a thing is called: its name, short
id or ticket id. If it fits several, they are listed and nothing is done. MODULE is the
same, of a module.
STATUS is todo, wip, done, blocked or cut, or a word that means one of them.
Exit status: 0 fine, 1 check has found errors, or more warnings than are fine, 2 the
command could not do what was asked.
`;
