/**
 * A form's grid of sticky notes as a board: one filled copy, seen through the workshop's line.
 * Pure.
 *
 * @typedef {import("../../live/live.js").Live} Live
 * @typedef {{id: string, rows: any[], columns: any[]}} GridSection
 */

/** The board's name for the grid of a copy; drafts and the typing sign are kept apart by it. */
export function gridId(sheet, section, copy) {
  return `${sheet}:${copy}:${section}`;
}

/**
 * @param {{id: string}} sheet @param {GridSection & {title?: string}} section @param {string} copy
 */
export function gridSheet(sheet, section, copy) {
  return {
    id: gridId(sheet.id, section.id, copy),
    title: section.title ?? "",
    rows: section.rows.map(({ id, label, short, note, colour }) =>
      ({ id, label, short, note, colour })),
    columns: section.columns.map(({ id, label, short, note }) =>
      ({ id, label, short: short || label, tag: `・${short || label}`, note, colour: "" })),
    colours: coloursOf(section.rows),
    note_fields: [],
  };
}

/** Each colour once, with the words of the first row that has it. */
function coloursOf(rows) {
  const known = new Map();
  for (const { colour, short, label } of rows) {
    if (!known.has(colour)) known.set(colour, { id: colour, label: short || label });
  }
  return [...known.values()];
}

/** The places of a grid as the server names them. @param {GridSection} section */
export function gridPlaces(section, copy) {
  return section.rows.flatMap((row) =>
    section.columns.map((column) => `${copy}/${row.id}/${column.id}`));
}

/**
 * The line of the workshop, narrowed to the grid of one copy: its notes are on a board of their own
 * (`gridId`) in places without the copy's name; what is done there goes to the form.
 * @param {Live} live
 * @param {{sheet: string, copy: string, section: GridSection}} grid
 * @param {() => boolean} mayWrite
 */
export function scoped(live, { sheet, copy, section }, mayWrite = () => true) {
  const board = gridId(sheet, section.id, copy);
  const places = new Set(gridPlaces(section, copy));
  const prefix = `${copy}/`;
  const inward = (fields) => ({
    ...fields,
    ...(fields.sheet === sheet ? { sheet: board } : {}),
    ...(places.has(fields.place) ? { place: fields.place.slice(prefix.length) } : {}),
  });
  const outward = (fields) => ({
    ...fields,
    ...(fields.sheet === board ? { sheet } : {}),
    ...(fields.place === undefined ? {} : { place: prefix + fields.place }),
  });
  const placeOf = ({ fields, about }) => fields.place ?? about?.place ??
    live.get("entry", fields.id)?.place;
  const within = (items) => items.filter((item) => places.has(placeOf(item))).map((item) =>
    ({ ...item, fields: inward(item.fields), about: item.about && inward(item.about) }));
  const notes = narrowed((record) => ({ ...record, body: inward(record.body) }));
  const own = {
    get(kind, id) {
      if (kind === "sheet" && id === board) {
        if (mayWrite()) return live.get("sheet", sheet);
        return { ...live.get("sheet", sheet), state: "locked" };
      }
      const body = live.get(kind, id);
      return kind === "entry" && body && places.has(body.place) ? inward(body) : body;
    },
    all(kind) {
      if (kind !== "entry") return live.all(kind);
      return live.all("entry").filter(({ body }) => body.sheet === sheet && places.has(body.place))
        .map(notes);
    },
    do: (op, fields, about = null) => live.do(op, outward(fields), about && outward(about)),
    typing: (_board, place) => live.typing(sheet, place === null ? null : prefix + place),
    get pending() {
      return within(live.pending);
    },
    get refused() {
      return within(live.refused);
    },
  };
  return through(live, own);
}

/** The same object for the same record, so that the board sees what did not change. */
function narrowed(make) {
  const known = new WeakMap();
  return (record) => {
    if (!known.has(record)) known.set(record, make(record));
    return known.get(record);
  };
}

/** Everything else is the line's own. */
function through(live, own) {
  return new Proxy(own, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      const value = live[name];
      return typeof value === "function" ? value.bind(live) : value;
    },
  });
}
