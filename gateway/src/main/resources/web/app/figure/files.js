/** Figures as files. */
const SCALE = 3;

export function save(name, blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

export function saveSvg(name, text) {
  save(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
}

/** At three times the size of the page, for print. */
export async function savePng(name, text, width, height) {
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * SCALE;
    canvas.height = height * SCALE;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(resolve => canvas.toBlob(resolve, "image/png"));
    save(`${name}.png`, blob);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** As RFC 4180 has it; an empty cell is an undefined value. */
export function csv(rows) {
  const columns = Object.keys(rows[0] ?? {});
  const cell = value => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...rows.map(row => columns.map(column => row[column]))]
    .map(line => line.map(cell).join(","))
    .join("\r\n")
    .concat("\r\n");
}

export function saveCsv(name, rows) {
  save(`${name}.csv`, new Blob([csv(rows)], { type: "text/csv" }));
}
