/** A soft two-tone sound at the end, made by the browser itself; off until somebody wants it. */

const KEY = "kasane.timer.sound";
/** @type {AudioContext | null} */
let audio = null;

/** Whether this browser is to sound. */
export function wanted() {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

/**
 * Remember the wish. Called from a click, which is when browsers allow sound.
 * @param {boolean} on
 */
export function want(on) {
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing: the wish holds until the reload.
  }
  if (on) ready();
}

/** Sound, where it is wanted and allowed. */
export function chime() {
  if (!wanted()) return;
  const context = ready();
  if (!context || context.state === "closed") return;
  tone(context, 784, 0);
  tone(context, 587, 0.45);
}

function ready() {
  audio ??= typeof AudioContext === "undefined" ? null : new AudioContext();
  audio?.resume().catch(() => {});
  return audio;
}

/**
 * One soft tone, `after` seconds from now.
 * @param {AudioContext} context @param {number} pitch @param {number} after
 */
function tone(context, pitch, after) {
  const start = context.currentTime + after;
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, start);
  loudness.gain.linearRampToValueAtTime(0.25, start + 0.04);
  loudness.gain.exponentialRampToValueAtTime(0.001, start + 1.1);
  const swinging = context.createOscillator();
  swinging.frequency.value = pitch;
  swinging.connect(loudness).connect(context.destination);
  swinging.start(start);
  swinging.stop(start + 1.2);
}
