package spikeloom.app.tensorboard;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nd4j.shade.protobuf.CodedInputStream;
import org.nd4j.shade.protobuf.WireFormat;
import org.tensorflow.framework.Summary;

/** Reads event files with TensorFlow's own message classes, which ND4J brings. */
final class EventFiles {
  private EventFiles() {}

  /** The values of all files of a run by tag and step; a value that is there twice fails. */
  static Map<String, Map<Long, Summary.Value>> read(Path run) throws IOException {
    Map<String, Map<Long, Summary.Value>> series = new TreeMap<>();
    for (Path file : files(run)) {
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      assertTrue(
          new String(in.array(), 0, 40, java.nio.charset.StandardCharsets.ISO_8859_1)
              .contains("brain.Event:2"));
      while (in.hasRemaining()) {
        int length = Math.toIntExact(in.getLong());
        in.getInt();
        add(in.slice(in.position(), length), series);
        in.position(in.position() + length + Integer.BYTES);
      }
    }
    return series;
  }

  static List<Path> files(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("tensorboard"))) {
      return files.sorted().toList();
    }
  }

  private static void add(ByteBuffer event, Map<String, Map<Long, Summary.Value>> series)
      throws IOException {
    CodedInputStream in = CodedInputStream.newInstance(event);
    long step = 0;
    List<Summary.Value> values = new ArrayList<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 2 -> step = in.readInt64();
        case 5 -> values.addAll(Summary.parseFrom(in.readByteArray()).getValueList());
        default -> in.skipField(tag);
      }
    }
    for (Summary.Value value : values) {
      Summary.Value before =
          series.computeIfAbsent(value.getTag(), none -> new TreeMap<>()).put(step, value);
      assertNull(before, value.getTag() + " at step " + step + " is there twice");
    }
  }

  /** The numbers of a tag by their steps. */
  static Map<Long, Float> numbers(Path run, String tag) throws IOException {
    Map<Long, Float> numbers = new TreeMap<>();
    read(run)
        .getOrDefault(tag, Map.of())
        .forEach((step, v) -> numbers.put(step, v.getSimpleValue()));
    return numbers;
  }
}
