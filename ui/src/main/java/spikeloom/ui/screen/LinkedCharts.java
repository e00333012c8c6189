package spikeloom.ui.screen;

import java.util.List;
import java.util.Optional;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.Enlargeable;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.chart.Zoomable;

/**
 * Charts of which those with the same number of cells show the same part: zooming or panning one
 * moves the others. Enlarged, they are side by side.
 */
final class LinkedCharts {
  private final List<ChartView> views;
  private Viewport.Cells cells = new Viewport.Cells(1, 1);
  private Viewport view = Viewport.whole();

  private LinkedCharts(List<ChartView> views) {
    this.views = List.copyOf(views);
  }

  /** Links charts. */
  static void link(List<ChartView> views) {
    LinkedCharts linked = new LinkedCharts(views);
    views.forEach(each -> each.link(linked));
  }

  /** A chart has been zoomed or panned. */
  void moved(Zoomable chart) {
    cells = chart.cells();
    view = chart.view();
    views.forEach(ChartView::follow);
  }

  /** The chart with the common part, if it has as many cells as the others. */
  Optional<Chart> followed(Chart chart) {
    return chart instanceof Zoomable zoomable && zoomable.cells().equals(cells)
        ? Optional.of(zoomable.within(view))
        : Optional.empty();
  }

  /** The charts that can be enlarged, in their order. */
  List<ChartView> enlargeable() {
    return views.stream()
        .filter(each -> each.isVisible() && each.chart() instanceof Enlargeable)
        .toList();
  }
}
