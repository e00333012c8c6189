package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Validation;
import spikeloom.dataset.ValidationRule;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.ReportSchedule;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;

class ValidationCurveTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 2, 1);
  private static final Dataset WHOLE = Catalog.strokes(1, 120, 30);

  @TempDir private Path folder;

  private static Dataset withValidation() {
    return Validation.of(WHOLE, ValidationRule.LAST_TENTH, 0.25, 1);
  }

  private static final class Told implements TrainingListener {
    final List<ValidationPoint> points = new ArrayList<>();
    final List<Snapshot> snapshots = new ArrayList<>();
    final List<RunSummary> summaries = new ArrayList<>();

    @Override
    public void validated(ValidationPoint point) {
      points.add(point);
    }

    @Override
    public void snapshotTaken(Snapshot snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void finished(RunSummary summary) {
      summaries.add(summary);
    }
  }

  private Told train(String name, Dataset dataset) {
    Told reported = new Told();
    try (RunDirectory run = RunDirectory.create(folder.resolve(name), PLAN);
        Trainer trainer = new Trainer(dataset, run, reported, new TrainingControl())) {
      trainer.run();
    }
    return reported;
  }

  @Test
  void aRunMeasuresItsValidationPartOnTheWayAndAtItsEnd() {
    Told reported = train("a", withValidation());
    RunSummary summary = reported.summaries.get(0);
    ValidationPoint last = reported.points.get(reported.points.size() - 1);
    assertTrue(reported.points.size() >= 2, reported.points.toString());
    assertEquals(2 * 90, last.examples());
    assertEquals(30, last.samples());
    assertEquals(last.distortion(), summary.validationDistortion());
    assertEquals(last.rateBits(), summary.validationRateBits());
    assertNotEquals(summary.testDistortion(), summary.validationDistortion());
    RunDirectory run = RunDirectory.openToRead(folder.resolve("a"));
    List<ValidationPoint> written = run.history(note -> {}).validation();
    assertEquals(
        reported.points.stream().map(ValidationPoint::step).toList(),
        written.stream().map(ValidationPoint::step).toList());
    assertEquals(last.distortion(), written.get(written.size() - 1).distortion(), 1e-6);
  }

  @Test
  void samplesShownDuringATrainingAreOfTheValidationPart() {
    Dataset dataset = withValidation();
    Snapshot.Sample shown = train("a", dataset).snapshots.get(0).samples().get(0);
    assertEquals(Snapshot.Part.VALIDATION, shown.part());
    float[] target = new float[dataset.shape().size()];
    dataset.validation().copyTo(shown.index(), target, 0);
    assertArrayEquals(target, shown.target());
  }

  @Test
  void withoutAValidationPartThereAreNoSuchFigures() {
    Told reported = train("a", WHOLE);
    assertEquals(List.of(), reported.points);
    assertEquals(null, reported.summaries.get(0).validationDistortion());
    assertFalse(Files.exists(folder.resolve("a").resolve("validation.csv")));
  }

  @Test
  void measuringDoesNotChangeWhatIsTrained() throws IOException {
    Dataset dataset = withValidation();
    train("a", dataset);
    train(
        "b",
        new Dataset(
            dataset.name(),
            dataset.classNames(),
            dataset.train(),
            dataset.test(),
            dataset.splitRule()));
    assertEquals(numbers("a"), numbers("b"));
  }

  private List<String> numbers(String run) throws IOException {
    return Files.readAllLines(folder.resolve(run).resolve("metrics.csv")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(',')))
        .toList();
  }

  @Test
  void pointsAreEvenlySpreadAndEndWithTheRun() {
    for (ReportSchedule pace :
        List.of(
            new ReportSchedule(90, 8, 2),
            new ReportSchedule(90, 8, 40),
            new ReportSchedule(90, 8, 500))) {
      List<Long> steps = new ArrayList<>();
      for (long step = 1; step <= pace.steps(); step++) {
        if (pace.validateAfter(step)) {
          steps.add(step);
        }
      }
      assertEquals(Math.max(10, Math.min(100, pace.epochs())), steps.size());
      assertEquals(pace.steps(), steps.get(steps.size() - 1));
    }
  }
}
