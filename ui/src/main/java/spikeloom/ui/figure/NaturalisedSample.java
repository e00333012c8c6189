package spikeloom.ui.figure;

import spikeloom.spike.Signal;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.chart.PolarityChart;

/**
 * One sample of a naturalisation: spikes of a sensor turned into a natural signal.
 *
 * @param caption what it is, for instance its class
 * @param events the sensor's events, summed over time
 * @param latent the latent spikes
 * @param reconstruction what the decoder made of them
 * @param target what it should be
 */
public record NaturalisedSample(
    String caption,
    PolarityChart events,
    SpikeRaster latent,
    Signal reconstruction,
    Signal target) {}
