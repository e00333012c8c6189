package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A decoder from a file, from training to export. */
final class OwnDecoderTest {
  private static final int LATENT = 12;
  private static final int STEPS = 6;
  private static final String OTHER = Tiny.STROKES.replace("--latent 12", "--latent 11");

  @TempDir private Path folder;
  private Path json;

  @BeforeEach
  void write() throws IOException {
    json =
        Files.writeString(
            folder.resolve("my.json"),
            new NeuralNetConfiguration.Builder()
                .updater(new Adam(0.01))
                .list()
                .layer(
                    new DenseLayer.Builder()
                        .nIn(LATENT * STEPS)
                        .nOut(20)
                        .activation(Activation.ELU)
                        .build())
                .layer(
                    new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(20)
                        .nOut(784)
                        .activation(Activation.SIGMOID)
                        .build())
                .build()
                .toJson());
  }

  private Path trained(String options) {
    Path run = folder.resolve("run");
    Shell shell =
        Tiny.run(
            "train " + Tiny.STROKES + " --threads 1 --decoder " + json + options + " --out", run);
    assertEquals(0, shell.code(), shell.err());
    return run;
  }

  @Test
  void aRunIsEvaluatedRepeatedAndExportedAsAFileThatDeeplearning4jLoads() throws IOException {
    Path run = trained("");
    Path zip = folder.resolve("trained.zip");
    Shell exported = Tiny.run("export --to dl4j --out " + zip, run);
    assertEquals(0, exported.code(), exported.err());
    assertEquals(2, MultiLayerNetwork.load(zip.toFile(), false).getnLayers());
    Files.delete(json);
    Shell evaluated = Tiny.run("evaluate --limit 20", run);
    assertEquals(0, evaluated.code(), evaluated.err());
    Shell replayed = Tiny.run("replay", run);
    assertEquals(0, replayed.code(), replayed.err());
    Shell onnx = Tiny.run("export --to onnx --out " + folder.resolve("d.onnx"), run);
    assertEquals(1, onnx.code());
    assertTrue(onnx.complaint().contains("use --to dl4j"), onnx.err());
    assertFalse(Files.exists(folder.resolve("d.onnx")));
  }

  @Test
  void whatDoesNotFitIsRefusedInOneSentenceAndLeavesNoRun() {
    Path run = folder.resolve("refused");
    Shell shell = Tiny.run("train " + OTHER + " --decoder " + json + " --out", run);
    assertTrue(shell.code() == 1 || shell.code() == 2, shell.err());
    assertTrue(shell.complaint().contains("does not read 11 neurons at 6 steps"), shell.err());
    assertFalse(Files.exists(run));
    Shell missing = Tiny.run("train " + Tiny.STROKES + " --decoder nowhere.json --out", run);
    assertEquals(2, missing.code(), missing.err());
    assertTrue(missing.complaint().contains("does not exist"), missing.err());
  }
}
