/** What a server's robots.txt lets this program read. */
export interface Robots {
  allows(url: string): boolean;
}

const ALL: Robots = { allows: () => true };

interface Rule {
  readonly allow: boolean;
  readonly path: string;
}

/**
 * Reads a robots.txt by RFC 9309: the group of the program's own name, else of '*'; the longest rule that fits
 * decides, and of two as long the one that allows.
 *
 * @param name  the program's name in small letters
 */
export function readRobots(text: string, name: string): Robots {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let inRules = false;
  for (const line of text.slice(0, 500_000).split(/\r\n|\r|\n/)) {
    const found = /^\s{0,99}([a-z-]{1,40})\s{0,99}:([^#]*)/i.exec(line);
    if (!found) continue;
    const field = (found[1] as string).toLowerCase();
    const value = (found[2] as string).trim();
    if (field === 'user-agent') {
      if (inRules) agents = [];
      inRules = false;
      agents.push(value.toLowerCase());
      if (!groups.has(value.toLowerCase())) groups.set(value.toLowerCase(), []);
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true;
      if (value === '') continue;
      for (const agent of agents) groups.get(agent)?.push({ allow: field === 'allow', path: value });
    }
  }
  const rules = groups.get(name) ?? groups.get('*') ?? [];
  if (rules.length === 0) return ALL;
  return {
    allows(url) {
      const at = URL.parse(url);
      if (at === null) return false;
      const path = at.pathname + at.search;
      let best: Rule | null = null;
      for (const rule of rules) {
        if (!fits(path, rule.path)) continue;
        if (
          best === null ||
          rule.path.length > best.path.length ||
          (rule.path.length === best.path.length && rule.allow)
        )
          best = rule;
      }
      return best?.allow ?? true;
    },
  };
}

/** Whether a path begins as a rule says: '*' stands for anything, '$' for the end. Linear in the path for each star. */
function fits(path: string, rule: string): boolean {
  const toEnd = rule.endsWith('$');
  const parts = (toEnd ? rule.slice(0, -1) : rule).split('*');
  const first = parts[0] as string;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (let i = 1; i < parts.length; i++) {
    const part = parts[i] as string;
    if (toEnd && i === parts.length - 1) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !toEnd || at === path.length;
}
