package spikeloom.spike;

/**
 * A place in a raster of spikes.
 *
 * @param step 0 .. steps-1
 * @param neuron 0 .. neurons-1
 */
public record Cell(int step, int neuron) {}
