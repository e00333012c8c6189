package spikeloom.ui.chart;

/** A chart that is worth more space than its place has; the window can show it large. */
public interface Enlargeable extends Chart {
  /** The chart to be shown large. */
  Chart enlarged();
}
