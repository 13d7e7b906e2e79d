/** What every part needs for living on a page that Streamlit runs again and again. */

/**
 * What a part is told; `data` and `component` are exchanged when Streamlit runs again.
 * @template D
 * @typedef {object} Place
 * @property {HTMLElement} root
 * @property {D} data
 * @property {{setTriggerValue: (name: string, value: any) => void}} component
 */

/**
 * Make a `mount` from a function that builds the part once. Mounting again on the same root
 * exchanges the data and calls `draw`; where `same` says that it is about something else, the
 * part is built anew.
 * @template D
 * @param {(place: Place<D>) => {draw: () => void, close: () => void}} build
 * @param {(data: D) => string} same what must stay equal for the part to be kept
 * @returns {(root: HTMLElement, data: D, component: any) => () => void}
 */
export function part(build, same) {
  /** @type {WeakMap<HTMLElement, any>} */
  const mounted = new WeakMap();
  return (root, data, component) => {
    let one = mounted.get(root);
    if (one && same(one.place.data) !== same(data)) {
      one.turn += 1;
      one.close();
      one = undefined;
    }
    if (one) {
      Object.assign(one.place, { data, component });
      one.draw();
    } else {
      one = open(root, { root, data, component }, build);
      mounted.set(root, one);
    }
    const turn = (one.turn += 1);
    return () => {
      if (one.turn !== turn) return;
      one.close();
      if (mounted.get(root) === one) mounted.delete(root);
    };
  };
}

/** @returns {{place: any, turn: number, draw: () => void, close: () => void}} */
function open(/** @type {HTMLElement} */ root, /** @type {any} */ place, /** @type {any} */ build) {
  root.replaceChildren();
  const { draw, close } = build(place);
  draw();
  return {
    place,
    turn: 0,
    draw,
    close: () => {
      close();
      root.replaceChildren();
    },
  };
}

/**
 * A line that says in place why something was not done. `attempt` carries an operation out and
 * writes there; it answers whether it was done.
 * @returns {{line: HTMLElement, clear: () => void, say: (text: string) => void,
 *   attempt: (doing: Promise<unknown>) => Promise<boolean>}}
 */
export function refusals() {
  const line = document.createElement("p");
  line.className = "ks-refusal";
  line.setAttribute("role", "alert");
  line.hidden = true;
  const say = (/** @type {string} */ text) => {
    line.textContent = text;
    line.hidden = text === "";
  };
  const attempt = async (/** @type {Promise<unknown>} */ doing) => {
    try {
      await doing;
      say("");
      return true;
    } catch (error) {
      say(sentence(error));
      return false;
    }
  };
  return { line, clear: () => say(""), say, attempt };
}

/**
 * What people are told of an error.
 * @param {any} error
 * @returns {string}
 */
export function sentence(error) {
  if (error && typeof error.code === "string" && error.message) return error.message;
  return "うまくいきませんでした。何も変わっていません。もう一度押してください。";
}
