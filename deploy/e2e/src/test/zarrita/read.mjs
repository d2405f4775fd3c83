// node read.mjs ARRAY OUT: opens the Zarr v3 array in a folder or at an address, writes all its values to OUT (float32,
// little-endian, C order) and prints what it is as JSON.
import { writeFileSync } from "node:fs";
import { FetchStore } from "@zarrita/storage";
import FileSystemStore from "@zarrita/storage/fs";
import { get, open, root } from "zarrita";

const [place, out] = process.argv.slice(2);
const store = place.startsWith("http") ? new FetchStore(place) : new FileSystemStore(place);
const array = await open.v3(root(store), { kind: "array" });
const { data, shape } = await get(array);
writeFileSync(out, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
console.log(JSON.stringify({ shape, chunks: array.chunks, dtype: array.dtype, dimensions: array.dimensionNames ?? null }));
