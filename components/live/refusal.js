/** What the server did not carry out, with a sentence for people. */
export class Refusal extends Error {
  /** @param {{code: string, message: string, current: any}} refused */
  constructor({ code, message, current = null }) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    /** What stands now, where the server said it. */
    this.current = current;
  }
}
