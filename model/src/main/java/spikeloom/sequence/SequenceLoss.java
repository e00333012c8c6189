package spikeloom.sequence;

import spikeloom.kernel.SoftmaxCrossEntropy;

/** The loss of an answer. */
public enum SequenceLoss {
  /** Sum of squared errors. */
  SQUARED {
    @Override
    double gradient(
        float[] decoded, int at, float[] answer, int answerAt, int values, float scale) {
      double sum = 0;
      for (int i = 0; i < values; i++) {
        float error = decoded[at + i] - answer[answerAt + i];
        sum += (double) error * error;
        decoded[at + i] = 2 * scale * error;
      }
      return sum;
    }
  },
  /** Cross-entropy of the classes' log-softmax, nats. */
  CLASS {
    @Override
    double gradient(
        float[] decoded, int at, float[] answer, int answerAt, int values, float scale) {
      return SoftmaxCrossEntropy.lossAndGradient(decoded, at, answer, answerAt, values, scale);
    }
  };

  /** The loss of one answer; overwrites the output by {@code scale} times the gradient. */
  abstract double gradient(
      float[] decoded, int at, float[] answer, int answerAt, int values, float scale);
}
