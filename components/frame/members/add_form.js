/** Puts people on the roster: one, or many pasted lines at once. */

import { button, h, labelled, setText } from "../../kit/dom.js";
import { readLines, ROLES } from "./words.js";
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
    h("details", {}, h("summary", { text: "まとめて貼りつける（表計算ソフトの表など）" }), manyForm(live, add, said)),
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
    if (!(await add(person))) return;
    setText(said, `${person.name}さんを名簿に入れました。`);
    name.value = organisation.value = "";
    name.focus();
  };
  const press = button("名簿に入れる", take, "primary");
  for (const field of [name, organisation]) {
    field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && !event.isComposing && event.keyCode !== 229) take();
    });
  }
  return h("div", { class: "ks-members-one" }, labelled("名前", name), labelled("所属", organisation),
    labelled("役割", role), press);
}

/** @param {any} live @param {(person: any) => Promise<boolean>} add @param {HTMLElement} said */
function manyForm(live, add, said) {
  const text = h("textarea", { class: "ks-input", rows: 5, placeholder: "青葉 花子、社会福祉協議会" });
  const found = () =>
    readLines(text.value, live.all("member").map((/** @type {any} */ record) => record.body));
  const press = button("", () => takeAll(), "primary");
  const draw = () => {
    const { people } = found();
    press.disabled = people.length === 0;
    setText(press, people.length > 0 ? `${people.length}人を名簿に入れる` : "名簿に入れる");
  };
  const takeAll = async () => {
    const { people, twice } = found();
    press.disabled = true;
    let done = 0;
    for (const person of people) {
      if (!(await add(person))) break;
      done += 1;
      setText(said, `${done}/${people.length}人`);
    }
    setText(said, doneText(done, people.length, twice));
    if (done === people.length) text.value = "";
    draw();
  };
  text.addEventListener("input", draw);
  draw();
  return h("div", { class: "ks-members-many" },
    labelled("1行に1人。名前、所属の順（間はタブか読点「、」）。役割は上で選んだものです。", text), press);
}

/** @param {number} done @param {number} all @param {string[]} twice */
function doneText(done, all, twice) {
  const rest = done < all ? `${all - done}人がまだです。文はそのまま残っています。` : "";
  const known = twice.length > 0 ? `同じ名前と所属がすでにある人（${twice.join("、")}）は入れていません。` : "";
  return `${done}人を名簿に入れました。${rest}${known}`;
}

function input() {
  return h("input", { class: "ks-input", autocomplete: "off" });
}
