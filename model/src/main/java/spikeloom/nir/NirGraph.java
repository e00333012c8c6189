package spikeloom.nir;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A graph of computational nodes. A node sums the values of its incoming edges. Source: Pedersen
 * and others, "Neuromorphic intermediate representation", Nature Communications 15, 2024.
 *
 * @param nodes units by name, one called input and one called output among them
 * @param edges from unit to unit
 * @param metadata further properties
 */
public record NirGraph(Map<String, Node> nodes, List<Edge> edges, Map<String, String> metadata) {
  /** Copies its collections, in order. */
  public NirGraph {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    edges = List.copyOf(edges);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * An edge.
   *
   * @param from name of a unit
   * @param to name of a unit
   */
  public record Edge(String from, String to) {}

  /**
   * A node.
   *
   * @param type for instance LIF, Linear, Input
   * @param values its parameters; those of a group have names such as {@code input_type/input}
   */
  public record Node(String type, Map<String, Values> values) {
    /** Copies its map, in order. */
    public Node {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A parameter, if the node has it. */
    public Optional<Values> find(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /**
   * An array of numbers.
   *
   * @param numbers row by row
   * @param shape sizes, outermost first
   */
  @SuppressWarnings("ArrayRecordComponent") // compared number by number where it is
  public record Values(double[] numbers, List<Integer> shape) {
    /** Copies its list. */
    public Values {
      shape = List.copyOf(shape);
    }

    /** One number for each of {@code size} neurons. */
    public static Values of(int size, double number) {
      double[] numbers = new double[size];
      Arrays.fill(numbers, number);
      return new Values(numbers, List.of(size));
    }

    /** Numbers in a row. */
    public static Values of(double... numbers) {
      return new Values(numbers, List.of(numbers.length));
    }

    /** The number of a neuron, or the only one of all neurons. */
    public double at(int index) {
      return numbers.length == 1 ? numbers[0] : numbers[index];
    }
  }
}
