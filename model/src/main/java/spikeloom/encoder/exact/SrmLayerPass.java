package spikeloom.encoder.exact;

/**
 * One layer of spike-response neurons in one example, as a {@link LayerPass}. A silent neuron has
 * no continuation: its first spike is set to the end of the trial, without a derivative.
 */
final class SrmLayerPass implements LayerPass {
  private final SrmTimeNetwork network;
  private final SrmLayer layer;
  private final SpikeTimes spikes = new SpikeTimes();
  private final int neurons;

  /** Layer number {@code layer}, from 0. */
  SrmLayerPass(SrmTimeNetwork network, int layer) {
    this.network = network;
    this.layer = new SrmLayer(network.srm(), layer + 1);
    neurons = network.neurons(layer);
  }

  @Override
  public SpikeTimes spikes() {
    return spikes;
  }

  @Override
  public double trial() {
    return network.trial();
  }

  @Override
  public int neurons() {
    return neurons;
  }

  @Override
  public double pseudospike(int neuron, int m) {
    return trial();
  }

  @Override
  public void addPseudospikeAdjoint(int neuron, int m, double value) {
    // The end of the trial is constant.
  }

  @Override
  public double pseudoRate(int neuron) {
    return 0;
  }

  @Override
  public void addPseudoRateAdjoint(int neuron, double value) {
    // As above.
  }

  @Override
  public double pseudoInput(int neuron) {
    return 0;
  }

  @Override
  public void forward(SpikeTimes input) {
    layer.respond(network.parameters(), input, spikes);
  }

  @Override
  public void forwardPseudo(LayerPass below) {
    // Nothing continues after the end.
  }

  @Override
  public void endStates() {
    // As above.
  }

  @Override
  public void backwardPseudo(LayerPass below, double[] gradient) {
    // As above.
  }

  @Override
  public void backward(SpikeTimes input, InputAdjoint wanted, double[] gradient) {
    layer.adjoint(network.parameters(), input, spikes, wanted, gradient);
  }
}
