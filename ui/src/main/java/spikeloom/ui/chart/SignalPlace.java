package spikeloom.ui.chart;

/**
 * A place on a signal, in fractions: of a picture, or of the panel of a variable.
 *
 * @param variable variable of a series; 0 for a picture
 * @param across 0 at the left edge, 1 at the right one
 * @param down 0 at the upper edge, 1 at the lower one
 */
public record SignalPlace(int variable, double across, double down) {}
