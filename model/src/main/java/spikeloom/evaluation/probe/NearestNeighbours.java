package spikeloom.evaluation.probe;

import java.util.List;

/**
 * The class of most of the k nearest labelled samples (Euclidean distance); with as many of several
 * classes, the one of the nearest among them.
 */
public final class NearestNeighbours implements Classifier {
  @Override
  public String name() {
    return "nearest neighbours";
  }

  /** k. */
  @Override
  public List<Double> constants() {
    return List.of(1.0, 3.0, 5.0, 10.0);
  }

  @Override
  public Fitted fit(float[][] rows, int[] labels, int classes, double constant) {
    int k = Math.min((int) constant, rows.length);
    return asked -> {
      int[] predicted = new int[asked.length];
      double[] distances = new double[k];
      int[] nearest = new int[k];
      for (int i = 0; i < asked.length; i++) {
        int found = 0;
        for (int j = 0; j < rows.length; j++) {
          double limit = found < k ? Double.POSITIVE_INFINITY : distances[k - 1];
          double distance = distance(asked[i], rows[j], limit);
          if (distance < limit) {
            int at = Math.min(found, k - 1);
            while (at > 0 && distances[at - 1] > distance) {
              distances[at] = distances[at - 1];
              nearest[at] = nearest[at - 1];
              at--;
            }
            distances[at] = distance;
            nearest[at] = labels[j];
            found = Math.min(k, found + 1);
          }
        }
        predicted[i] = vote(nearest, found, classes);
      }
      return predicted;
    };
  }

  // Stops as soon as the distance is beyond the limit.
  private static double distance(float[] a, float[] b, double limit) {
    double sum = 0;
    for (int from = 0; from < a.length && sum < limit; from += 16) {
      float part = 0;
      for (int j = from; j < Math.min(a.length, from + 16); j++) {
        float difference = a[j] - b[j];
        part += difference * difference;
      }
      sum += part;
    }
    return sum;
  }

  private static int vote(int[] nearest, int found, int classes) {
    int[] votes = new int[classes];
    for (int i = 0; i < found; i++) {
      votes[nearest[i]]++;
    }
    int best = nearest[0];
    for (int i = 1; i < found; i++) {
      if (votes[nearest[i]] > votes[best]) {
        best = nearest[i];
      }
    }
    return best;
  }
}
