package spikeloom.export;

import java.util.List;
import spikeloom.kernel.ContinuousBernoulli;

/**
 * The mean of the continuous Bernoulli distribution, {@code 1 / (1 - exp(-a)) - 1 / a}, and near 0
 * its series, at the end of a graph. Both are computed for every logit a, each where it is defined,
 * and one of them is multiplied by 0.
 */
final class OnnxMean {
  private final OnnxGraph graph;
  private int constants;

  private OnnxMean(OnnxGraph graph) {
    this.graph = graph;
  }

  static void add(OnnxGraph graph) {
    OnnxMean mean = new OnnxMean(graph);
    graph.end(mean.of(graph.end()));
  }

  private String of(String a) {
    double near = ContinuousBernoulli.NEAR * ContinuousBernoulli.NEAR;
    String isFar = graph.apply("GreaterOrEqual", List.of(multiply(a, a), constant((float) near)));
    String far = graph.apply("Cast", List.of(isFar), OnnxGraph.toFloat());
    String close = plus(times(far, -1), 1);
    String apart = add(multiply(a, far), close); // 1 near 0
    String series = multiply(close, series(multiply(a, close)));
    return add(multiply(far, quotients(apart)), series);
  }

  private String quotients(String a) {
    String exponential = graph.apply("Exp", List.of(times(a, -1)));
    String first = graph.apply("Reciprocal", List.of(plus(times(exponential, -1), 1)));
    return add(first, times(graph.apply("Reciprocal", List.of(a)), -1));
  }

  private String series(String a) {
    double[] coefficients = ContinuousBernoulli.meanSeries();
    String square = multiply(a, a);
    String sum = times(square, coefficients[coefficients.length - 1]);
    for (int i = coefficients.length - 2; i > 0; i--) {
      sum = multiply(plus(sum, coefficients[i]), square);
    }
    return plus(multiply(plus(sum, coefficients[0]), a), 0.5);
  }

  private String multiply(String one, String other) {
    return graph.apply("Mul", List.of(one, other));
  }

  private String add(String one, String other) {
    return graph.apply("Add", List.of(one, other));
  }

  private String times(String value, double factor) {
    return graph.apply("Mul", List.of(value, constant((float) factor)));
  }

  private String plus(String value, double term) {
    return graph.apply("Add", List.of(value, constant((float) term)));
  }

  private String constant(float value) {
    constants++;
    return graph.constant("mean_constant_" + constants, new float[] {value}, List.of(1));
  }
}
