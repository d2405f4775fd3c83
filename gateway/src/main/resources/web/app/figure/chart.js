import { CustomChart, LineChart, ScatterChart } from "echarts/charts";
import { GraphicComponent, GridComponent, TitleComponent, TooltipComponent, LegendComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

echarts.use([
  CustomChart,
  LineChart,
  ScatterChart,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  TitleComponent,
  TooltipComponent,
  SVGRenderer,
]);

/** Texts are as wide as ECharts has them where there is no canvas: the first measurement by one costs a tenth of a second. */
echarts.setPlatformAPI({ createCanvas: () => null });

/** A drawing in an element of the page. */
export function draw(element, option, height) {
  const chart = echarts.init(element, null, { renderer: "svg", height });
  chart.setOption(option);
  return chart;
}

/** The same as the text of an SVG file. */
export function svg(option, width, height) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption({ ...option, animation: false });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
