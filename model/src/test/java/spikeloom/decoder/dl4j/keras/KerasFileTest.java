package spikeloom.decoder.dl4j.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.dl4j.KerasFiles;
import spikeloom.decoder.dl4j.NetworkDecoder;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.decoder.dl4j.Networks;
import spikeloom.file.DataException;
import spikeloom.json.JsonText;
import spikeloom.random.RandomKey;

final class KerasFileTest {
  private static final String DENSE =
      """
      {"class_name": "Sequential", "config": {"name": "s", "layers": [
        {"class_name": "InputLayer", "config": {"name": "in", "batch_input_shape": [null, 35]}},
        {"class_name": "Dense", "config": {"name": "out", "units": 3, "activation": "sigmoid",
          "use_bias": true, "trainable": true, "bias_regularizer": null,
          "kernel_initializer": {"class_name": "GlorotUniform", "config": {}},
          "bias_initializer": {"class_name": "Zeros", "config": {}}}}]}}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dense", "sequence", "last", "picture", "pooled", "graph"})
  void theOutputsAreThoseOfNumPy(String name) throws IOException {
    JsonNode expected = new ObjectMapper().readTree(KerasFiles.path("outputs.json").toFile());
    float[] features = new float[2 * Networks.STEPS * Networks.LATENTS];
    int at = 0;
    for (JsonNode sample : expected.path("spikes")) {
      for (JsonNode step : sample) {
        for (JsonNode spike : step) {
          features[at++] = spike.floatValue();
        }
      }
    }
    float[] outputs = new float[2 * Networks.OUTPUTS];
    try (NetworkDecoder decoder =
        new NetworkDecoder(KerasFiles.structure(name), RandomKey.ofSeed(1))) {
      decoder.setWeights(KerasFile.read(KerasFiles.path(name + ".h5")).weights());
      decoder.decode(features, 2, outputs);
    }
    for (int i = 0; i < outputs.length; i++) {
      assertEquals(
          expected
              .path("logits")
              .path(name)
              .path(i / Networks.OUTPUTS)
              .path(i % Networks.OUTPUTS)
              .asDouble(),
          outputs[i],
          1e-5,
          name + ", output " + i);
    }
  }

  @Test
  void theInputIsReadWithChannelsFirst() {
    assertEquals(List.of(35), KerasFile.read(KerasFiles.path("dense.h5")).input());
    assertEquals(List.of(7, 5), KerasFile.read(KerasFiles.path("sequence.h5")).input());
    assertEquals(List.of(1, 5, 7), KerasFile.read(KerasFiles.path("picture.h5")).input());
  }

  @Test
  void theOptimiserOfACompiledModelIsKept() {
    String configuration = KerasFile.read(KerasFiles.path("dense.h5")).configuration();
    JsonNode updater = JsonNodes.first(configuration, "iupdater");
    assertTrue(updater.path("@class").asText().endsWith(".Adam"));
    assertEquals(0.0625, updater.path("learningRate").asDouble());
    assertEquals(0.75, updater.path("beta1").asDouble());
    assertEquals(0.875, updater.path("beta2").asDouble());
  }

  @Test
  void anL2PenaltyHasTheGradientThatItHasInKeras() {
    // Keras: 0.25 w^2; Deeplearning4j: half of its factor times w^2.
    String configuration = KerasFile.read(KerasFiles.path("dense.h5")).configuration();
    assertEquals(
        0.5, JsonNodes.first(configuration, "regularization").findPath("value").asDouble());
  }

  @Test
  void recurrentWeightsDoNotBeginOrthogonalWhichNd4jDoesNotFinishDrawing() {
    String configuration = KerasFile.read(KerasFiles.path("last.h5")).configuration();
    assertTrue(configuration.contains("WeightInitXavierUniform"), configuration);
    assertFalse(configuration.contains("OrthogonalDistribution"), configuration);
  }

  @Test
  void aModelWithoutWeightsIsReadFromJson() {
    KerasFile model = KerasFile.of(JsonText.parse("m.json", DENSE));
    assertEquals(0, model.weights().length);
    assertEquals(List.of(35), model.input());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"Dense\" | \"Lambda\" | is of type Lambda",
        "\"trainable\": true | \"trainable\": false | is not trainable",
        "\"bias_regularizer\": null | \"bias_regularizer\": {\"class_name\": \"L2\"} | has a bias_regularizer",
        "\"units\": 3 | \"units\": 999999999 | has units = 999999999",
        "\"use_bias\": true | \"stateful\": true | has stateful",
        "\"use_bias\": true | \"data_format\": \"channels_first\" | use channels_last",
        "[null, 35] | [null, null] | its input has the shape",
        "\"sigmoid\" | \"no-such\" | Deeplearning4j cannot import it",
        "Sequential | Thing | is of the class 'Thing'",
        "\"name\": \"out\" | \"name\": \"../out\" | the name of a layer"
      })
  void whatCannotBeHonouredIsRefusedInWords(String part, String other, String words) {
    assertTrue(DENSE.contains(part));
    JsonNode model = JsonText.parse("m.json", DENSE.replace(part, other));
    String message =
        String.valueOf(
            assertThrows(NetworkException.class, () -> KerasFile.of(model)).getMessage());
    assertTrue(message.contains(words), message);
  }

  @Test
  void anArchiveWithoutAModelIsRefused() throws IOException {
    Path file = folder.resolve("weights.h5");
    byte[] bytes = Files.readAllBytes(KerasFiles.path("dense.h5"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.writeString(
        file, text.replace("model_config", "model_confix"), StandardCharsets.ISO_8859_1);
    String message = assertThrows(DataException.class, () -> KerasFile.read(file)).getMessage();
    assertTrue(message.contains("no attribute 'model_config'"), message);
  }

  @Test
  void anArchiveThatLacksWeightsIsRefused() throws IOException {
    Path file = folder.resolve("part.h5");
    byte[] bytes = Files.readAllBytes(KerasFiles.path("dense.h5"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.writeString(
        file, text.replace("\"units\": 8,", "\"units\": 9,"), StandardCharsets.ISO_8859_1);
    String message =
        String.valueOf(
            assertThrows(NetworkException.class, () -> KerasFile.read(file)).getMessage());
    assertTrue(message.contains("315 weights"), message);
  }
}
