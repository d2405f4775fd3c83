import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GraphicComponent, GridComponent, TitleComponent, TooltipComponent, LegendComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

const PARTS = [
  CustomChart,
  LineChart,
  ScatterChart,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
];
let complete = false;

/**
 * ECharts tries out what it is given and catches what that throws. Where a browser is watched, an error that is thrown while
 * this module is evaluated costs as much as the module: all of it is read again for its lines.
 */
function complement() {
  if (!complete) {
    complete = true;
    echarts.use(PARTS);
    // Texts are as wide as ECharts has them where there is no canvas: the first measurement by one costs a tenth of a second.
    echarts.setPlatformAPI({ createCanvas: () => null });
  }
}

/** A drawing in an element of the page. */
export function draw(element, option, height) {
  complement();
  const chart = echarts.init(element, null, { renderer: "svg", height });
  chart.setOption(option);
  return chart;
}

/** The same as the text of an SVG file. */
export function svg(option, width, height) {
  complement();
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ ...option, animation: false });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
