package spikeloom.evaluation.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.ROCMultiClass;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.random.FastRandom;

final class ClassReportTest {
  private static final List<String> NAMES = List.of("a", "b", "c");

  @Test
  void numbersAreThoseOfACountByHand() {
    ClassReport report = new ClassReport(NAMES, 1);
    float[][] outputs = {
      {0.7f, 0.2f, 0.1f},
      {0.6f, 0.3f, 0.1f},
      {0.5f, 0.4f, 0.1f},
      {0.1f, 0.9f, 0},
      {0.2f, 0.5f, 0.3f},
      {0.1f, 0.2f, 0.7f}
    };
    int[] classes = {0, 0, 1, 1, 2, 2};
    for (int i = 0; i < classes.length; i++) {
      float[] target = new float[3];
      target[classes[i]] = 1;
      report.visit(i, target, outputs[i], 0);
    }
    Map<String, Object> numbers = report.numbers();
    assertEquals(4 / 6.0, number(numbers, "accuracy"), 1e-9);
    assertEquals(
        List.of(List.of(2, 0, 0), List.of(1, 1, 0), List.of(0, 1, 1)), numbers.get("confusion"));
    // Precision: 2/3, 1/2, 1; recall: 1, 1/2, 1/2.
    assertEquals((2 / 3.0 + 0.5 + 1) / 3, number(numbers, "precision"), 1e-6);
    assertEquals(2 / 3.0, number(numbers, "recall"), 1e-6);
    // Pairs of the right and another class in order: a 8 of 8; b 7 of 8 (0.4 below 0.5); c 8 of 8.
    assertEquals((1 + 7 / 8.0 + 1) / 3, number(numbers, "area_under_roc"), 1e-6);
    // Every prediction is alone in its bin, but for 0.5 twice (both wrong) and 0.7 twice (both
    // right).
    double error = (2 * 0.3 + 0.4 + 2 * 0.5 + 0.1) / 6;
    assertEquals(error, number(numbers, "expected_calibration_error"), 1e-6);
  }

  @Test
  void theAreaIsThatOfDeeplearning4j() {
    FastRandom random = new FastRandom(3);
    ClassReport report = new ClassReport(NAMES, 1);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, 60, 3);
    INDArray outputs = Nd4j.zeros(DataType.FLOAT, 60, 3);
    for (int i = 0; i < 60; i++) {
      float[] target = new float[3];
      target[random.nextInt(3)] = 1;
      float[] output = {
        0.1f + random.nextFloat() + target[0] / 2, 0.1f + random.nextFloat(), 0.1f + target[2]
      };
      float sum = output[0] + output[1] + output[2];
      for (int c = 0; c < 3; c++) {
        output[c] /= sum;
        labels.putScalar(i, c, target[c]);
        outputs.putScalar(i, c, output[c]);
      }
      report.visit(i, target, output, 0);
    }
    ROCMultiClass theirs = new ROCMultiClass(0);
    theirs.eval(labels, outputs);
    assertEquals(theirs.calculateAverageAUC(), number(report.numbers(), "area_under_roc"), 1e-6);
  }

  @Test
  void everyDecodeStepIsAPrediction() {
    ClassReport report = new ClassReport(NAMES, 2);
    float[] targets = {9, 9, 9, 1, 0, 0, 0, 1, 0};
    float[] outputs = {9, 9, 9, 0.8f, 0.1f, 0.1f, 0.6f, 0.3f, 0.1f};
    report.visit(0, targets, outputs, 3);
    Map<String, Object> numbers = report.numbers();
    assertEquals(0.5, number(numbers, "accuracy"), 1e-9);
    assertEquals(
        List.of(List.of(1, 0, 0), List.of(1, 0, 0), List.of(0, 0, 0)), numbers.get("confusion"));
  }

  private static double number(Map<String, Object> numbers, String name) {
    return Double.parseDouble(String.valueOf(numbers.get(name)));
  }
}
