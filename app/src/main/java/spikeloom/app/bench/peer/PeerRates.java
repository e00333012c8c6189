package spikeloom.app.bench.peer;

/**
 * Speed of a network in PyTorch.
 *
 * @param torch version of PyTorch
 * @param network name of a standard setting or of an encoder
 * @param trainExamplesPerSecond in training
 * @param inferExamplesPerSecond in inference
 */
public record PeerRates(
    String torch, String network, double trainExamplesPerSecond, double inferExamplesPerSecond) {}
