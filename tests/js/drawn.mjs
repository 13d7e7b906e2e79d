/**
 * Prints every text that the live parts put on a page: the programme comes in as JSON. The page is
 * a fake on which elements remember nothing but what was written.
 */

import { readFileSync } from "node:fs";

const texts = new Set();
const nothing = () => undefined;
const written = (value) => typeof value === "string" && texts.add(value);

function element() {
  const own = { style: { setProperty: nothing, removeProperty: nothing }, dataset: {},
    classList: { add: nothing, remove: nothing, toggle: nothing, contains: () => false },
    children: [], childNodes: [], hidden: false, textContent: "" };
  const known = {
    append: (...children) => children.forEach(written),
    replaceChildren: (...children) => children.forEach(written),
    setAttribute: (_name, value) => written(value),
    getAttribute: () => null, querySelector: () => null, querySelectorAll: () => [],
    getBoundingClientRect: () => ({ top: 0, bottom: 0, left: 0, width: 0, height: 0 }),
    attachShadow: element, contains: () => false, getRootNode: () => document,
  };
  return new Proxy(own, {
    get: (_target, name) => {
      if (name in own) return own[name];
      if (name === "firstElementChild") return element();
      return name in known ? known[name] : nothing;
    },
    set: (_target, name, value) => {
      if (name === "textContent") written(value);
      own[name] = value;
      return true;
    },
  });
}

class Watcher {
  observe() {}
  disconnect() {}
}

Object.assign(globalThis, {
  document: { createElement: element, documentElement: element(), body: element(),
    head: element(), querySelector: () => null, querySelectorAll: () => [], hidden: false,
    activeElement: null, addEventListener: nothing, removeEventListener: nothing },
  window: globalThis, innerHeight: 900, scrollY: 0, screen: { height: 900 },
  addEventListener: nothing, removeEventListener: nothing, matchMedia: () => ({ matches: false }),
  ResizeObserver: Watcher, IntersectionObserver: Watcher, MutationObserver: Watcher,
  localStorage: { getItem: () => null, setItem: nothing, removeItem: nothing },
  requestAnimationFrame: () => 1, cancelAnimationFrame: nothing, getComputedStyle: () => ({}),
});

const from = (path) => import(`../../components/${path}`);
const { programmeFrom } = await from("live/programme.js");
const { Stage } = await from("frame/stage/stage.js");
const { Course } = await from("frame/course/course.js");
const wall = await from("frame/projector/explained.js");
const { sheetRules } = await from("kit/rules.js");

const programme = programmeFrom(JSON.parse(readFileSync(0, "utf8")));
const activities = programme.steps.flatMap((step) => step.activities);

function live(role) {
  const never = () => nothing;
  return { you: { member: "m", role }, status: "saved", savedAt: null, pending: [], refused: [],
    presence: { here: 0, typing: 0, people: [], places: [] }, get: () => null, all: () => [],
    subscribe: never, onStatus: never, onPresence: never, knows: nothing, release: nothing,
    now: () => 0, ids: () => "", do: async () => ({}) };
}

function paint(Part, role, data) {
  const place = { root: element(), component: { setTriggerValue: nothing },
    data: { workshop: "w", planned: {}, optional: [], ...data } };
  new Part({ place, live: live(role), programme }).paint();
}

for (const role of ["facilitator", "participant"]) {
  for (const { id } of activities) paint(Stage, role, { activity: id, sheet: null });
  paint(Course, role, {});
}
for (const activity of activities) wall.guideScreen(activity, "w");
for (const { purposes } of programme.steps) wall.openingScreen().draw({ purposes, held: [] });
wall.programmeScreen(programme);
for (const sheet of Object.values(programme.sheets)) sheetRules(sheet, true);
process.stdout.write(JSON.stringify([...texts]), () => process.exit(0));
