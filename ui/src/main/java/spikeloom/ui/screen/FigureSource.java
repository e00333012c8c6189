package spikeloom.ui.screen;

import spikeloom.ui.figure.Figure;

/** A part of the window that can be saved as a figure. */
@FunctionalInterface
interface FigureSource {
  /** What it shows now, as ink on paper. */
  Figure figure();
}
