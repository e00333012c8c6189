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
 * @param reconstruction the output of the decoder
 * @param target the target
 */
public record NaturalisedSample(
    String caption,
    PolarityChart events,
    SpikeRaster latent,
    Signal reconstruction,
    Signal target) {}
