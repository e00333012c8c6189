package spikeloom.app.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import spikeloom.training.EvaluationProgress;

class ConsoleEvaluationTest {
  @Test
  void theLineShowsWhatIsEvaluatedHowFastAndHowLongItTakes() {
    assertEquals(
        "evaluating 640 of 10,000 test samples    6 %  320 examples/s  29 s left",
        ConsoleEvaluation.line("test samples", EvaluationProgress.after(2, 640, 10_000)));
    assertEquals(
        "evaluating 0 of 10 training samples    0 %",
        ConsoleEvaluation.line("training samples", EvaluationProgress.after(0, 0, 10)));
  }
}
