/** Who may speak, before a round begins. Pure functions. */

/**
 * @typedef {{id: string, body: {name: string, organisation: string, role: string,
 *   joined: boolean}}} MemberRecord
 */

/** Members who speak: all but those who only look on. */
export function speakers(/** @type {MemberRecord[]} */ members) {
  return members.filter(({ body }) => body.role !== "viewer");
}

/**
 * Those who are taken to be in the room: present at the meeting or here now; where nobody has kept
 * attendance, everybody who has come in.
 * @param {MemberRecord[]} members
 * @param {Record<string, string>} attendance
 * @param {string[]} here ids
 * @returns {string[]} ids
 */
export function inTheRoom(members, attendance, here) {
  return speakers(members)
    .filter(({ id, body }) => {
      if (attendance[id]) return attendance[id] !== "absent";
      return here.includes(id) || body.joined;
    })
    .map(({ id }) => id);
}
