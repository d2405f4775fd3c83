/** What activations may be stored as beside float32, and what is lost. */
export const DTYPES = {
  float16: "float16: half the bytes, three digits, up to 65,504",
  bfloat16: "bfloat16: half the bytes, two digits",
};

/** What they may be compressed by; nothing is lost. */
export const CODECS = { zstd: "by Zstandard" };

/** What a caption must say of it. */
export function rounding({ dtype }) {
  return dtype === "float32" ? "" : ` Activations were rounded to ${dtype}.`;
}
