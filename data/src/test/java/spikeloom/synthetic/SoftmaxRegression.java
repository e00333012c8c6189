package spikeloom.synthetic;

import java.util.Arrays;
import spikeloom.random.FastRandom;

/** Multinomial logistic regression on pixels: what a linear classifier can do with pictures. */
final class SoftmaxRegression {
  private static final int BATCH = 50;
  private static final float RATE = 0.05f;
  private static final float MOMENTUM = 0.9f;

  private final int inputs;
  private final int classes;
  private final float penalty;
  private final float[] weight;
  private final float[] velocity;
  private final float[] gradient;

  /** All weights 0; {@code penalty} is that of squared weights, halved. */
  SoftmaxRegression(int inputs, int classes, float penalty) {
    this.inputs = inputs;
    this.classes = classes;
    this.penalty = penalty;
    weight = new float[(inputs + 1) * classes];
    velocity = new float[weight.length];
    gradient = new float[weight.length];
  }

  /** Momentum descent with a rate that falls to 0 along a cosine. */
  void train(byte[] pixels, byte[] labels, int epochs) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      int[] order = new FastRandom(epoch).permutation(labels.length);
      float rate = (float) (RATE * 0.5 * (1 + Math.cos(Math.PI * epoch / epochs)));
      for (int first = 0; first + BATCH <= order.length; first += BATCH) {
        Arrays.fill(gradient, 0);
        for (int k = first; k < first + BATCH; k++) {
          addGradient(pixels, order[k], labels[order[k]]);
        }
        for (int j = 0; j < weight.length; j++) {
          velocity[j] = MOMENTUM * velocity[j] + gradient[j] / BATCH + penalty * weight[j];
          weight[j] -= rate * velocity[j];
        }
      }
    }
  }

  /** Share of pictures whose class has the largest score. */
  double accuracy(byte[] pixels, byte[] labels) {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      float[] p = probabilities(pixels, i);
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = p[c] > p[best] ? c : best;
      }
      right += best == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  private void addGradient(byte[] pixels, int index, int label) {
    float[] error = probabilities(pixels, index);
    error[label] -= 1;
    for (int j = 0; j <= inputs; j++) {
      float x = input(pixels, index, j);
      if (x > 0) {
        for (int c = 0; c < classes; c++) {
          gradient[j * classes + c] += x * error[c];
        }
      }
    }
  }

  private float[] probabilities(byte[] pixels, int index) {
    float[] score = new float[classes];
    for (int j = 0; j <= inputs; j++) {
      float x = input(pixels, index, j);
      if (x > 0) {
        for (int c = 0; c < classes; c++) {
          score[c] += x * weight[j * classes + c];
        }
      }
    }
    float largest = Float.NEGATIVE_INFINITY;
    for (float s : score) {
      largest = Math.max(largest, s);
    }
    float sum = 0;
    for (int c = 0; c < classes; c++) {
      score[c] = (float) Math.exp(score[c] - largest);
      sum += score[c];
    }
    for (int c = 0; c < classes; c++) {
      score[c] /= sum;
    }
    return score;
  }

  /** The last input is the constant 1. */
  private float input(byte[] pixels, int index, int j) {
    return j == inputs ? 1 : (pixels[index * inputs + j] & 0xff) / 255f;
  }
}
