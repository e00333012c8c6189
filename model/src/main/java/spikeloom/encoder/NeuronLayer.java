package spikeloom.encoder;

/**
 * A layer of spiking neurons as people speak of it.
 *
 * @param name with it the names of the layer's parameters begin, for instance {@code "hidden layer
 *     1"}
 * @param neurons number of neurons
 */
public record NeuronLayer(String name, int neurons) {}
