package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.RunException;

class TrainedDecoderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decoder=linear decoding=time",
        "decoder=mlp decoding=trace",
        "decoder=conv decoding=time",
        "decoder=deconv decoder-maps=5,4,3",
        "decoder=mlp distortion=class window=3"
      })
  void spikesAreDecodedWithoutTheDataAsTheRunDecodesThem(String changes) {
    Path run = folder.resolve("run");
    DecoderSamples samples;
    try (TrainedModel model = TinyRun.trained(run, changes)) {
      samples = DecoderSamples.of(model, 6);
    }
    try (TrainedDecoder decoder = TrainedDecoder.load(run)) {
      assertEquals(8, decoder.neurons());
      for (int i = 0; i < samples.count(); i++) {
        float[][] spikes = new float[decoder.neurons()][decoder.steps()];
        for (int n = 0; n < spikes.length; n++) {
          System.arraycopy(
              samples.inputs(),
              (i * spikes.length + n) * decoder.steps(),
              spikes[n],
              0,
              decoder.steps());
        }
        float[] expected =
            Arrays.copyOfRange(samples.decoded(), i * decoder.values(), (i + 1) * decoder.values());
        assertArrayEquals(expected, decoder.decode(spikes), 1e-5f);
      }
      assertThrows(IllegalArgumentException.class, () -> decoder.decode(new float[3][6]));
    }
  }

  @Test
  void aFolderThatIsNotARunIsRefused() {
    assertThrows(RunException.class, () -> TrainedDecoder.load(folder));
  }

  /** The program in the documentation, as a reader would copy it. */
  @Test
  void theExampleOfTheDocumentationCompilesAndRuns() throws Exception {
    Path page = Path.of("..", "docs", "reference", "java-api.md");
    Matcher example =
        Pattern.compile("```java\\n(.*?class Decode .*?)```", Pattern.DOTALL)
            .matcher(Files.readString(page));
    assertTrue(example.find(), "the page has the example");
    Path source = Files.writeString(folder.resolve("Decode.java"), example.group(1));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(
        0,
        compiler.run(
            null,
            null,
            null,
            "-d",
            folder.toString(),
            "-cp",
            System.getProperty("java.class.path"),
            source.toString()));
    Path run = folder.resolve("run");
    TinyRun.train(run, "");
    String out = run(run);
    assertTrue(out.contains("784 values"), out);
  }

  private String run(Path run) throws IOException, ReflectiveOperationException {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Decode")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {run.toString()});
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
