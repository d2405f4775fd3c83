/** Panels side by side over one y axis: where they lie, their axes and titles. */
const LEFT = 66;
const RIGHT = 14;
const TOP = 34;
const TITLE_LINE = 17;
const TITLE_CHARACTER = 7.6;
const GAP = 26;
const NARROWEST = 300;
const CHARACTER = 6.2;
const SLANT = 40;
const MOST_INTERVALS = 6;

/**
 * @param panels each with title and the names along x
 * @param y name, min, max and, where they are not left to the axis, interval between ticks and format
 */
export function panels({ panels, y, width, look, legend = 0, plotHeight = 230 }) {
  const columns = Math.max(1, Math.min(panels.length, Math.floor((width + GAP) / NARROWEST), 3));
  const cell = (width - GAP * (columns - 1)) / columns;
  const longest = Math.max(...panels.flatMap(panel => panel.names.map(name => name.length)), 1);
  const slanted = panels.some(panel => panel.names.length * (longest * CHARACTER + 8) > cell - LEFT - RIGHT);
  const bottom = slanted ? Math.min(150, longest * CHARACTER * Math.sin((SLANT * Math.PI) / 180) + 26) : 34;
  const rows = Math.ceil(panels.length / columns);
  const titleWidth = cell - LEFT;
  const longestTitle = Math.max(...panels.map(panel => panel.title.length));
  const top = TOP + TITLE_LINE * Math.max(0, Math.ceil((longestTitle * TITLE_CHARACTER) / titleWidth) - 1);
  const rowHeight = top + plotHeight + bottom;
  const height = legend + rows * rowHeight;
  const grids = panels.map((_, i) => ({
    left: (i % columns) * (cell + GAP) + LEFT,
    width: cell - LEFT - RIGHT,
    top: legend + Math.floor(i / columns) * rowHeight + top,
    height: plotHeight,
    outerBoundsMode: "none",
  }));
  const text = { color: look.ink, fontFamily: "sans-serif", fontSize: 12 };
  const option = {
    animation: false,
    textStyle: text,
    grid: grids,
    title: panels.map((panel, i) => ({
      text: panel.title,
      left: grids[i].left,
      top: grids[i].top - top + 6,
      padding: 0,
      textStyle: { ...text, fontSize: 13, fontWeight: "bold", width: titleWidth, lineHeight: TITLE_LINE, overflow: "break" },
    })),
    xAxis: panels.map((panel, i) => xAxis(panel.names, i, slanted, grids[i].width, look)),
    yAxis: panels.map((_, i) => ({
      type: "value",
      gridIndex: i,
      name: y.name,
      nameLocation: "middle",
      nameGap: LEFT - 18,
      nameTextStyle: { color: look.ink },
      min: y.min,
      max: y.max,
      interval: y.interval,
      axisLine: { show: true, onZero: false, lineStyle: { color: look.soft } },
      axisTick: { show: true, lineStyle: { color: look.soft } },
      axisLabel: { color: look.ink, formatter: y.format },
      splitLine: { lineStyle: { color: look.line } },
    })),
    series: [],
  };
  return { option, height };
}

function xAxis(names, gridIndex, slanted, width, look) {
  const every = Math.ceil((names.length * 15) / width);
  const shown = names.map((_, i) => i).filter(i => i % every === 0);
  return {
    type: "value",
    gridIndex,
    min: -0.5,
    max: names.length - 0.5,
    axisLine: { show: true, onZero: false, lineStyle: { color: look.soft } },
    axisTick: { show: true, customValues: shown, lineStyle: { color: look.soft } },
    axisLabel: {
      customValues: shown,
      color: look.ink,
      rotate: slanted ? SLANT : 0,
      formatter: value => names[Math.round(value)] ?? "",
    },
    splitLine: { show: false },
  };
}

/** Round ends of an axis that holds these values and zero, and the interval between its ticks. */
export function scale(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (low === high) {
    return { min: 0, max: 1, interval: 0.2 };
  }
  const least = (high - low) / MOST_INTERVALS;
  const power = 10 ** Math.floor(Math.log10(least));
  const interval = power * [1, 2, 2.5, 5, 10].find(step => step * power >= least * 0.999);
  return { min: Math.floor(low / interval) * interval, max: Math.ceil(high / interval) * interval, interval };
}

/** A little to the side, so that categories do not hide each other. */
export function dodge(index, of, room = 0.4) {
  return of < 2 ? 0 : room * (index / (of - 1) - 0.5);
}

/** A vertical bar from low to high; the data are [x, low, high]. */
export function interval(base) {
  return {
    type: "custom",
    silent: true,
    clip: true,
    z: 1,
    ...base,
    renderItem: (_, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)])[1];
      const style = { stroke: api.visual("color"), lineWidth: 1.4, fill: null };
      const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style });
      return {
        type: "group",
        children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)],
      };
    },
  };
}

/** The legend of a figure that leaves the page; on the page buttons are it. */
export function legend(option, series, look) {
  return {
    ...option,
    legend: {
      top: 4,
      left: 0,
      itemWidth: 12,
      itemHeight: 12,
      data: series.map(one => ({ name: one.label, icon: one.symbol })),
      textStyle: { color: look.ink, fontFamily: "sans-serif" },
    },
  };
}
