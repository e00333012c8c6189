package spikeloom.evaluation.dl4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.anomaly.AreaUnderCurve;

/**
 * How well a run names classes: Deeplearning4j's {@code Evaluation} (confusion matrix, precision,
 * recall, F1, each a mean over the classes), the area under the curve of each class against all
 * others (a mean; up to {@value #MOST_CURVES} classes), and the expected calibration error,
 *
 * <pre>{@code
 * sum over bins of (predictions in the bin / all) |share that is right - mean probability|
 * }</pre>
 *
 * <p>over {@value #BINS} equal bins of the probability of the predicted class (Guo et al., ICML
 * 2017). Every decode step of a sample counts as a prediction.
 */
public final class ClassReport implements Evaluator.Visitor {
  private static final int BINS = 15;
  private static final int FIRST_ROWS = 512;
  private static final int MOST_CURVES = 50;

  private final int classes;
  private final int moments;
  private final Evaluation evaluation;
  // Deeplearning4j joins what it is given piece by piece with all before, so it is given all at
  // once.
  private float[] labels;
  private float[] probabilities;
  private final double[] confidence = new double[BINS];
  private final long[] right = new long[BINS];
  private final long[] count = new long[BINS];
  private double area = Double.NaN;
  private int rows;

  /**
   * An empty report.
   *
   * @param names names of the classes
   * @param moments decode steps of a sample
   */
  public ClassReport(List<String> names, int moments) {
    classes = names.size();
    this.moments = moments;
    evaluation = new Evaluation(names);
    labels = new float[FIRST_ROWS * classes];
    probabilities = new float[FIRST_ROWS * classes];
  }

  @Override
  public void visit(int index, float[] targets, float[] reconstructions, int at) {
    for (int m = 0; m < moments; m++) {
      add(targets, reconstructions, at + m * classes);
    }
  }

  private void add(float[] targets, float[] outputs, int at) {
    if ((rows + 1) * classes > labels.length) {
      labels = Arrays.copyOf(labels, 2 * labels.length);
      probabilities = Arrays.copyOf(probabilities, labels.length);
    }
    System.arraycopy(targets, at, labels, rows * classes, classes);
    System.arraycopy(outputs, at, probabilities, rows * classes, classes);
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = outputs[at + c] > outputs[at + best] ? c : best;
    }
    int bin = Math.min(BINS - 1, (int) (outputs[at + best] * BINS));
    confidence[bin] += outputs[at + best];
    right[bin] += targets[at + best] > 0.5f ? 1 : 0;
    count[bin]++;
    rows++;
  }

  private void deliver() {
    if (rows == 0) {
      return;
    }
    try (INDArray label = array(labels);
        INDArray probability = array(probabilities)) {
      evaluation.eval(label, probability);
    }
    area = classes > MOST_CURVES ? Double.NaN : meanArea();
    rows = 0;
  }

  // Deeplearning4j's ROCMultiClass gives the same, but takes minutes for some thousand predictions.
  private double meanArea() {
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      double[] scores = new double[rows];
      boolean[] positive = new boolean[rows];
      int count = 0;
      for (int i = 0; i < rows; i++) {
        scores[i] = probabilities[i * classes + c];
        positive[i] = labels[i * classes + c] > 0.5f;
        count += positive[i] ? 1 : 0;
      }
      if (count == 0 || count == rows) {
        return Double.NaN;
      }
      sum += AreaUnderCurve.of(scores, positive).value();
    }
    return sum / classes;
  }

  private INDArray array(float[] values) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, rows, classes);
    FloatBuffer buffer = JudgeNetwork.buffer(array);
    buffer.put(values, 0, rows * classes);
    return array;
  }

  /** The numbers, by their names in JSON. */
  public Map<String, Object> numbers() {
    deliver();
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("accuracy", evaluation.accuracy());
    numbers.put("precision", evaluation.precision());
    numbers.put("recall", evaluation.recall());
    numbers.put("f1", evaluation.f1());
    numbers.put("area_under_roc", known(area));
    numbers.put("expected_calibration_error", calibrationError());
    numbers.put("confusion", confusion());
    return numbers;
  }

  /** The numbers as a line of a report. */
  public String line() {
    deliver();
    return String.format(
        Locale.ROOT,
        "%-20s precision %.4f, recall %.4f, F1 %.4f, area under ROC %s, calibration error %.4f",
        "classes",
        evaluation.precision(),
        evaluation.recall(),
        evaluation.f1(),
        Double.isNaN(area) ? "none" : String.format(Locale.ROOT, "%.4f", area),
        calibrationError());
  }

  // Not a number if a class has no samples, or there are too many classes.
  private static Object known(double value) {
    return Double.isNaN(value) ? "none" : value;
  }

  private double calibrationError() {
    long all = 0;
    double sum = 0;
    for (int b = 0; b < BINS; b++) {
      all += count[b];
      sum += Math.abs(right[b] - confidence[b]);
    }
    return all == 0 ? 0 : sum / all;
  }

  // A row per class, a column per prediction.
  private List<List<Integer>> confusion() {
    List<List<Integer>> matrix = new ArrayList<>();
    for (int actual = 0; actual < classes; actual++) {
      List<Integer> row = new ArrayList<>();
      for (int predicted = 0; predicted < classes; predicted++) {
        row.add(evaluation.getConfusionMatrix().getCount(actual, predicted));
      }
      matrix.add(row);
    }
    return matrix;
  }
}
