package spikeloom.evaluation.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.random.RandomKey;

/**
 * Compares representations of the same samples by what classifiers learn from few labels. Every
 * representation gets the same labelled samples, the same constants and scalings to choose from,
 * and the same validation samples to choose them on; test samples are used once.
 *
 * @param classifiers kinds of classifiers
 * @param perClass numbers of labelled samples of every class
 * @param repeats draws of labelled samples, at least 2
 * @param validated validation samples for choosing constants
 */
public record Probe(
    List<Classifier> classifiers, List<Integer> perClass, int repeats, int validated) {
  /**
   * A result: accuracy on the test samples.
   *
   * @param representation its name
   * @param values values of a vector
   * @param classifier its name
   * @param perClass labelled samples of every class
   * @param mean over the draws of labelled samples
   * @param deviation standard deviation over the draws
   */
  public record Score(
      String representation,
      int values,
      String classifier,
      int perClass,
      double mean,
      double deviation) {}

  /** Receives the progress of a comparison. */
  @FunctionalInterface
  public interface Progress {
    /** Called after every classifier that was fitted. */
    void at(int done, int all);
  }

  /** Copies its lists. */
  public Probe {
    classifiers = List.copyOf(classifiers);
    perClass = List.copyOf(perClass);
    if (repeats < 2 || validated < 1) {
      throw new IllegalArgumentException(repeats + " repeats, " + validated + " validated");
    }
  }

  /** Fits and tests all classifiers on all representations. */
  public List<Score> run(
      List<Representation> representations, Labels labels, RandomKey key, Progress progress) {
    List<Score> scores = new ArrayList<>();
    int all = representations.size() * perClass.size() * classifiers.size() * repeats;
    int done = 0;
    progress.at(done, all);
    for (Representation raw : representations) {
      List<Representation> r =
          Arrays.stream(Representation.Scaling.values()).map(raw::scaled).toList();
      for (Classifier classifier : classifiers) {
        for (int count : perClass) {
          double[] accuracies = new double[repeats];
          Choice choice = null;
          for (int repeat = 0; repeat < repeats; repeat++) {
            int[] drawn = labels.draw(count, key.fold(count).fold(repeat));
            choice = choice == null ? choose(r, labels, classifier, drawn) : choice;
            accuracies[repeat] = test(choice, labels, classifier, drawn);
            done++;
            progress.at(done, all);
          }
          scores.add(score(raw, classifier, count, accuracies));
        }
      }
    }
    return scores;
  }

  /** The scaling and the constant that are best on validation samples. */
  private record Choice(Representation scaled, double constant) {}

  private Choice choose(
      List<Representation> scaled, Labels labels, Classifier classifier, int[] drawn) {
    int held = Math.min(validated, labels.validation().length);
    int[] heldLabels = Arrays.copyOf(labels.validation(), held);
    List<Double> constants = classifier.constants();
    double best = -1;
    Choice choice = new Choice(scaled.get(0), constants.get(0));
    for (Representation r : scaled) {
      int[][] predicted =
          fit(r, labels, classifier, drawn, constants).predict(Arrays.copyOf(r.validation(), held));
      for (int c = 0; c < predicted.length; c++) {
        double accuracy = Classifier.accuracy(predicted[c], heldLabels);
        if (accuracy > best) {
          best = accuracy;
          choice = new Choice(r, constants.get(c));
        }
      }
    }
    return choice;
  }

  private static double test(Choice choice, Labels labels, Classifier classifier, int[] drawn) {
    Representation r = choice.scaled;
    int[][] predicted =
        fit(r, labels, classifier, drawn, List.of(choice.constant)).predict(r.test());
    return Classifier.accuracy(predicted[0], labels.test());
  }

  private static Classifier.Fitted fit(
      Representation r, Labels labels, Classifier classifier, int[] drawn, List<Double> constants) {
    float[][] rows = new float[drawn.length][];
    Arrays.setAll(rows, i -> r.train()[drawn[i]]);
    int[] classes = new int[drawn.length];
    Arrays.setAll(classes, i -> labels.train()[drawn[i]]);
    return classifier.fit(rows, classes, labels.classes(), constants);
  }

  private Score score(Representation r, Classifier classifier, int count, double[] accuracies) {
    double mean = 0;
    for (double accuracy : accuracies) {
      mean += accuracy / accuracies.length;
    }
    double squares = 0;
    for (double accuracy : accuracies) {
      squares += (accuracy - mean) * (accuracy - mean) / (accuracies.length - 1);
    }
    return new Score(r.name(), r.values(), classifier.name(), count, mean, Math.sqrt(squares));
  }
}
