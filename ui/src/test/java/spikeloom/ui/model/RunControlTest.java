package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spikeloom.objective.Distortion;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.LayerState;
import spikeloom.run.RunSummary;
import spikeloom.training.EvaluationProgress;
import spikeloom.training.TrainingRun;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.fake.Fakes;

class RunControlTest {
  private final Queue<Runnable> window = new ArrayDeque<>();
  private static final int ENDLESS = 60_000; // a run that only ends when it is stopped

  private final FakeBackend backend = new FakeBackend(0);
  private final RunModel model = new RunModel();
  private final RunControl control = new RunControl(backend, model, Runnable::run, this::later);

  @Test
  void aRunGoesFromPreparingToFinishedWithAllItsReports() throws InterruptedException {
    List<RunState> states = new ArrayList<>();
    model.stateProperty().addListener((observed, before, now) -> states.add(now));
    control.start(TrainingPlan.defaults());
    finish();

    assertEquals(List.of(RunState.PREPARING, RunState.RUNNING, RunState.FINISHED), states);
    assertEquals(100, model.metrics().size());
    assertEquals(16, model.snapshot().orElseThrow().samples().size());
    assertEquals(Path.of("runs", "strokes-1"), model.directory().orElseThrow());
    assertTrue(model.messageProperty().get().contains("0.0832 nats per value"));
  }

  @Test
  void whatTheTrainingThreadTellsBetweenTwoFramesArrivesAtOnce() {
    List<Integer> deliveries = new ArrayList<>();
    Mailbox mailbox = new Mailbox(this::later, (from, mail) -> deliveries.add(mail.reports.size()));
    for (int i = 0; i < 1000; i++) {
      mailbox.progressed(Fakes.progress(i, 1000));
    }
    assertEquals(1, window.size());
    turn();
    mailbox.progressed(Fakes.progress(1000, 1000));
    turn();

    assertEquals(List.of(1000, 1), deliveries);
  }

  @Test
  void pauseHoldsAndResumeReleases() throws InterruptedException {
    FakeBackend slow = new FakeBackend(ENDLESS);
    RunControl slowControl = new RunControl(slow, model, Runnable::run, this::later);
    slowControl.start(TrainingPlan.defaults());
    turn();
    slowControl.pauseOrResume();
    assertEquals(RunState.PAUSED, model.state());
    assertTrue(slow.started().get(0).paused());
    slowControl.pauseOrResume();
    assertEquals(RunState.RUNNING, model.state());
    slowControl.stop();
    slow.started().get(0).await(600_000);
    turn();

    assertEquals(RunState.STOPPED, model.state());
    assertTrue(model.messageProperty().get().startsWith("Stopped in epoch 1 of 1"));
  }

  @Test
  void aRefusedStartShowsWhyInTheBackendsWords() {
    backend.refuseWith("The folder with mnist is missing: choose another.");
    control.start(TrainingPlan.defaults());
    turn();

    assertEquals(RunState.FAILED, model.state());
    assertEquals(
        "The folder with mnist is missing: choose another.", model.messageProperty().get());
  }

  @Test
  void openingARunShowsItsCurvesAndFillsTheForm() {
    PlanModel plan = new PlanModel();
    plan.text(Setting.EPOCHS).set("9");
    control.open(Path.of("runs/old"), plan::show);
    turn();

    assertEquals(160, model.metrics().size());
    assertEquals("1", plan.text(Setting.EPOCHS).get());
    assertEquals(RunState.IDLE, model.state());
  }

  @Test
  void aRunThatCannotBeOpenedLeavesTheShownOneAlone() {
    control.open(Path.of("runs/old"), plan -> {});
    turn();
    backend.refuseWith("'runs/x' is not a run directory: it has no plan.json.");
    control.open(Path.of("runs/x"), plan -> {});
    turn();

    assertEquals(160, model.metrics().size());
    assertTrue(model.messageProperty().get().contains("not a run directory"));
  }

  @Test
  void aResumedRunKeepsItsEarlierReports() throws InterruptedException {
    control.open(Path.of("runs/old"), plan -> {});
    turn();
    control.resume();
    finish();

    assertEquals(120, model.metrics().size());
    assertEquals(RunState.FINISHED, model.state());
  }

  @Test
  void anOpenedRunTellsWhatItsLayersDidFromTheBeginning() {
    control.open(Path.of("runs/old"), plan -> {});
    turn();

    double[][] norms = model.layers().gradientNorms("readout");
    assertEquals(10, norms[0].length);
    assertEquals(93, norms[0][0]);
    assertEquals(0.025, norms[1][9], 1e-9);
    assertEquals(
        List.of("readout", "hidden layer 1", "decoder layer 1"),
        model.layers().latest(List.of(model.layers().moments().get(0).layers().get(1))).stream()
            .map(LayerState::name)
            .toList(),
        "what is known now, then what is known from before");
  }

  @Test
  void aRunWhoseDataAreMissingIsOpenedOnceTheyAreLocated() {
    backend.missData("The data of old are no longer at /a/b.csv.");
    control.open(Path.of("runs/old"), plan -> {});
    turn();
    assertEquals(0, model.metrics().size());
    assertEquals(
        "The data of old are no longer at /a/b.csv.",
        java.util.Objects.requireNonNull(model.missingDataProperty().get()).sentence());
    control.locateData(Path.of("/c/b.csv"));
    turn();

    assertEquals(160, model.metrics().size());
    assertEquals(null, model.missingDataProperty().get());
    assertEquals(1, backend.located().size());
    assertTrue(backend.located().get(0).contains("b.csv"), backend.located().get(0));
  }

  @Test
  void aRunWhoseDataAreMissingIsNotResumedUntilTheyAreLocated() {
    control.open(Path.of("runs/old"), plan -> {});
    turn();
    backend.missData("The data are gone.");
    control.resume();
    turn();
    assertEquals(List.of(), backend.started());
    control.locateData(Path.of("data"));
    turn();
    assertEquals(1, backend.started().size());
  }

  @Test
  void aRunThatIsStoppedBeforeItBeganIsReadyAgainAndLiesNowhere() {
    Mailbox mailbox = new Mailbox(this::later, (from, mail) -> model.receive(mail));
    model.begin(TrainingPlan.defaults(), RunState.PREPARING, "");
    mailbox.cancelled();
    turn();
    assertEquals(RunState.IDLE, model.state());
    assertEquals("Stopped before the training began.", model.messageProperty().get());
  }

  @Test
  void theFinalEvaluationTellsHowFarItIs() {
    Mailbox mailbox = new Mailbox(this::later, (from, mail) -> model.receive(mail));
    mailbox.evaluated(EvaluationProgress.after(2, 500, 2000));
    turn();
    assertEquals(
        "Final evaluation: 500 of 2,000 samples, 6 s left.", model.messageProperty().get());
    mailbox.stopped(Fakes.progress(1000, 1000));
    turn();
    assertTrue(model.messageProperty().get().startsWith("Trained, not evaluated"));
  }

  @Test
  void aSecondStartWhileOneIsActiveDoesNothing() {
    control.start(TrainingPlan.defaults());
    control.start(TrainingPlan.defaults());

    assertEquals(1, backend.started().size());
  }

  @Test
  void aRunIsChangedThereAndBackAgainAndItsPlanIsTheOneThatTheTrainerUses()
      throws InterruptedException {
    FakeBackend slow = new FakeBackend(ENDLESS);
    RunControl slowControl = new RunControl(slow, model, Runnable::run, this::later);
    slowControl.start(TrainingPlan.defaults());
    turn();
    for (String beta : List.of("0.2", "0.001", "0.3", "0.001")) {
      int before = slow.started().size();
      slowControl.change(Map.of(Setting.BETA, beta), plan -> {}, () -> {});
      slow.started().get(before - 1).await(600_000);
      turn();
      assertEquals(before + 1, slow.started().size(), "resumed with beta " + beta);
      assertEquals(beta, Setting.BETA.of(slow.started().get(before).plan()));
      assertEquals(beta, Setting.BETA.of(model.plan().orElseThrow()));
    }
    slowControl.change(Map.of(Setting.BETA, "0.001"), plan -> {}, () -> {});
    assertEquals(5, slow.started().size());
    assertEquals("The run already has these values.", model.messageProperty().get());
    slowControl.stop();
  }

  @Test
  void aChangeThatIsTakenBackBeforeTheRunHasStoppedIsTakenBack() throws InterruptedException {
    FakeBackend slow = new FakeBackend(ENDLESS);
    RunControl slowControl = new RunControl(slow, model, Runnable::run, this::later);
    slowControl.start(TrainingPlan.defaults());
    turn();
    slowControl.change(Map.of(Setting.BETA, "0.2"), plan -> {}, () -> {});
    slowControl.change(Map.of(Setting.BETA, "0.001"), plan -> {}, () -> {});
    slow.started().get(0).await(600_000);
    turn();

    assertEquals("0.001", Setting.BETA.of(slow.started().get(1).plan()));
    slowControl.stop();
  }

  @Test
  void aStoppedRunIsChangedAndResumedWithTheNewPlan() throws InterruptedException {
    FakeBackend slow = new FakeBackend(ENDLESS);
    RunControl slowControl = new RunControl(slow, model, Runnable::run, this::later);
    slowControl.start(TrainingPlan.defaults());
    turn();
    slowControl.stop();
    slow.started().get(0).await(600_000);
    turn();
    slowControl.change(Map.of(Setting.BETA, "0.2"), plan -> {}, () -> {});
    turn();
    assertEquals("0.2", Setting.BETA.of(model.plan().orElseThrow()), "before it is resumed");
    slowControl.change(Map.of(Setting.BETA, "0.001"), plan -> {}, () -> {});
    turn();
    slowControl.resume();
    turn();

    assertEquals("0.001", Setting.BETA.of(slow.started().get(1).plan()));
    slowControl.stop();
  }

  @Test
  void aRunThatWasChangedElsewhereShowsThePlanThatItIsResumedWith() {
    control.open(Path.of("runs/old"), plan -> {});
    turn();
    backend.change(Path.of("runs/old"), Map.of(Setting.BETA, "0.7"));
    control.resume();
    turn();

    assertEquals("0.7", Setting.BETA.of(model.plan().orElseThrow()));
    control.stop();
  }

  @Test
  void aRefusedChangeIsReportedSoThatTheFormCanShowTheOldValue() throws InterruptedException {
    FakeBackend slow = new FakeBackend(ENDLESS);
    RunControl slowControl = new RunControl(slow, model, Runnable::run, this::later);
    slowControl.start(TrainingPlan.defaults());
    turn();
    List<String> refused = new ArrayList<>();
    slowControl.change(
        Map.of(Setting.BETA, "0.2"), plan -> {}, () -> refused.add(model.messageProperty().get()));
    slow.refuseWith("runs/strokes-1 cannot be written: no space.");
    slow.started().get(0).await(600_000);
    turn();

    assertEquals(List.of("runs/strokes-1 cannot be written: no space."), refused);
    assertEquals("0.001", Setting.BETA.of(model.plan().orElseThrow()));
  }

  @Test
  void warningsFromLoadingAModelStandInTheMessage() {
    backend.noteOnLoading("The samples of table.csv are not those of the training.");
    control.open(Path.of("runs/old"), plan -> {});
    turn();

    assertTrue(
        model.messageProperty().get().endsWith("are not those of the training."),
        model.messageProperty().get());
  }

  @Test
  void aResultThatIsWorseThanTheMeanIsWarnedAbout() {
    assertFalse(result(summary(0.21, 0.22)).contains("Warning"));
    assertTrue(
        result(summary(0.23, 0.22))
            .contains("worse than predicting the mean of the training samples"));
    assertFalse(result(summary(0.23, null)).contains("Warning"));
  }

  private static RunSummary summary(double distortion, @Nullable Double mean) {
    return new RunSummary(
        distortion,
        mean,
        18,
        null,
        512.0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        0.24,
        0.02,
        480,
        62,
        43,
        1,
        1,
        2,
        "",
        "0.2.0-SNAPSHOT",
        null);
  }

  private static String result(RunSummary summary) {
    return RunWords.result(summary, Distortion.CROSS_ENTROPY);
  }

  private void finish() throws InterruptedException {
    turn();
    TrainingRun run = control.run().orElseThrow();
    run.await(600_000);
    assertFalse(run.running());
    turn();
  }

  private void later(Runnable work) {
    synchronized (window) {
      window.add(work);
    }
  }

  /** One frame: everything that waits is done. */
  private void turn() {
    while (true) {
      Runnable next;
      synchronized (window) {
        next = window.poll();
      }
      if (next == null) {
        return;
      }
      next.run();
    }
  }
}
