/**
 * Notes that are being changed here. They stay where they are and keep their text, whatever comes.
 */

import { setText } from "../dom.js";
import { NoteForm } from "./form.js";
import { sourcesIn } from "./grid.js";
import { WORDS } from "./words.js";

export class Editing {
  /** @param {import("./board.js").Board} board */
  constructor(board) {
    this.board = board;
  }

  /** id → the note as it was when the editing began */
  get kept() {
    return new Map([...this.board.ui.editing].map(([id, { held }]) => [id, held]));
  }

  /** @param {import("./model.js").NoteView} view */
  open(view, { focus = true } = {}) {
    const { board } = this;
    const known = board.ui.editing.get(view.id);
    if (known) return known.form.focus();
    const what = `edit:${view.id}`;
    const draft = board.drafts.get(what);
    const version = draft?.version ?? view.version;
    const form = new NoteForm(board, {
      what, place: view.place, label: "付箋の文", submitLabel: WORDS.save, cancelLabel: WORDS.cancel,
      values: draft?.values ?? view.values, extra: { version, place: view.place },
      submit: (values) => this.#submit(view, form, values, version),
      cancel: () => this.#close(view.id),
    });
    board.ui.editing.set(view.id, { form, held: view });
    const element = board.elementOf(view.id);
    element.append(form.element);
    element.classList.add("ks-editing");
    return focus && form.focus();
  }

  #submit(view, form, values, version) {
    const changed = Object.entries(values).some(([id, text]) => text !== (view.values[id] ?? ""));
    this.board.drafts.drop(form.options.what);
    if (changed || version !== view.version) this.board.actions.edit(view, values, version);
    this.#close(view.id);
  }

  #close(id) {
    const { board } = this;
    const element = board.elementOf(id);
    board.ui.editing.get(id)?.form.element.remove();
    board.ui.editing.delete(id);
    element?.classList.remove("ks-editing");
    board.draw();
    board.focusNote(id);
  }

  /** Tell the writer that the note is gone. */
  redraw(view, element) {
    const open = this.board.ui.editing.get(view.id);
    element.classList.toggle("ks-editing", Boolean(open));
    if (!open) return;
    if (view.gone) setText(open.form.error, WORDS.goneWhileEditing);
    open.form.close(!this.board.writes);
  }

  /** Open again what was half-typed before a reload. */
  restore() {
    if (this.board.onWall) return;
    for (const what of this.board.drafts.list()) {
      const [kind, ...rest] = what.split(":");
      const id = rest.join(":");
      if (kind === "edit") this.#restoreEdit(what, id);
      else if (kind === "place" && this.board.shape === "grid" && this.board.model.places.has(id)) {
        this.board.layout?.openForm(id,
          { focus: false, ...sourcesIn(this.board.drafts.get(what)) });
      } else if (kind === "phone") this.#restorePhone(what);
    }
  }

  #restoreEdit(what, id) {
    const view = this.board.model.notes.get(id);
    const draft = this.board.drafts.get(what);
    if (view && this.board.elementOf(id)) this.open(view, { focus: false });
    else if (draft?.place && this.board.model.places.has(draft.place)) {
      this.board.drafts.drop(what);
      this.board.layout?.openForm(draft.place, { values: draft.values, focus: false });
    }
  }

  /** What was begun on a narrow screen is found again on a wide one. */
  #restorePhone(what) {
    if (this.board.shape === "phone") return;
    const draft = this.board.drafts.get(what);
    const place = [...this.board.model.places.keys()][0];
    this.board.drafts.drop(what);
    this.board.layout?.openForm(place, { values: draft.values, focus: false, ...sourcesIn(draft) });
  }
}
