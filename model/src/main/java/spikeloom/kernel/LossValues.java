package spikeloom.kernel;

/**
 * Outputs of a decoder and their targets, in two arrays.
 *
 * @param outputs overwritten by gradients
 * @param at index of the first output
 * @param targets never written
 * @param targetAt index of the first target
 */
@SuppressWarnings("ArrayRecordComponent") // a view, never compared
public record LossValues(float[] outputs, int at, float[] targets, int targetAt) {
  double output(int i) {
    return outputs[at + i];
  }

  double target(int i) {
    return targets[targetAt + i];
  }

  void put(int i, float value) {
    outputs[at + i] = value;
  }
}
