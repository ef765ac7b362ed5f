// The statements about a body, by what they tell of it.

/**
 * @typedef {import("../record.js").Record} Record
 *
 * @typedef {object} Group statements about a body that are read together
 * @property {string} heading
 * @property {number} type
 * @property {number | null} role at which end of its lines the body stands; null for no edges
 * @property {number[]} statements
 */

/**
 * The statements about a body, grouped by what they tell of it.
 * @param {Record} record
 * @param {number} index
 * @param {number | null} known
 * @returns {Group[]}
 */
export function groupsOf(record, index, known) {
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const body = record.payload.bodies[index];
  record.payload.types.forEach((type, number) => {
    if (!type.edge) return;
    (type.roles ?? []).forEach((role, end) => {
      const asked = type.asked?.find(([, of]) => of === end);
      const heading = asked ? asked[0] : `${type.label} (${role})`;
      groups.set(`${number}/${end}`, { heading, type: number, role: end, statements: [] });
    });
  });
  for (const one of body.statements ?? []) {
    const statement = record.payload.statements[one];
    if (!record.isKnown(statement, known)) continue;
    const type = record.payload.types[statement.type];
    const ends = /** @type {(number | null)[]} */ (statement.ends ?? []);
    const role = type.edge ? ends.indexOf(index) : null;
    const key = role === null ? `${statement.type}` : `${statement.type}/${role}`;
    const group = groups.get(key);
    if (group) group.statements.push(one);
    else groups.set(key, { heading: type.label, type: statement.type, role, statements: [one] });
  }
  return [...groups.values()].filter((group) => group.statements.length > 0);
}

/**
 * @param {Record} record
 * @param {Group[]} groups
 */
export function parted(record, groups) {
  const isEdge = (/** @type {Group} */ group) => record.payload.types[group.type].edge === true;
  return {
    edges: groups.filter(isEdge),
    others: groups.filter((group) => !isEdge(group)),
  };
}

/**
 * How many statements there are, and how many of them are no part of what was so.
 * @param {Record} record
 * @param {number[]} statements
 */
export function howMany(record, statements) {
  const all = statements.map((one) => record.payload.statements[one]);
  const announced = all.filter(({ status }) => status).length;
  const contested = all.filter(({ contested: against, status }) => against && !status).length;
  const not = [];
  if (announced > 0) not.push(`${announced} only announced`);
  if (contested > 0) not.push(`${contested} contested`);
  return [String(all.length), ...not].join(", ");
}
