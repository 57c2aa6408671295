export const HELP = `waymark reads the plan markdown of a workspace as one plan.

Usage: waymark COMMAND [OPTIONS]

Commands:
  tree [ROOT]           the plans with all that is in them: status, progress, criteria
  help                  this text

Options:
  --root DIR            the workspace; else the nearest folder at or above ROOT
                        that holds .waymark.json or .git, else ROOT
  --format text|json    text for people (the default) or JSON for programs
  --today YYYY-MM-DD    the day that counts as today
  --no-cache            read everything anew
  -h, --help            this text
  --version             the version

Every command takes all options; tree looks at no date and keeps no cache yet.
ROOT, a folder or a file, limits what is shown. A file that is named is read as a plan.
Exit status: 0 fine, 2 the command could not do what was asked.
`;
