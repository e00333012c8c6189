package spikeloom.ui.chart;

/** What a chart shows besides its data, for orientation. */
public sealed interface Guide permits Reference, Front {}
