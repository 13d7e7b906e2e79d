/** What a person reads and does on a map: pins added, moved, taken away and taken on. */

import { typingText } from "../../kit/words.js";
import { EntryPart } from "../../kit/entry_part.js";
import { copyName, entriesOn, stepped } from "../../kit/entries.js";
import { centreText, knownResources, mapOf, rowFor } from "./model.js";
import { takeInto } from "./take.js";

/** @typedef {ReturnType<typeof mapOf> & {shown: import("./model.js").Entry[][]}} Drawn */

export class MapPart extends EntryPart {
  /** Every sheet's entries, for one drawing. @type {import("./model.js").Entry[]} */
  all = [];
  /** @type {import("./model.js").Entry[]} */
  cases = [];
  /** Id of the case whose map is open. */
  open = "";
  /** What is drawn now: all of it, and per ring what passes the filters. @type {Drawn} */
  now = { centre: [], rings: [[], []], shown: [[], []] };

  /** The cases' form. */
  get form() {
    return this.sheets[this.sheet.cases];
  }

  /** A case's map as it stands. */
  mapFor(id) {
    return mapOf(this.sheet, this.entries, id);
  }

  pin(id) {
    return this.entries.find((entry) => entry.id === id);
  }

  rowFor(pin, table) {
    return rowFor(this.sheet, pin, table, this.tableEntries(table));
  }

  /** The rows of a table. */
  tableEntries(table) {
    return entriesOn(this.all, table.id);
  }

  /** How many of the others' pins are not shown before the sheet is opened. */
  coveredCount() {
    return this.all.filter(({ body }) => body.sheet === this.sheet.id && body.covered &&
      body.place.startsWith(`${this.open}/`)).length;
  }

  centreText(pin) {
    return centreText(this.sheet, pin);
  }

  /** What can be taken over from before. */
  known() {
    const others = this.cases.filter(({ id, body }) => id !== this.open && !body.hidden)
      .map((copy) => ({ id: copy.id, name: copyName(this.form, copy) }));
    const tables = [this.sheet.known_in, this.sheet.leads_to].filter(Boolean)
      .map((/** @type {string} */ id) => this.sheets[id]);
    return knownResources({ sheet: this.sheet, tables, entries: this.all,
      pins: this.mapFor(this.open).rings.flat(), others });
  }

  /** 「・はるかさん」, where names are shown. */
  writerOf({ body }) {
    const name = body.author ? this.live.get("member", body.author)?.name : "";
    return name ? `　書いた人：${name}` : "";
  }

  /** Where a resource was taken from, if that can be seen. */
  sourceOf({ body }) {
    const found = (body.sources ?? []).map((id) => this.live.get("entry", id)).filter(Boolean);
    const names = found.map((source) => {
      const copy = this.cases.find(({ id }) => id === source.place.split("/")[0]);
      return copy ? copyName(this.form, copy) : this.sheets[source.sheet]?.title;
    });
    if (names.filter(Boolean).length) return `もと：${[...new Set(names.filter(Boolean))].join("、")}`;
    return "";
  }

  /** Who else writes on this map. */
  typists() {
    const ids = new Set(this.entries.filter(({ body }) => body.place.startsWith(`${this.open}/`))
      .map(({ id }) => id));
    const here = ({ sheet, place }) => sheet === this.sheet.id &&
      (place.startsWith(`${this.open}/`) || ids.has(place.split("/")[0]));
    const places = (this.live.presence.places ?? []).filter(here);
    const people = new Set(places.flatMap((place) => place.people ?? [])
      .filter((id) => id !== this.me));
    const count = Math.max(people.size,
      places.reduce((sum, place) => sum + place.count, 0) - (this.typingAt ? 1 : 0));
    return typingText([...people].map((id) => this.live.get("member", id)?.name ?? "")
      .filter(Boolean), count);
  }

  /**
   * Put a pin into an area of the open case's map.
   * @param {string} area @param {Record<string, any>} values
   * @param {{author?: string, sources?: string[]}} [more]
   */
  addPin(area, values, { author, sources = [] } = {}) {
    const fields = { id: this.live.ids(), sheet: this.sheet.id,
      place: `${this.open}/${area}`, values };
    this.do("entry.add",
      { ...fields, ...(author ? { author } : {}), ...(sources.length ? { sources } : {}) });
    this.notices.whisper(`「${Object.values(values)[0]}」を足しました。`);
    this.draw();
  }

  /** Look at something beside the map. @param {string | null} _id */
  show(_id) {}

  removePin(id) {
    this.show(null);
    this.remove(id);
  }

  #siblings(id) {
    const place = this.pin(id)?.body.place ?? "";
    const area = place.slice(place.indexOf("/") + 1);
    if (area === this.sheet.centre.id) return this.now.centre;
    return this.now.rings[this.sheet.rings.findIndex((ring) => ring.id === area)] ?? [];
  }

  /** In front of which pin one goes that moves one step; null where it can't. */
  stepOf(id, by) {
    return stepped(this.#siblings(id), id, by);
  }

  step(id, by) {
    const where = this.stepOf(id, by);
    if (where) this.#move(id, this.pin(id)?.body.place, where.before);
  }

  toOtherRing(id) {
    const { rings } = this.sheet;
    const at = rings.findIndex((ring) => this.pin(id)?.body.place.endsWith(`/${ring.id}`));
    this.#move(id, `${this.open}/${rings[1 - at].id}`, null);
    this.notices.say(`「${rings[1 - at].short || rings[1 - at].label}」の輪にうつしました。`);
  }

  drop(id, ring, before) {
    const place = `${this.open}/${this.sheet.rings[ring].id}`;
    if (this.pin(id)?.body.place === place && before === undefined) return;
    this.#move(id, place, before ?? null);
  }

  #move(id, place, before) {
    this.do("entry.move", { id, place, ...(before ? { before } : {}) });
    this.draw();
  }

  /** Into another table, once. */
  take(pins, table) {
    takeInto(this, pins.filter(Boolean), table);
    this.draw();
  }
}
