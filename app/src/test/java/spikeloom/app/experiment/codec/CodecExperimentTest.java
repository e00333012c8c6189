package spikeloom.app.experiment.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.evaluation.Evaluator;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** The codec experiment on drawn digits, from pictures to the report. */
final class CodecExperimentTest {
  private static final Dataset DIGITS = Catalog.strokes(1, 200, 60);

  @TempDir private Path folder;

  private static CodecCurve curve(double factor, double... bits) {
    return new CodecCurve(
        DoubleStream.of(bits)
            .mapToObj(b -> new CodecPoint("", factor * b, 6 * Math.log10(b) + 3))
            .toList());
  }

  @Test
  void theRateDifferenceIsThatOfTheBitsForTheSameQuality() {
    CodecCurve reference = curve(1, 100, 200, 400, 800, 1600);
    assertEquals(-20, curve(0.8, 150, 300, 600, 1200).rateDifference(reference), 1e-6);
    assertEquals(0, reference.rateDifference(reference), 1e-6);
    assertEquals(50, curve(1.5, 1600, 50, 200, 700).rateDifference(reference), 1e-6);
    assertTrue(Double.isNaN(curve(1, 100, 200, 400).rateDifference(reference)), "three points");
    assertTrue(
        Double.isNaN(curve(1, 2000, 3000, 4000, 5000).rateDifference(reference)), "no overlap");
  }

  @Test
  void theQualityBetweenTwoPointsIsOnALineOverTheLogarithmOfBits() {
    CodecCurve curve = curve(1, 400, 100);
    assertEquals(6 * Math.log10(200) + 3, curve.psnrAt(200), 1e-9);
    assertEquals(6 * Math.log10(400) + 3, curve.psnrAt(400), 1e-9);
    assertTrue(Double.isNaN(curve.psnrAt(99)));
    assertTrue(Double.isNaN(curve.psnrAt(401)));
  }

  @Test
  void moreQualityOfJpegIsMoreBitsAndTheHeaderIsTheSameForAllPictures() {
    GreyPictures pictures = GreyPictures.of(DIGITS.test());
    JpegCodec.Points low = JpegCodec.measure(pictures, 10);
    JpegCodec.Points high = JpegCodec.measure(pictures, 90);
    assertTrue(low.withoutHeader().bits() < high.withoutHeader().bits());
    assertTrue(low.withoutHeader().psnr() + 6 < high.withoutHeader().psnr());
    assertEquals(low.withHeader().psnr(), low.withoutHeader().psnr());
    double header = low.withHeader().bits() - low.withoutHeader().bits();
    assertEquals(header, high.withHeader().bits() - high.withoutHeader().bits(), 1e-9);
    assertEquals(0, header % 8);
    assertTrue(header > 8 * 300, "header of " + header + " bits");
  }

  @Test
  void picturesOfOneGreyCostLittleWithoutLoss() {
    GreyPictures digits = GreyPictures.of(DIGITS.test());
    GreyPictures grey = new GreyPictures(28, 28, new byte[][] {new byte[784], new byte[784]});
    assertTrue(LosslessCodecs.png(grey).bits() < LosslessCodecs.png(digits).bits() / 2);
    assertTrue(LosslessCodecs.zlib(grey).bits() < LosslessCodecs.zlib(digits).bits() / 10);
    assertTrue(LosslessCodecs.zlib(digits).bits() < 8 * 784);
  }

  @Test
  void aModelIsMeasuredByItsFile() throws IOException {
    TinyLab tiny = new TinyLab(folder, 1);
    try (TrainedModel model = tiny.lab().train("tiny", plan(tiny))) {
      Dataset.Split test = model.task().dataset().test();
      GreyPictures pictures = GreyPictures.of(test.first(100));
      Path file = folder.resolve("spikes/tiny.spk");
      CodecPoint point = SpikeCodec.measure("weight 0.1", model, pictures, file);
      assertEquals(8.0 * Files.size(file) / 100, point.bits());
      Evaluator.Visitor nothing = (index, target, output, at) -> {};
      double psnr = model.evaluator(test.first(100)).run(100, nothing).psnr();
      assertEquals(psnr, point.psnr(), 0.01, "but for rounding to bytes");
      ResultDirectory results = new ResultDirectory(folder.resolve("results"));
      new CodecReport(
              results,
              "strokes",
              List.of(JpegCodec.measure(pictures, 10), JpegCodec.measure(pictures, 50)),
              List.of(LosslessCodecs.png(pictures), LosslessCodecs.zlib(pictures)))
          .finish(List.of(List.of(point)));
      results.finish(new ResultDirectory.Origin("codec", "Codec", "none", 1, 1), 1);
      Path summary = folder.resolve("results/summary.json");
      JsonNode metrics = new ObjectMapper().readTree(summary.toFile()).get("metrics");
      assertEquals(LosslessCodecs.png(pictures).bits(), metrics.get("png_bits_strokes").asDouble());
      assertTrue(metrics.has("psnr_at_512_bits_strokes"), metrics.toString());
      Path report = folder.resolve("results/report.md");
      assertTrue(Files.readString(report).contains("(figures/codec-strokes.png)"));
    }
  }

  private static TrainingPlan plan(TinyLab tiny) {
    Map<Setting, String> changes =
        Map.of(
            Setting.PRIOR,
            "rates",
            Setting.RATE,
            "code-length",
            Setting.RATE_WEIGHT,
            "0.1",
            Setting.ESTIMATOR,
            "threshold");
    return Setting.change(tiny.plan(), changes);
  }

  @Test
  void thePlansDifferInDataAndWeightAlone() {
    TinyLab tiny = new TinyLab(folder, 1);
    TrainingPlan one = CodecExperiment.plan(tiny.lab(), "mnist", "0.1", 1);
    TrainingPlan other = CodecExperiment.plan(tiny.lab(), "fashion-mnist", "0.001", 1);
    assertEquals("0.001", Setting.RATE_WEIGHT.of(other));
    Map<Setting, String> same = Map.of(Setting.DATA, "mnist", Setting.RATE_WEIGHT, "0.1");
    assertEquals(one, Setting.change(other, same));
  }

  @Test
  void otherSamplesThanPicturesAreRefused() {
    Dataset.Split sequences = Catalog.open("drifting-blobs", DataDirectory.standard(), 1).test();
    assertThrows(PlanException.class, () -> GreyPictures.of(sequences));
  }
}
