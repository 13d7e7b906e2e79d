/** Asks for the name of somebody new on the roster. */

import { button, h, labelled, setText } from "../../kit/dom.js";
import { nameTooLong } from "../../kit/words.js";

/**
 * @param {any} table
 * @returns {Promise<{name: string, organisation: string} | null>} null where it was given up
 */
export function askMember(table) {
  return new Promise((resolve) => {
    const name = field(table, "name", "氏名", true);
    const organisation = field(table, "organisation", "所属", false);
    const problem = h("p", { class: "ks-failed", role: "alert" });
    const dialog = h("dialog", { class: "ks-part ks-dialog", "aria-label": "名簿に足す人" });
    const answer = (/** @type {any} */ said) => {
      dialog.close();
      dialog.remove();
      resolve(said);
    };
    const form = h(
      "form",
      { class: "ks-table-new", method: "dialog",
        onsubmit: (event) => (event.preventDefault(), submit()) },
      h("h2", { text: "名簿に足す人" }),
      labelled(name.label, name.input),
      labelled(organisation.label, organisation.input),
      problem,
      h("div", { class: "ks-dialog-buttons" }, button("やめる", () => answer(null)),
        button("足す", () => submit(), "primary")),
    );
    const submit = () => {
      setText(problem, nameTooLong(name.input.value, organisation.input.value));
      if (problem.textContent) return;
      if (name.input.value.trim()) answer({ name: name.input.value.trim(),
        organisation: organisation.input.value.trim() });
      else name.input.focus();
    };
    dialog.addEventListener("cancel",
      (/** @type {Event} */ event) => (event.preventDefault(), answer(null)));
    dialog.append(form);
    table.place.root.append(dialog);
    dialog.showModal();
    name.input.focus();
  });
}

/** @param {any} table @param {string} id @param {string} usual @param {boolean} required */
function field(table, id, usual, required) {
  const label = table.columns.find((/** @type {any} */ column) => column.id === id)?.label ?? usual;
  return { label,
    input: h("input", { class: "ks-input", type: "text", autocomplete: "off", required }) };
}
