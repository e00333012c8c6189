package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.kernel.ContinuousBernoulli;

final class OnnxMeanTest {
  private static final int LOGITS = 4_001;

  @Test
  void theGraphIsTheMeanOfAContinuousBernoulliForEveryLogit(@TempDir Path folder) throws Exception {
    float[] logits = new float[LOGITS];
    for (int i = 0; i < LOGITS; i++) {
      double u = (i - LOGITS / 2) / (double) (LOGITS / 2);
      logits[i] = (float) (500 * u * u * u); // dense near 0, and 0 itself
    }
    OnnxGraph graph = new OnnxGraph("mean", "logits", List.of(LOGITS));
    OnnxMean.add(graph);
    ModelProto model = graph.model("means", List.of(LOGITS), "", "");
    Path file = folder.resolve("mean.onnx");
    Files.write(file, model.toByteArray());
    float[] run = OnnxRuntime.find().orElseThrow().run(file, List.of(LOGITS), logits, 1);
    float[] own = new OnnxRun(model, "mean").run(List.of(LOGITS), logits, 1);
    for (int i = 0; i < LOGITS; i++) {
      double mean = ContinuousBernoulli.mean(logits[i]);
      assertEquals(mean, run[i], 1e-6, "ONNX Runtime at " + logits[i]);
      assertEquals(mean, own[i], 1e-6, "SpikeLoom at " + logits[i]);
    }
  }
}
