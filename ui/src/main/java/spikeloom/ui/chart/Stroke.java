package spikeloom.ui.chart;

/**
 * How a line is drawn.
 *
 * @param colour its colour
 * @param width its width in units of the surface
 */
public record Stroke(Colour colour, double width) {}
