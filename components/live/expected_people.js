/** What one's own operations on members, meetings, ballots and turns will do. Pure. */

/**
 * @typedef {import("./expected.js").Draft} Draft
 * @typedef {import("./expected.js").Known & {at: number}} Known
 * @typedef {Record<string, (draft: Draft, fields: any, known: Known) => void>} Steps
 */

const OF_MEMBER = new Set(["name", "organisation"]);

/** @type {Steps} */
export const MEMBER_STEPS = {
  "member.add": (draft, { id, name, organisation = "", role = "participant", about = {} }) => {
    if (!draft.get("member", id)) {
      draft.put("member", id, { name, organisation, role, joined: false, about });
    }
  },
  "member.edit": (draft, { id, op: _op, ...fresh }) => draft.change("member", id, fresh),
  "member.write": (draft, { id, field, value }) => {
    const about = { ...draft.get("member", id)?.about, [field]: value };
    draft.change("member", id, OF_MEMBER.has(field) ? { [field]: value } : { about });
  },
  "member.remove": (draft, { id }) => draft.drop("member", id),
};

const NEW_MEETING = { steps: [], date: null, start: "", end: "", venue: "", address: "",
  remarks: "", summary: "", recorder: "", contact: "", as_of: null, about: {}, attendance: {} };
const OF_MEETING = new Set(["step", ...Object.keys(NEW_MEETING)]);

/** @type {Steps} */
export const MEETING_STEPS = {
  "meeting.edit": (draft,
      { id, steps, date = null, start = "", end = "", venue = "", address = "", remarks = "",
        about = {} }) => {
    const known = draft.get("meeting", id) ?? NEW_MEETING;
    draft.put("meeting", id, { ...known, steps, date, start, end, venue, address, remarks,
      about: { ...known.about, ...about } });
  },
  "meeting.write": (draft, { id, field, value }) => {
    if (!OF_MEETING.has(field)) {
      const about = { ...draft.get("meeting", id)?.about, [field]: value };
      draft.change("meeting", id, { about });
      return;
    }
    const day = field === "date" || field === "as_of";
    const empty = day && value === "" ? null : value;
    draft.change("meeting", id, { [field === "step" ? "steps" : field]: empty });
  },
  "meeting.delete": (draft, { id }) => draft.drop("meeting", id),
  "meeting.attend": (draft, { meeting, member, attendance }) => {
    const { [member]: _before, ...others } = draft.get("meeting", meeting)?.attendance ?? {};
    draft.change("meeting", meeting,
      { attendance: attendance ? { ...others, [member]: attendance } : others });
  },
  /* What is sent whole is made from what is there: a second press builds on the first. */
  "agenda.edit": (draft, { step, items }) => draft.put("agenda", step, { items: items.map(
    (/** @type {any} */ item) => ({ skipped: null, break_after: null, ...item })) }),
  "workshop.edit": (draft, { op: _op, ...fresh }) => draft.change("workshop", "main", fresh),
};

/** @type {Steps} */
export const VOTE_STEPS = { "vote.cast": cast };

/**
 * One's own dots and answers. What is put in for somebody else comes without a name, so it is
 * waited for.
 * @param {Draft} draft @param {any} given @param {Known} given
 */
function cast(draft, { sheet, entry, column, value, member }, { me }) {
  if (!me || (member ?? me) !== me) return;
  const ballot = draft.get("sheet", sheet)?.ballot ?? 1;
  const own = draft.all("ballot")
    .find(({ body }) => body.sheet === sheet && body.ballot === ballot && body.member === me);
  const { [column]: _before, ...others } = own?.body.marks?.[entry] ?? {};
  const { [entry]: _entry, ...rest } = own?.body.marks ?? {};
  const marked = value ? { ...others, [column]: value } : others;
  const marks = Object.keys(marked).length > 0 ? { ...rest, [entry]: marked } : rest;
  draft.put("ballot", own?.id ?? `${sheet}/${ballot}/${me}`, { sheet, ballot, member: me, marks });
}

/** @type {Steps} */
export const TURN_STEPS = {
  "turn.start": (draft, { sheet, order = there(draft) }) => {
    const known = order.filter((/** @type {string} */ id) => draft.get("member", id));
    goOn(draft, sheet,
      { order: [...new Set(known)], current: null, states: {}, started: null, ended: false });
  },
  "turn.next":
    (draft, fields) => ended(draft, fields, (turns) => marked(turns, turns.current, "done")),
  "turn.skip": (draft, fields) =>
    ended(draft, fields, (turns) => {
      const rest = turns.order.filter((/** @type {string} */ id) => id !== turns.current);
      return { ...marked(turns, turns.current, "skipped"), order: [...rest, turns.current] };
    }),
  "turn.absent": (draft, { sheet, member }) => {
    const turns = draft.get("turns", sheet);
    if (!turns?.order.includes(member)) return;
    const gone = marked(turns, member, "absent");
    if (turns.current === member) goOn(draft, sheet, gone);
    else draft.put("turns", sheet, gone);
  },
  "turn.back": (draft, { sheet, member }) => {
    const turns = draft.get("turns", sheet);
    if (!turns) return;
    const { [member]: _state, ...states } = turns.states;
    const order = turns.order.includes(member) ? turns.order : [...turns.order, member];
    const back = { ...turns, order, states, ended: false };
    if (turns.current) draft.put("turns", sheet, back);
    else goOn(draft, sheet, back);
  },
  "turn.stop": (draft, { sheet }) => draft.change("turns", sheet,
    { current: null, started: null, ended: true }),
};

/**
 * The turn of the present speaker ends, unless it is another's by now.
 * @param {Draft} draft @param {any} given @param {(turns: any) => any} end
 */
function ended(draft, { sheet, member }, end) {
  const turns = draft.get("turns", sheet);
  if (!turns || turns.ended || (member && member !== turns.current)) return;
  goOn(draft, sheet, turns.current ? end(turns) : turns);
}

/** The turn of the next who waits; of those who were skipped once all others have spoken. */
function goOn(/** @type {Draft} */ draft, /** @type {string} */ sheet, /** @type {any} */ turns) {
  const there = turns.order.filter((/** @type {string} */ id) => draft.get("member", id));
  const waiting = there.filter((/** @type {string} */ id) => !turns.states[id]);
  const skipped = there.filter((/** @type {string} */ id) => turns.states[id] === "skipped");
  const next = waiting[0] ?? skipped[0] ?? null;
  const { [next ?? ""]: _state, ...states } = turns.states;
  const told = next ? { current: next, states, ended: false }
    : { current: null, started: null, ended: true };
  draft.put("turns", sheet, { ...turns, ...told });
}

/** @param {any} turns @param {string} member @param {string} state */
function marked(turns, member, state) {
  return { ...turns, states: { ...turns.states, [member]: state } };
}

/**
 * Who speaks where nobody was named: who is at the meeting; where that is not noted, who has come
 * in.
 */
function there(/** @type {Draft} */ draft) {
  const noted = draft.get("meeting", draft.get("workshop", "main")?.meeting)?.attendance ?? {};
  const speaking = draft.all("member").filter(({ body }) => body.role !== "viewer");
  const came = speaking.filter(({ id }) => (noted[id] ?? "absent") !== "absent");
  const all = came.length > 0 ? came : speaking.filter(({ body }) => body.joined);
  return all.map(({ id }) => id);
}
