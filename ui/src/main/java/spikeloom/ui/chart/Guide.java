package spikeloom.ui.chart;

/** A reference line or front that a chart shows besides its data. */
public sealed interface Guide permits Reference, Front {}
