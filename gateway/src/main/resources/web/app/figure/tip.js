/** What a figure says of the point under the pointer. Text by text, because names of models and layers are anybody's. */
export function tip(look, lines) {
  return {
    trigger: "item",
    confine: true,
    transitionDuration: 0,
    backgroundColor: look.paper,
    borderColor: look.line,
    textStyle: { color: look.ink },
    formatter: point => {
      const box = document.createElement("div");
      lines(point.data.row).forEach(line => box.appendChild(Object.assign(document.createElement("div"), { textContent: line })));
      return box;
    },
  };
}
