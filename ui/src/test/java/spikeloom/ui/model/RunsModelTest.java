package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.ui.fake.FakeBackend;

class RunsModelTest {
  private final FakeBackend backend = new FakeBackend(1);

  @Test
  void aRunThatCannotBeReadIsAWarningBesideTheOthers() {
    RunsModel model =
        new RunsModel(
            warnings -> {
              warnings.accept("runs/a/plan.json is damaged.");
              warnings.accept("runs/b/split.json is damaged.");
              return backend.runs(warnings);
            },
            Runnable::run,
            Runnable::run);
    model.refresh();
    assertEquals(2, model.runs().size());
    assertEquals("runs/a/plan.json is damaged. (and 1 more)", model.messageProperty().get());
  }

  @Test
  void exhaustedMemoryIsASentence() {
    RunsModel model =
        new RunsModel(
            warnings -> {
              throw new OutOfMemoryError("Java heap space");
            },
            Runnable::run,
            Runnable::run);
    model.refresh();
    String message = model.messageProperty().get();
    assertTrue(message.startsWith("There is not enough memory"), message);
  }
}
