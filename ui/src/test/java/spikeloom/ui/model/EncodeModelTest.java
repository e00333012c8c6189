package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.parameter.NumberParameter;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.fake.FakeCodes;

class EncodeModelTest {
  private final EncodeModel model =
      new EncodeModel(plan -> new FakeCodes(), Runnable::run, Runnable::run);

  @Test
  void aSampleIsShownInSixCodesWithItsLinearError() {
    model.open(TrainingPlan.defaults());
    assertEquals("d0", model.className());
    assertEquals(6, model.slots().size());
    for (int i = 0; i < 6; i++) {
      var coded = model.slots().get(i).coded().orElseThrow();
      assertEquals(EncodeModel.FIRST.get(i), coded.code().code());
      assertEquals(0.25, coded.linearError());
    }
    model.indexProperty().set(3);
    assertEquals("d3", model.className());
    assertEquals(1, model.sample().orElseThrow().values()[3]);
  }

  @Test
  void aParameterIsBroughtIntoItsRangeAndWrittenAsOnTheCommandLine() {
    CodeChoice burst = CodeChoice.defaults("burst");
    assertEquals("", burst.parameters());
    NumberParameter most = burst.family().parameters().get(0);
    assertEquals("most=7", burst.with(most, 6.7).parameters());
    assertEquals("most=64", burst.with(most, 1000).parameters());
    assertEquals("", burst.with(most, 7).with(most, most.defaultValue()).parameters());
    CodeChoice delta = CodeChoice.defaults("delta");
    assertEquals("delta=0.001", delta.with(delta.family().parameters().get(0), 0).parameters());
  }

  @Test
  void anAnswerThatComesTooLateDoesNotCount() {
    List<Runnable> waiting = new ArrayList<>();
    EncodeModel slow = new EncodeModel(plan -> new FakeCodes(), waiting::add, Runnable::run);
    slow.open(TrainingPlan.defaults());
    drain(waiting);
    EncodeModel.Slot slot = slow.slots().get(0);
    slot.choiceProperty().set(CodeChoice.defaults("burst"));
    slot.choiceProperty().set(CodeChoice.defaults("threshold"));
    List<Runnable> both = new ArrayList<>(waiting);
    waiting.clear();
    both.get(1).run();
    both.get(0).run();
    assertTrue(slot.coded().orElseThrow().code().code().equals("threshold"));
  }

  private static void drain(List<Runnable> waiting) {
    while (!waiting.isEmpty()) {
      waiting.remove(0).run();
    }
  }

  @Test
  void moreStepsMakeMoreSpikesOfACodeThatTakesAnyNumber() {
    model.open(TrainingPlan.defaults());
    int few = model.slots().get(0).coded().orElseThrow().figures().spikes();
    model.stepsProperty().set(60);
    assertEquals(2 * few, model.slots().get(0).coded().orElseThrow().figures().spikes());
  }
}
