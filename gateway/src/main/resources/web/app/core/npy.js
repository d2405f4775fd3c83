/** NumPy's npy files, as far as the gateway gives them: little-endian, C order. */
const PREAMBLE = 10;

function header(buffer) {
  const length = new DataView(buffer).getUint16(8, true);
  const text = new TextDecoder().decode(new Uint8Array(buffer, PREAMBLE, length));
  const shape = /'shape': \(([^)]*)\)/.exec(text)[1].split(",").map(side => side.trim()).filter(Boolean).map(Number);
  return { start: PREAMBLE + length, shape };
}

/** An array of float64. */
export function doubles(buffer) {
  const { start, shape } = header(buffer);
  return new Float64Array(buffer.slice(start), 0, shape.reduce((a, b) => a * b, 1));
}

/** An array of float32 and its shape. */
export function floats(buffer) {
  const { start, shape } = header(buffer);
  return { shape, values: new Float32Array(buffer.slice(start), 0, shape.reduce((a, b) => a * b, 1)) };
}

/** Records of unit, d′ and responses, see ObjectKeys.responses. The d′ is null where undefined. */
export function responses(buffer) {
  const { start, shape } = header(buffer);
  const [count] = shape;
  const stride = count === 0 ? 0 : (buffer.byteLength - start) / count;
  const view = new DataView(buffer, start);
  return Array.from({ length: count }, (_, i) => {
    const at = i * stride;
    const dprime = view.getFloat64(at + 4, true);
    return {
      unit: view.getInt32(at, true),
      dprime: Number.isNaN(dprime) ? null : dprime,
      responses: new Float32Array(buffer.slice(start + at + 12, start + at + stride)),
    };
  });
}
