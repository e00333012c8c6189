package spikeloom.evaluation.probe;

import java.util.List;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.DenseProduct;

/**
 * The class of most of the k nearest labelled samples (Euclidean distance); with as many of several
 * classes, the one of the nearest among them. Distances come from dense products, {@code |a - b|^2
 * = |a|^2 + |b|^2 - 2 a b}, and are computed once for all k.
 */
public final class NearestNeighbours implements Classifier {
  private static final int BLOCK = 64; // rows at a time

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
  public Fitted fit(float[][] rows, int[] labels, int classes, List<Double> constants) {
    return new Known(rows, labels, classes, constants);
  }

  /** The labelled samples. */
  private static final class Known implements Fitted {
    private final int[] labels;
    private final int classes;
    private final int values;
    private final int[] neighbours; // k of every constant
    private final int most;
    private final Rows columns; // a sample per column
    private final float[] squares;

    Known(float[][] rows, int[] labels, int classes, List<Double> constants) {
      this.labels = labels;
      this.classes = classes;
      values = rows[0].length;
      neighbours = constants.stream().mapToInt(k -> Math.min(k.intValue(), rows.length)).toArray();
      most = constants.stream().mapToInt(Double::intValue).max().orElse(1);
      columns = Rows.of(values, Padding.stride(rows.length));
      squares = new float[rows.length];
      for (int i = 0; i < rows.length; i++) {
        for (int j = 0; j < values; j++) {
          columns.values()[columns.index(j, i)] = rows[i][j];
          squares[i] += rows[i][j] * rows[i][j];
        }
      }
    }

    @Override
    public int[][] predict(float[][] asked) {
      int[][] predicted = new int[neighbours.length][asked.length];
      Rows block = Rows.of(BLOCK, Padding.stride(values));
      Rows products = Rows.of(BLOCK, Padding.stride(squares.length));
      Nearest nearest = new Nearest(Math.min(most, squares.length));
      for (int from = 0; from < asked.length; from += BLOCK) {
        int count = Math.min(BLOCK, asked.length - from);
        for (int r = 0; r < count; r++) {
          System.arraycopy(asked[from + r], 0, block.values(), block.index(r, 0), values);
        }
        DenseProduct.multiply(block, new Range(0, count), values, columns, products);
        for (int r = 0; r < count; r++) {
          nearest.find(products, r, squares);
          for (int c = 0; c < neighbours.length; c++) {
            predicted[c][from + r] = nearest.vote(neighbours[c], labels, classes);
          }
        }
      }
      return predicted;
    }
  }

  /** The nearest samples of one row, nearest first. */
  private static final class Nearest {
    private final float[] distances; // but for the square of the row, which is the same for all
    private final int[] samples;

    Nearest(int most) {
      distances = new float[most];
      samples = new int[most];
    }

    void find(Rows products, int row, float[] squares) {
      int found = 0;
      for (int i = 0; i < squares.length; i++) {
        float distance = squares[i] - 2 * products.values()[products.index(row, i)];
        if (found == samples.length && distance >= distances[found - 1]) {
          continue;
        }
        int at = Math.min(found, samples.length - 1);
        while (at > 0 && distances[at - 1] > distance) {
          distances[at] = distances[at - 1];
          samples[at] = samples[at - 1];
          at--;
        }
        distances[at] = distance;
        samples[at] = i;
        found = Math.min(samples.length, found + 1);
      }
    }

    int vote(int k, int[] labels, int classes) {
      int[] votes = new int[classes];
      for (int i = 0; i < k; i++) {
        votes[labels[samples[i]]]++;
      }
      int best = labels[samples[0]];
      for (int i = 1; i < k; i++) {
        int label = labels[samples[i]];
        if (votes[label] > votes[best]) {
          best = label;
        }
      }
      return best;
    }
  }
}
