package spikeloom.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.BufferUnderflowException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.nir.NirGraph.Edge;
import spikeloom.nir.NirGraph.Values;

/**
 * Reads and writes graphs as HDF5 with the text {@code version}, and the group {@code node} with
 * {@code type} NIRGraph, a group {@code nodes} of units, pairs of names {@code edges}, and {@code
 * metadata}. Numbers that a float holds exactly are written as such. Source: the reference package
 * nir, version {@value #VERSION}.
 */
public final class NirFile {
  /** The version of the format written. */
  public static final String VERSION = "1.0.4";

  private static final int MOST_BYTES = 1 << 30;
  private static final Set<String> WHOLE =
      Set.of("shape", "input_shape", "stride", "padding", "dilation", "input");
  private static final Set<String> SINGLE = Set.of("groups", "start_dim", "end_dim");

  private NirFile() {}

  /** Writes a graph. */
  public static void write(NirGraph graph, Path file) {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("version", VERSION);
      WritableGroup root = hdf.putGroup("node");
      root.putDataset("type", "NIRGraph");
      WritableGroup nodes = root.putGroup("nodes");
      graph
          .nodes()
          .forEach(
              (name, node) -> {
                WritableGroup unit = nodes.putGroup(name);
                unit.putDataset("type", node.type());
                node.values().forEach((key, values) -> put(unit, key, values));
              });
      root.putDataset(
          "edges",
          graph.edges().stream()
              .map(edge -> new String[] {edge.from(), edge.to()})
              .toArray(String[][]::new));
      WritableGroup metadata = root.putGroup("metadata");
      graph.metadata().forEach(metadata::putDataset);
    }
  }

  private static void put(WritableGroup unit, String key, Values values) {
    int end = key.indexOf('/');
    if (end < 0) {
      unit.putDataset(key, array(key, values));
    } else {
      put(unit.putGroup(key.substring(0, end)), key.substring(end + 1), values);
    }
  }

  private static Object array(String key, Values values) {
    double[] numbers = values.numbers();
    if (SINGLE.contains(key)) {
      return (long) numbers[0];
    }
    if (WHOLE.contains(key)) {
      return IntStream.range(0, numbers.length).mapToLong(i -> (long) numbers[i]).toArray();
    }
    boolean floats =
        IntStream.range(0, numbers.length).allMatch(i -> (float) numbers[i] == numbers[i]);
    int[] shape = values.shape().stream().mapToInt(Integer::intValue).toArray();
    Object array = Array.newInstance(floats ? Float.TYPE : Double.TYPE, shape);
    fill(array, numbers, 0);
    return array;
  }

  /** Fills an array of any number of dimensions; returns the place after the last number. */
  private static int fill(Object array, double[] numbers, int from) {
    int at = from;
    if (array instanceof Object[] rows) {
      for (Object row : rows) {
        at = fill(row, numbers, at);
      }
    } else if (array instanceof float[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) numbers[at++];
      }
    } else if (array instanceof double[] row) {
      System.arraycopy(numbers, at, row, 0, row.length);
      at += row.length;
    }
    return at;
  }

  /**
   * Reads a graph without nested graphs.
   *
   * @throws DataException if the file cannot be read, is not such a graph, or is damaged
   */
  public static NirGraph read(Path file) {
    if (!file.toFile().isFile()) {
      throw new DataException(file + " does not exist; give a NIR file (.nir).");
    }
    if (file.toFile().length() > MOST_BYTES) {
      throw new DataException(
          "%s has %,d bytes, more than the %,d that can be read."
              .formatted(file, file.toFile().length(), MOST_BYTES));
    }
    // The library throws various unchecked exceptions for damaged files.
    try (HdfFile hdf = HdfFile.fromBytes(bytes(file))) {
      return new Reader(file).graph(hdf);
    } catch (HdfException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | BufferUnderflowException
        | ClassCastException
        | ArithmeticException
        | NegativeArraySizeException
        | NullPointerException
        | UnsupportedOperationException
        | UncheckedIOException
        | IOException e) {
      if (e instanceof DataException own) {
        throw own;
      }
      throw new DataException(
          "%s is not a NIR file or is damaged: it cannot be read as HDF5; fetch or copy it again."
              .formatted(file),
          e);
    }
  }

  /**
   * The whole file, because the library allocates the declared size when it reads from a file, but
   * not from memory.
   */
  private static byte[] bytes(Path file) throws IOException {
    Capacity.require(file, Files.size(file));
    return Files.readAllBytes(file);
  }

  /** Reads one file. */
  private record Reader(Path file) {
    NirGraph graph(HdfFile hdf) {
      Group root = group(hdf, "node");
      if (!text(root, "type").equals("NIRGraph")) {
        throw wrong("node/type", "is '%s' instead of NIRGraph".formatted(text(root, "type")));
      }
      Map<String, NirGraph.Node> nodes = new LinkedHashMap<>();
      for (Node unit : group(root, "nodes").getChildren().values()) {
        if (!(unit instanceof Group group)) {
          throw wrong("node/nodes/" + unit.getName(), "is not a group");
        }
        nodes.put(unit.getName(), node(group));
      }
      List<Edge> edges = new ArrayList<>();
      Object pairs = require(dataset(root, "edges")).getData();
      if (!(pairs instanceof String[][] names)) {
        throw wrong("node/edges", "is not a list of pairs of names");
      }
      for (String[] pair : names) {
        if (pair.length != 2 || !nodes.containsKey(pair[0]) || !nodes.containsKey(pair[1])) {
          throw wrong(
              "node/edges",
              "contains '%s', which is not a node".formatted(String.join(", ", pair)));
        }
        edges.add(new Edge(pair[0], pair[1]));
      }
      Map<String, String> metadata = new LinkedHashMap<>();
      if (root.getChildren().containsKey("metadata")) {
        for (Node entry : group(root, "metadata").getChildren().values()) {
          if (entry instanceof Dataset value && value.isScalar()) {
            metadata.put(entry.getName(), String.valueOf(require(value).getData()));
          }
        }
      }
      return new NirGraph(nodes, edges, metadata);
    }

    private NirGraph.Node node(Group unit) {
      String type = text(unit, "type");
      if (type.equals("NIRGraph")) {
        throw wrong("node/nodes/" + unit.getName(), "is a nested graph, which is not supported");
      }
      Map<String, Values> values = new LinkedHashMap<>();
      for (Node child : unit.getChildren().values()) {
        if (child instanceof Dataset data && !child.getName().equals("type")) {
          put(unit, child.getName(), data, values);
        } else if (child instanceof Group inner) {
          for (Node part : inner.getChildren().values()) {
            if (part instanceof Dataset data) {
              put(unit, child.getName() + "/" + part.getName(), data, values);
            }
          }
        }
      }
      return new NirGraph.Node(type, values);
    }

    private void put(Group unit, String key, Dataset data, Map<String, Values> values) {
      double[] numbers = numbers(require(data).getDataFlat());
      requireFinite(unit.getName() + "/" + key, numbers);
      if (numbers.length > 0) {
        values.put(
            key,
            new Values(
                numbers,
                data.isScalar()
                    ? List.of(1)
                    : IntStream.of(data.getDimensions()).boxed().toList()));
      }
    }

    /** Rejects an array that is larger than the file, before memory is allocated. */
    private Dataset require(Dataset data) {
      long elements = 1;
      for (long size : data.getDimensionsAsLong()) {
        elements = Math.min(MOST_BYTES + 1L, elements * Math.min(MOST_BYTES + 1L, size));
      }
      long bytes = Math.min(MOST_BYTES + 1L, elements * Math.max(1, data.getDataType().getSize()));
      if (elements < 0 || bytes > MOST_BYTES) {
        throw wrong(
            data.getPath(), "has more than the %,d bytes that can be read".formatted(MOST_BYTES));
      }
      // As stored, as its type, and as numbers.
      Capacity.require(file, 2 * bytes + Double.BYTES * elements);
      return data;
    }

    private void requireFinite(String array, double[] numbers) {
      long wrong = Arrays.stream(numbers).filter(number -> !Double.isFinite(number)).count();
      if (wrong > 0) {
        throw new DataException(
            "%s has %,d of %,d values that are not finite numbers in the array '%s'; export the graph again."
                .formatted(file, wrong, numbers.length, array));
      }
    }

    private static double[] numbers(Object flat) {
      if (flat instanceof float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
      }
      if (flat instanceof double[] doubles) {
        return doubles;
      }
      if (flat instanceof long[] longs) {
        return IntStream.range(0, longs.length).mapToDouble(i -> longs[i]).toArray();
      }
      if (flat instanceof int[] ints) {
        return IntStream.of(ints).asDoubleStream().toArray();
      }
      return flat instanceof Number number ? new double[] {number.doubleValue()} : new double[0];
    }

    private Group group(Group parent, String name) {
      if (parent.getChildren().get(name) instanceof Group group) {
        return group;
      }
      throw wrong(parent.getPath() + name, "is missing");
    }

    private Dataset dataset(Group parent, String name) {
      if (parent.getChildren().get(name) instanceof Dataset dataset) {
        return dataset;
      }
      throw wrong(parent.getPath() + name, "is missing");
    }

    private String text(Group parent, String name) {
      return String.valueOf(require(dataset(parent, name)).getData());
    }

    private DataException wrong(String where, String what) {
      return new DataException(
          "%s is not a supported NIR graph: %s %s; check the file.".formatted(file, where, what));
    }
  }
}
