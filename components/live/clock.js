/**
 * The server's clock as this device sees it. Small differences are smoothed, so timers never jump.
 */

const JUMP = 2_000;

export class Clock {
  constructor(now = Date.now) {
    this.local = now;
    this.offset = 0;
    this.known = false;
  }

  /** @param {number} serverNow @param {number} [trip] milliseconds there and back */
  heard(serverNow, trip = 0) {
    const sample = serverNow + trip / 2 - this.local();
    const apart = sample - this.offset;
    if (!this.known || Math.abs(apart) > JUMP) this.offset = sample;
    else this.offset += apart * 0.2;
    this.known = true;
  }

  /** Milliseconds since 1970 by the server. */
  now() {
    return Math.round(this.local() + this.offset);
  }
}
