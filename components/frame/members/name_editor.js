/** A person's name and organisation, changed in place. */

import { button, h, setText } from "../../kit/dom.js";
import { isComposing } from "../../kit/keys.js";
import { nameTooLong } from "../../kit/words.js";

/**
 * @param {() => any} member the record now
 * @param {(fields: {name: string, organisation: string}) => Promise<boolean>} save
 */
export function nameEditor(member, save) {
  const name = slot("名前");
  const organisation = slot("所属");
  const slots = [name, organisation];
  const shut = () => slots.forEach((one) => one.edit(false));
  const problem = h("p", { class: "ks-failed", role: "alert" });
  const keep = async () => {
    const fields = { name: name.field.value.trim(), organisation: organisation.field.value.trim() };
    if (!fields.name) return name.field.focus();
    setText(problem, nameTooLong(fields.name, fields.organisation));
    if (problem.textContent) return;
    shut();
    if (!(await save(fields)) && name.form.hidden) open(fields);
  };
  const open = (fields = member()) => {
    name.field.value = fields?.name ?? "";
    organisation.field.value = fields?.organisation ?? "";
    slots.forEach((one) => one.edit(true));
    name.field.focus();
  };
  organisation.form.append(
    problem,
    h("div", { class: "ks-row-actions" }, button("なおす", keep, "primary"), button("やめる", shut)),
  );
  slots.forEach((one) => one.field.addEventListener("keydown",
    (/** @type {KeyboardEvent} */ event) => byKey(event, keep, shut)));
  const draw = (/** @type {boolean} */ self) => {
    setText(name.text, `${member()?.name ?? ""}${self ? "（あなた）" : ""}`);
    setText(organisation.text, member()?.organisation || "—");
  };
  return { name: name.box, organisation: organisation.box, open: () => open(), draw };
}

function slot(/** @type {string} */ label) {
  const text = h("span");
  const field = h("input", { class: "ks-input", "aria-label": label, autocomplete: "off" });
  const form = h("div", { class: "ks-row-edit", hidden: true }, field);
  const edit = (/** @type {boolean} */ on) => {
    form.hidden = !on;
    text.hidden = on;
  };
  return { box: h("div", {}, text, form), text, field, form, edit };
}

/**
 * Enter keeps (never while composing), Escape gives up.
 * @param {KeyboardEvent} event @param {() => void} keep @param {() => void} shut
 */
function byKey(event, keep, shut) {
  if (isComposing(event)) return;
  if (event.key === "Enter") keep();
  if (event.key === "Escape") shut();
}
