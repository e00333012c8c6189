package spikeloom.nir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spikeloom.file.DataException;
import spikeloom.nir.NirGraph.Edge;
import spikeloom.nir.NirGraph.Node;
import spikeloom.nir.NirGraph.Values;

/**
 * A reference simulation of a graph in steps of dt, in double precision. An equation {@code tau
 * dv/dt = (v_leak - v) + R I} is solved exactly over a step in which I is constant:
 *
 * <pre>{@code v(t) = a v(t-1) + (1 - a) (v_leak + R I(t)),  a = exp(-dt / tau),  v(-1) = v_leak}
 * </pre>
 *
 * <p>A LIF unit fires where v reaches the threshold; what then happens to v is {@link Reset}. What
 * comes back over a loop arrives one step later.
 */
public final class NirSimulation {
  /** The effect of a spike on the membrane. */
  public enum Reset {
    /** v is set to v_reset, as in the specification. */
    SET,
    /** The threshold is subtracted from v at the next step. */
    SUBTRACT
  }

  private final NirGraph graph;
  private final double dt;
  private final Reset reset;
  private final List<String> order;
  private final Map<String, Integer> sizes = new LinkedHashMap<>();
  private final Map<String, Convolution> convolutions = new HashMap<>();

  /**
   * Creates a simulation from rest.
   *
   * @param dt seconds of a step
   * @throws DataException if a node is of an unsupported type
   */
  public NirSimulation(NirGraph graph, double dt, Reset reset) {
    this.graph = graph;
    this.dt = dt;
    this.reset = reset;
    order = order();
    order.forEach(name -> sizes.put(name, size(name)));
  }

  /** Nodes in topological order; loops are cut where they close. */
  private List<String> order() {
    List<String> done = new ArrayList<>();
    Map<String, Boolean> open = new HashMap<>();
    for (String name : graph.nodes().keySet()) {
      visit(name, open, done);
    }
    return done;
  }

  private void visit(String name, Map<String, Boolean> open, List<String> done) {
    if (open.putIfAbsent(name, true) != null) {
      return;
    }
    for (Edge edge : graph.edges()) {
      if (edge.to().equals(name)) {
        visit(edge.from(), open, done);
      }
    }
    done.add(name);
  }

  private int size(String name) {
    Node node = node(name);
    return switch (node.type()) {
      case "Input", "Output" -> product(values(name, "shape"));
      case "Linear", "Affine" -> values(name, "weight").shape().get(0);
      case "Conv2d" -> convolution(name).size();
      case "Flatten" -> product(values(name, "input_type/input"));
      case "LIF", "CubaLIF" -> values(name, "v_threshold").numbers().length;
      case "LI" -> values(name, "r").numbers().length;
      case "Scale" -> values(name, "scale").numbers().length;
      case "Threshold" -> values(name, "threshold").numbers().length;
      default ->
          throw new DataException(
              "Node '%s' is of type %s, which is not supported; use Input, Linear, Affine, Conv2d, Flatten, LIF, CubaLIF, LI, Scale, Threshold and Output."
                  .formatted(name, node.type()));
    };
  }

  private Convolution convolution(String name) {
    return convolutions.computeIfAbsent(name, key -> Convolution.of(key, node(key)));
  }

  private static int product(Values shape) {
    double product = 1;
    for (double size : shape.numbers()) {
      product *= size;
    }
    return (int) product;
  }

  private Node node(String name) {
    Node node = graph.nodes().get(name);
    if (node == null) {
      throw new DataException("The graph has no node '" + name + "'.");
    }
    return node;
  }

  private Values values(String name, String key) {
    return node(name)
        .find(key)
        .orElseThrow(
            () -> new DataException("Node '%s' has no %s; check the file.".formatted(name, key)));
  }

  /** A run of one sample. */
  public Run run() {
    return new Run();
  }

  /** The run of one sample. Not thread safe. */
  public final class Run {
    private final Map<String, double[]> outputs = new HashMap<>();
    private final Map<String, double[]> membranes = new HashMap<>();
    private final Map<String, double[]> currents = new HashMap<>();

    private Run() {
      sizes.forEach(
          (name, size) -> {
            outputs.put(name, new double[size]);
            currents.put(name, new double[size]);
            double[] rest = new double[size];
            node(name)
                .find("v_leak")
                .ifPresent(
                    leak -> {
                      for (int i = 0; i < size; i++) {
                        rest[i] = leak.at(i);
                      }
                    });
            membranes.put(name, rest);
          });
    }

    /** The output of a node at the last step. */
    public double[] output(String name) {
      double[] output = outputs.get(name);
      if (output == null) {
        throw new DataException("The graph has no node '" + name + "'.");
      }
      return output;
    }

    /** Advances by a step with these input values. */
    public void step(double[] input) {
      for (String name : order) {
        double[] in = sum(name, input);
        compute(name, in, output(name));
      }
    }

    private double[] sum(String name, double[] input) {
      Node node = node(name);
      if (node.type().equals("Input")) {
        return input;
      }
      double[] sum = new double[0];
      for (Edge edge : graph.edges()) {
        if (edge.to().equals(name)) {
          double[] from = output(edge.from());
          if (sum.length == 0) {
            sum = from.clone();
          } else {
            for (int i = 0; i < sum.length; i++) {
              sum[i] += from[i];
            }
          }
        }
      }
      return sum;
    }

    private void compute(String name, double[] in, double[] out) {
      Node node = node(name);
      switch (node.type()) {
        case "Input", "Output", "Flatten" -> System.arraycopy(in, 0, out, 0, out.length);
        case "Conv2d" -> convolution(name).apply(in, out);
        case "Linear", "Affine" -> affine(name, in, out);
        case "LI" -> leak(name, in, out);
        case "LIF" -> fire(name, in, out);
        case "CubaLIF" -> fire(name, synapse(name, in), out);
        case "Scale" -> {
          Values scale = values(name, "scale");
          for (int i = 0; i < out.length; i++) {
            out[i] = scale.at(i) * in[i];
          }
        }
        case "Threshold" -> {
          Values threshold = values(name, "threshold");
          for (int i = 0; i < out.length; i++) {
            out[i] = in[i] >= threshold.at(i) ? 1 : 0;
          }
        }
        default -> throw new IllegalStateException(node.type());
      }
    }

    private void affine(String name, double[] in, double[] out) {
      Values weight = values(name, "weight");
      double[] bias = node(name).find("bias").map(Values::numbers).orElse(new double[out.length]);
      int columns = weight.shape().get(1);
      for (int i = 0; i < out.length; i++) {
        double sum = bias[i];
        for (int j = 0; j < columns; j++) {
          if (in[j] != 0) {
            sum += weight.numbers()[i * columns + j] * in[j];
          }
        }
        out[i] = sum;
      }
    }

    private double[] synapse(String name, double[] in) {
      Values tau = values(name, "tau_syn");
      double[] current = currents.getOrDefault(name, in);
      double[] gain = node(name).find("w_in").map(Values::numbers).orElse(new double[] {1});
      for (int i = 0; i < current.length; i++) {
        double a = Math.exp(-dt / tau.at(i));
        current[i] = a * current[i] + (1 - a) * gain[gain.length == 1 ? 0 : i] * in[i];
      }
      return current;
    }

    private void leak(String name, double[] in, double[] out) {
      Values tau = node(name).find("tau").orElseGet(() -> values(name, "tau_mem"));
      Values leak = values(name, "v_leak");
      Values r = values(name, "r");
      double[] v = membranes.getOrDefault(name, out);
      for (int i = 0; i < v.length; i++) {
        double a = Math.exp(-dt / tau.at(i));
        v[i] = a * v[i] + (1 - a) * (leak.at(i) + r.at(i) * in[i]);
        out[i] = v[i];
      }
    }

    private void fire(String name, double[] in, double[] out) {
      Values threshold = values(name, "v_threshold");
      double[] v = membranes.getOrDefault(name, out);
      double[] before = out.clone();
      leak(name, in, out);
      for (int i = 0; i < v.length; i++) {
        if (reset == Reset.SUBTRACT) {
          v[i] -= threshold.at(i) * before[i]; // the last spike, at this step
        }
        out[i] = v[i] >= threshold.at(i) ? 1 : 0;
        if (reset == Reset.SET && out[i] > 0) {
          v[i] = node(name).find("v_reset").map(values -> values.at(0)).orElse(0.0);
        }
      }
    }
  }
}
