/** [columns, rows] to [rows, columns], both row-major. */
export function transposed(data: Float32Array, rows: number): Float32Array {
  const columns = data.length / rows;
  const turned = new Float32Array(data.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[row * columns + column] = data[column * rows + row] ?? 0;
    }
  }
  return turned;
}
