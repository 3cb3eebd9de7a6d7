// Draws the desks' charts in the house's colours. ECharts is loaded before this file.
window.liangkuChart = (element, spec) => {
  const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const line = spec.shape === 'LINE';
  const colours = [1, 2, 3, 4, 5, 6].map((n) => token(`--lk-series-${n}`));
  const text = { color: token('--lk-ink-soft'), fontFamily: getComputedStyle(element).fontFamily, fontSize: 13 };
  const percent = (value) => (value === null || value === undefined || value === '-' ? '—' : `${Number(value).toFixed(2)}%`);
  const chart = window.echarts.getInstanceByDom(element) ?? window.echarts.init(element, null, { renderer: 'svg' });
  const values = spec.series.flatMap((one) => one.values).filter((value) => value !== null).map(Number);
  // A line that moves between 60 and 75 shows nothing on an axis from 0; bars must start at 0 or they lie.
  const span = line && values.length > 0 ? Math.min(100, 105 - Math.min(...values)) : 100;
  // As many whole steps below 100 as it takes: an axis from 0 in steps of 30 would end in one of 10.
  const step = span > 50 ? 20 : 10;
  const floor = 100 - Math.ceil(span / step) * step;
  // A long name beside a bar is cut, not wrapped into its neighbours; the pointer and the table above tell it whole.
  const beside = line ? text : { ...text, width: 132, overflow: 'truncate' };
  const names = { type: 'category', data: spec.names, axisLabel: beside, axisTick: { show: false },
    axisLine: { lineStyle: { color: token('--lk-line') } }, boundaryGap: !line, inverse: !line };
  const numbers = { type: 'value', min: floor, max: 100, axisLabel: { ...text, formatter: '{value}%', hideOverlap: true },
    splitLine: { lineStyle: { color: token('--lk-line') } }, interval: step };
  chart.setOption({
    animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 500,
    color: colours,
    textStyle: text,
    grid: { left: 4, right: line ? 16 : 64, top: spec.series.length > 1 ? 36 : 12, bottom: 4, outerBoundsMode: 'same', containLabel: true },
    legend: spec.series.length > 1 ? { top: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 6, textStyle: text } : undefined,
    tooltip: { trigger: 'axis', valueFormatter: percent, axisPointer: { type: line ? 'line' : 'shadow' }, textStyle: { color: token('--lk-ink') }, confine: true },
    xAxis: line ? names : numbers,
    yAxis: line ? numbers : names,
    series: spec.series.map((one, at) => ({
      name: one.name,
      type: line ? 'line' : 'bar',
      data: one.values.map((value) => (value === null ? '-' : Number(value))),
      smooth: 0.25,
      symbolSize: 7,
      lineStyle: { width: 3, type: ['solid', 'dashed', 'dotted'][at % 3] },
      areaStyle: line && spec.series.length === 1 ? { opacity: 0.08 } : undefined,
      barMaxWidth: 18,
      showBackground: !line,
      backgroundStyle: { color: token('--lk-sunken'), borderRadius: 4 },
      itemStyle: line ? {} : { borderRadius: 4 },
      label: line ? { show: false } : { show: true, position: 'right', formatter: (p) => percent(p.value), ...text },
    })),
  }, true);
  if (!element.liangkuWatched) {
    element.liangkuWatched = new ResizeObserver(() => chart.resize());
    element.liangkuWatched.observe(element);
  }
};
