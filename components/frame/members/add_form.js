/** Puts somebody on the roster; many at once are taken in from a file or a pasted table. */

import { button, h, labelled, setText } from "../../kit/dom.js";
import { isEnter } from "../../kit/keys.js";
import { sendAndEmpty } from "../../kit/sending.js";
import { ROLES } from "./words.js";
import { nameTooLong } from "../../kit/words.js";

/**
 * @param {any} live
 * @param {{attempt: (doing: Promise<unknown>) => Promise<boolean>}} trouble
 * @returns {HTMLElement}
 */
export function addForm(live, trouble) {
  const role = h("select", { class: "ks-input" },
    ...Object.entries(ROLES).map(([value, text]) => h("option", { text, value })));
  role.value = "participant";
  const said = h("p", { class: "ks-members-said", role: "status" });
  const add = (/** @type {{name: string, organisation: string}} */ person) =>
    trouble.attempt(live.do("member.add", { id: live.ids(), ...person, role: role.value }));
  return h(
    "section",
    { class: "ks-members-add", "aria-label": "名簿に入れる" },
    oneForm(add, role, said),
    h("p", { class: "ks-loading", text: "大ぜいのときは、上の「表から取り込む」で、名簿の表をまとめて入れられます。" }),
    said,
  );
}

/**
 * @param {(person: any) => Promise<boolean>} add @param {HTMLElement} role
 * @param {HTMLElement} said
 */
function oneForm(add, role, said) {
  const name = input();
  const organisation = input();
  const take = async () => {
    const person = { name: name.value.trim(), organisation: organisation.value.trim() };
    if (!person.name) {
      setText(said, "名前を書いてください。");
      return name.focus();
    }
    const long = nameTooLong(person.name, person.organisation);
    if (long) return setText(said, long);
    name.focus();
    if (!(await sendAndEmpty([name, organisation], () => add(person)))) return;
    setText(said, `${person.name}さんを名簿に入れました。`);
  };
  const press = button("名簿に入れる", take, "primary");
  for (const field of [name, organisation]) {
    field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (isEnter(event)) take();
    });
  }
  return h("div", { class: "ks-members-one" }, labelled("名前", name), labelled("所属", organisation),
    labelled("立場", role), press);
}

function input() {
  return h("input", { class: "ks-input", autocomplete: "off" });
}
