package spikeloom.ui.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Passes charts that are to be shown large to the panel of the window that shows them. */
final class Enlarger {
  private final List<Consumer<Request>> panels = new ArrayList<>();

  /**
   * Charts that are to be shown large.
   *
   * @param views the charts, side by side
   * @param first the one that gets the focus
   */
  record Request(List<ChartView> views, ChartView first) {
    /** Copies its list. */
    Request {
      views = List.copyOf(views);
    }
  }

  /** Adds a panel, which shows all charts from now on. */
  void onRequest(Consumer<Request> panel) {
    panels.add(panel);
  }

  void show(Request request) {
    panels.forEach(panel -> panel.accept(request));
  }
}
