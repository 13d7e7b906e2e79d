/** Where the tab keeps things. */

/**
 * The browser's storage, or memory where it is switched off.
 * @param {"localStorage" | "sessionStorage"} name @returns {Storage}
 */
export function store(name) {
  try {
    globalThis[name].getItem("kasane");
    return globalThis[name];
  } catch {
    return memory();
  }
}

/** A storage that forgets with the tab. @returns {Storage} */
export function memory() {
  /** @type {Map<string, string>} */
  const held = new Map();
  return {
    get length() {
      return held.size;
    },
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
    clear: () => held.clear(),
  };
}

/**
 * What a job answers; null where it fails, as storage that is full or switched off does.
 * @template T @param {() => T} job
 */
export function quietly(job) {
  try {
    return job();
  } catch {
    return null;
  }
}

/** Where the drafts of a workshop are kept, each person's below it. */
export const draftsOf = (/** @type {string} */ workshop) => `kasane.draft.${workshop}.`;

/**
 * The names of what is kept below a prefix.
 * @param {Storage} storage @param {string} prefix
 */
export function keysOf(storage, prefix) {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? "");
  return keys.filter((key) => key.startsWith(prefix));
}

/**
 * Nothing below a prefix is kept any more, except below some others.
 * @param {Storage} storage @param {string} prefix @param {string[]} [except]
 */
export function dropAll(storage, prefix, except = []) {
  const gone = (/** @type {string} */ key) => !except.some((each) => key.startsWith(each));
  quietly(() => keysOf(storage, prefix).filter(gone).forEach((key) => storage.removeItem(key)));
}
