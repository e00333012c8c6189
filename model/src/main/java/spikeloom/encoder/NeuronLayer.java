package spikeloom.encoder;

/**
 * A named layer of spiking neurons.
 *
 * @param name prefix of the names of the layer's parameters, for instance {@code "hidden layer 1"}
 * @param neurons number of neurons
 */
public record NeuronLayer(String name, int neurons) {}
