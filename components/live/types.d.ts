/** The shapes that the line carries: docs/live-protocol.md, kasane/workshop/model.py. */

export type Value = string | string[];
/** By field or column id. What a value is, its field's type says, so it is not narrowed here. */
export type Values = Record<string, any>;
export type Stop = () => void;

export interface Group {
  id: string;
  name: string;
  members: string[];
  roles: Record<string, string>;
}

export interface Workshop {
  programme: string;
  name: string;
  municipality: string;
  round: number;
  previous: string | null;
  activity: string | null;
  item: string | null;
  focus: string | null;
  page: number;
  explains: "programme" | "day" | "activity" | null;
  meeting: string | null;
  left_out: string[];
  groups: Record<string, Group[]>;
  projector_names: boolean;
  columns: Record<string, Record<string, string>>;
  sample: boolean;
}

export interface Meeting {
  steps: string[];
  date: string | null;
  start: string;
  end: string;
  venue: string;
  address: string;
  remarks: string;
  attendance: Record<string, "present" | "absent" | "online">;
}

export interface Member {
  name: string;
  organisation: string;
  role: "facilitator" | "participant" | "viewer";
  joined: boolean;
  about: Values;
}

export interface SheetState {
  state: "private" | "open" | "locked";
  authors: "hidden" | "shown";
  seen_by: "everyone" | "secretariat";
  cases: string;
  ballot: number;
}

/** How a survey is held; `own`: the workshop's own questions. */
export interface Survey {
  open: boolean;
  own: any[];
}

/** What a survey came to; `texts` for those who lead. */
export interface Results {
  shown: boolean;
  batches: { all: { people: number; answers: Record<string, Record<string, number>> };
    sides: Record<string, any> }[];
  texts: Record<string, string[]>;
}

/** Covered: others' votes before 開票, of which only the sheet and the voting are told. */
export interface Sides {
  sheet: string;
  ballot: number;
  labels: string[];
  people: Record<string, number>;
  marks: Record<string, Record<string, Record<string, { sum: number; count: number }>>>;
  once: boolean;
}

export interface Ballot {
  sheet: string;
  ballot: number;
  member?: string | null;
  marks?: Record<string, Record<string, number>>;
  covered?: boolean;
}

export interface Turns {
  order: string[];
  current: string | null;
  states: Record<string, "done" | "skipped" | "absent">;
  started: string | null;
  ended: boolean;
}

export interface AgendaLine {
  id: string;
  activity: string;
  minutes: number | null;
  skipped: boolean;
}

export interface Attachment {
  title: string;
  activity: string;
  sort: "paper" | "photograph";
  pages: number;
  shared: boolean;
  author: string;
  created: string;
}

export interface Question {
  text: string;
  author: string | null;
  answered: boolean;
  created: string;
}

export interface Hand {
  question: string;
  member: string | null;
}

/** Times in milliseconds. */
export interface Timer {
  length: number;
  remaining: number;
  started: number | null;
  onward?: boolean;
}

/** What the wall shows large, and how its pages turn. */
export interface Look {
  sheet: string | null;
  part: string | null;
  entry: string | null;
  turn: number;
  auto: boolean;
}

export interface Run {
  started: string;
  ended: string | null;
  item: string | null;
}

/** Covered: another's in 個人ワーク, of which only sheet, place and stack are told. */
export interface EntryBody {
  sheet: string;
  place: string;
  values: Values;
  version: number;
  letter: string;
  colour: string;
  rank: number;
  author: string | null;
  typed_by: string | null;
  anonymous: boolean;
  sources: string[];
  stack: string | null;
  hidden: boolean;
  unread?: boolean;
  confirmed?: string;
  created: string;
  changed: string;
  covered?: boolean;
}

/** Kind of record → its body. */
export interface Bodies {
  workshop: Workshop;
  meeting: Meeting;
  member: Member;
  sheet: SheetState;
  ballot: Ballot;
  sides: Sides;
  turns: Turns;
  agenda: { items: AgendaLine[] };
  timer: Timer;
  activity: { runs: Run[]; ticked: string[] };
  ready: { members: string[] };
  look: Look;
  invitation: { code: string };
  attachment: Attachment;
  question: Question;
  hand: Hand;
  survey: Survey;
  survey_link: { token: string };
  results: Results;
  entry: EntryBody;
}
export type Kind = keyof Bodies;

/** `pending`: with the person's own changes that are on the way. */
export interface Kept<B> {
  id: string;
  body: B;
  revision: number;
  pending?: boolean;
}
/** As the server sends it; `deleted`: without a body. */
export type SentRecord = Kept<any> & { kind: Kind; deleted?: boolean };
export type Entry = { id: string; body: EntryBody; revision?: number; pending?: boolean };

export interface You {
  member: string;
  role: Member["role"];
}

export interface Presence {
  here: number;
  typing: number;
  people: string[];
  places: { sheet: string; place: string; count: number; people: string[] }[];
  answers?: Record<string, number>;
}

export interface Refused {
  code: string;
  message: string;
  current: any;
}

/** Of an operation that the server carried out; null: another tab heard which it was. */
export interface Done {
  revision: number | null;
}

/** An operation that was not answered yet. */
export interface Item {
  op_id: string;
  op: string;
  /** Sent with the operation. */
  fields: Record<string, any>;
  /** Kept here only: where it was written, for the screen. */
  about: any;
  /** Milliseconds; never twice the same in one tab, so it gives the order. */
  at: number;
  /** The tab that sends it. */
  tab: string;
  /** Who wrote it, where known. */
  member: string | null;
  /** The final answer, while the text still waits for a decision. */
  refused?: Refused;
  /** The browser's storage did not take it, so it lives in memory alone. */
  unstored?: boolean;
}
export type RefusedItem = Item & { refused: Refused };

export type FromServer =
  | { type: "snapshot" | "changes"; revision: number; now: number; you?: You; records: SentRecord[] }
  | { type: "done"; op_id: string; revision: number }
  | ({ type: "refused"; op_id: string } & Refused)
  | ({ type: "presence" } & Presence)
  | { type: "pong"; now: number }
  | { type: "bye"; code: string; message: string };
export type Answer = Extract<FromServer, { op_id: string }>;
