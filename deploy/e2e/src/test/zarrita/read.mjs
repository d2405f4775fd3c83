// node read.mjs FOLDER OUT: opens the Zarr v3 array in FOLDER, writes all its values to OUT (float32, little-endian,
// C order) and prints what it is as JSON.
import { writeFileSync } from "node:fs";
import FileSystemStore from "@zarrita/storage/fs";
import { get, open, root } from "zarrita";

const [folder, out] = process.argv.slice(2);
const array = await open.v3(root(new FileSystemStore(folder)), { kind: "array" });
const { data, shape } = await get(array);
writeFileSync(out, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
console.log(JSON.stringify({ shape, chunks: array.chunks, dtype: array.dtype, dimensions: array.dimensionNames ?? null }));
