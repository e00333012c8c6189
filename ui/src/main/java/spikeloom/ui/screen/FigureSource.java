package spikeloom.ui.screen;

import spikeloom.ui.figure.Figure;

/** A part of the window that can be saved as a figure. */
@FunctionalInterface
interface FigureSource {
  /** Returns the current content in the light theme. */
  Figure figure();
}
