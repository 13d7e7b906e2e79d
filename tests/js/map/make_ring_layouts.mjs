/** Writes tests/shared/ring_layouts.json anew, after the rule was changed on purpose. */

import { writeFileSync } from "node:fs";
import { layout } from "../../../components/sheets/map/layout.js";
import { anyTown, chance, town } from "./towns.mjs";

/** As after some were taken away and one was put in front of another. */
function seated(asked) {
  return { ...asked, rings: asked.rings.map(({ label, pins }) =>
    ({ label, pins: pins.map((pin, at) => ({ ...pin, seat: at < 3 ? at : at * 1.5 - 1 })) })) };
}

const next = chance(5);
const asked = [
  town(0, { centre: [] }),
  town(3),
  town(20),
  town(60),
  seated(town(24)),
  town(60, { width: 1123, height: 700, centre: [] }),
  town(24, { width: 720, height: 960, least: 48 }),
  ...Array.from({ length: 6 }, () => anyTown(next)),
];
const lines = asked.map((one) => JSON.stringify({ asked: one, found: layout(one) }));
writeFileSync(new URL("../../shared/ring_layouts.json", import.meta.url),
  `[\n${lines.join(",\n")}\n]\n`);
