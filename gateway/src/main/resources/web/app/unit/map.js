import { floats } from "../core/npy.js";
import { dprime } from "./strength.js";

/** The activations of one feature map, [stimulus, y, x]. */
export class LoadedMap {
  constructor(buffer) {
    const { shape, values } = floats(buffer);
    [this.stimuli, this.height, this.width] = shape;
    this.values = values;
  }

  /** Of the unit at a place of the map, one per stimulus. */
  responses(within) {
    const units = this.height * this.width;
    return Float32Array.from({ length: this.stimuli }, (_, stimulus) => this.values[stimulus * units + within]);
  }

  /** Of every unit of the map, row by row. */
  strengths(isTarget) {
    return Array.from({ length: this.height * this.width }, (_, within) => dprime(this.responses(within), isTarget));
  }
}
