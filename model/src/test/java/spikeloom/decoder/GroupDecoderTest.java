package spikeloom.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import spikeloom.array.GradientSink;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.SpikeKind;

final class GroupDecoderTest {
  private static final LatentFeatures.Detail SLOW =
      new LatentFeatures.Detail(SpikeKind.BINARY, 0.99, 15);

  @Test
  void aLogitIsTheLeakySumOfTheSpikesOfItsGroup() {
    LatentFeatures features = new LatentFeatures(Decoding.TRACE, 50, 12, SLOW);
    RandomLatents latents = new RandomLatents(features, 3, 4);
    try (GroupDecoder decoder = new GroupDecoder(features, 4);
        Workers workers = new Workers(2)) {
      DecoderPass pass = decoder.pass(3, workers);
      pass.forward(latents, 3);
      float[] read = new float[3 * 12];
      float[] decoded = new float[3 * 4];
      for (int b = 0; b < 3; b++) {
        features.timeMap().read(latents, b, read, b * 12);
        for (int c = 0; c < 4; c++) {
          double expected = 0;
          for (int t = 0; t < 50; t++) {
            for (int n = 3 * c; n < 3 * c + 3; n++) {
              expected += latents.spikes(b).bit(t, n) * 0.3 * Math.pow(0.99, 49 - t);
            }
          }
          assertEquals(expected, pass.logits().values()[pass.logits().index(b, c)], 1e-4);
          pass.logits().values()[pass.logits().index(b, c)] = 1 + c;
        }
      }
      decoder.decode(read, 3, decoded);
      pass.backward(latents, GradientSink.into(new float[decoder.parameters().length()]));
      Rows adjoint = latents.adjoint(2);
      assertEquals(0.3 * 4 * Math.pow(0.99, 9), adjoint.values()[adjoint.index(40, 10)], 1e-5);
      assertEquals(0, adjoint.values()[adjoint.index(40, 12)], "padding");
      assertEquals(0, decoder.parameters().count());
    }
  }

  @Test
  void groupsThatAreNotOfOneSizeOrFeaturesThatAreNotTracesAreRefused() {
    LatentFeatures traces = new LatentFeatures(Decoding.TRACE, 50, 12, SLOW);
    assertThrows(IllegalArgumentException.class, () -> new GroupDecoder(traces, 5));
    LatentFeatures counts = new LatentFeatures(Decoding.RATE, 50, 12, SLOW);
    assertThrows(IllegalArgumentException.class, () -> new GroupDecoder(counts, 4));
  }
}
