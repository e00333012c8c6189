package spikeloom.training;

import java.io.Serializable;
import java.util.List;

/**
 * What every worker begins a round with.
 *
 * @param arrays parameters of encoder, decoder and prior; if they are averaged later, also the
 *     first and second moments, likewise
 * @param updates number of updates before the round
 */
public record ShardState(List<float[]> arrays, long updates) implements Serializable {}
