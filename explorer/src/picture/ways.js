// Where the way of a line lies.

const NEAR = 3.5;

/**
 * True where a way passes near a point.
 * @param {number[]} path x, y, x, y, …
 * @param {number} x
 * @param {number} y
 */
export function near(path, x, y) {
  for (let index = 0; index + 3 < path.length; index += 2) {
    const [fromX, fromY, toX, toY] = path.slice(index, index + 4);
    const inX = x >= Math.min(fromX, toX) - NEAR && x <= Math.max(fromX, toX) + NEAR;
    const inY = y >= Math.min(fromY, toY) - NEAR && y <= Math.max(fromY, toY) + NEAR;
    if (inX && inY) return true;
  }
  return false;
}
