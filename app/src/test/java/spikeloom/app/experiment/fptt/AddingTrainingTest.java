package spikeloom.app.experiment.fptt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.Lab;
import spikeloom.app.experiment.LabRequest;
import spikeloom.app.report.ResultDirectory;
import spikeloom.random.RandomKey;
import spikeloom.sequence.Sequences;

/** What the arms of the adding task learn from, and what they read of the test sequences. */
final class AddingTrainingTest {
  private static final AddingTraining.Size TINY = new AddingTraining.Size(4, 6, 8, 10);

  @TempDir private Path folder;

  /** Answers that were read, by stream, key and sample. */
  private final Map<String, Integer> answers = new HashMap<>();

  /** Draws sequences and counts which answers are read. */
  private final class Counting implements Sequences {
    private final Sequences drawn;
    private final String name;

    Counting(String stream, RandomKey key, int steps) {
      drawn = AddingTraining.Source.drawn(stream, key, steps);
      name = stream + " " + key.bits() + " ";
    }

    @Override
    public int steps() {
      return drawn.steps();
    }

    @Override
    public int inputs() {
      return drawn.inputs();
    }

    @Override
    public int outputs() {
      return drawn.outputs();
    }

    @Override
    public void step(int sample, int step, float[] to, int at) {
      drawn.step(sample, step, to, at);
    }

    @Override
    public void answer(int sample, float[] to, int at) {
      synchronized (answers) {
        answers.merge(name + sample, 1, Integer::sum);
      }
      drawn.answer(sample, to, at);
    }
  }

  private AddingTraining training(long seed) {
    LabRequest.Effort effort = new LabRequest.Effort(false, 2, null);
    LabRequest request = new LabRequest(folder, effort, seed, 1, null, List.of());
    return new AddingTraining(
        new Lab(request, (run, dataset) -> true, sentence -> {}), TINY, Counting::new);
  }

  private List<String> read(String stream) {
    return answers.keySet().stream().filter(name -> name.startsWith(stream)).toList();
  }

  @Test
  void allMethodsReadTheSameSequencesAndTwoMakeAsManyUpdates() {
    int[] full = AddingArm.Method.BPTT.sequences(3);
    assertArrayEquals(IntStream.range(384, 512).toArray(), full);
    assertArrayEquals(full, AddingArm.Method.FPTT.sequences(3));
    int[] small =
        LongStream.range(30, 40)
            .mapToObj(AddingArm.Method.BPTT_SMALL::sequences)
            .flatMapToInt(Arrays::stream)
            .toArray();
    assertArrayEquals(full, small);
    for (long batch = 0; batch < 20; batch++) {
      int length = AddingArm.Method.BPTT_SMALL.sequences(batch).length;
      assertTrue(length == 12 || length == AddingArm.Method.BPTT_SMALL.largest(), length + "");
    }
    assertEquals(AddingArm.Method.FPTT.updates(), AddingArm.Method.BPTT_SMALL.updates());
    assertEquals(1, AddingArm.Method.BPTT.updates());
  }

  @Test
  void testSequencesAreReadOnceAndTheChoiceReadsValidationSequencesOfAnotherSeed() {
    AddingArm arm = new AddingArm(AddingArm.Method.FPTT, "ltc", 20);
    AddingTraining.Outcome outcome = training(5).train(arm, new long[] {5, 6});
    assertEquals(2, outcome.test().size());
    assertEquals(AddingTraining.STEP_SIZES.size(), outcome.step().tried().size());
    List<String> test = read("test ");
    assertEquals(2 * TINY.test(), test.size());
    int windows = AddingArm.WINDOWS; // the answers are read with every window of a single pass
    for (String name : test) {
      assertTrue(answers.getOrDefault(name, 0) <= windows, name);
    }
    String choice = "validation " + RandomKey.ofSeed(4).bits() + " ";
    assertEquals(TINY.choice(), read(choice).size());
    assertTrue(read("test " + RandomKey.ofSeed(4).bits() + " ").isEmpty());
    assertFalse(read("validation " + RandomKey.ofSeed(5).bits() + " ").isEmpty());

    answers.clear();
    AddingTraining.Outcome again = training(5).train(arm, new long[] {5, 6});
    assertTrue(answers.isEmpty(), "a finished run is read from its file, its test score too");
    assertEquals(outcome.test(), again.test());
    for (int i = 0; i < outcome.step().tried().size(); i++) { // the file keeps floats
      assertEquals(outcome.step().tried().get(i).setting(), again.step().tried().get(i).setting());
      assertEquals(outcome.step().tried().get(i).loss(), again.step().tried().get(i).loss(), 1e-6);
    }
  }

  @Test
  void theReportShowsSequencesAndUpdatesOfEveryArm() throws IOException {
    Map<AddingArm, AddingTraining.Outcome> done = new LinkedHashMap<>();
    for (AddingArm arm : AddingArm.all(new int[] {20}, List.of("alif"))) {
      done.put(arm, training(5).train(arm, new long[] {5, 6}));
    }
    ResultDirectory results = new ResultDirectory(folder);
    new AddingReport(done, TINY.batches()).write(results);
    results.finish(new ResultDirectory.Origin("fptt-adding", "Adding", "test", 5, 1), 1);
    JsonNode metrics =
        new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
    List<String> rows = Files.readAllLines(folder.resolve("table.csv"));
    assertTrue(rows.get(0).startsWith("arm,steps,sequences,updates,step_size,mse,mse_sd"));
    assertTrue(rows.get(1).startsWith("fptt alif,20,512,40,"), rows.get(1));
    assertTrue(rows.get(2).startsWith("bptt alif,20,512,4,"), rows.get(2));
    assertTrue(rows.get(3).startsWith("bptt_small alif,20,512,40,"), rows.get(3));
    for (String method : List.of("fptt", "bptt", "bptt_small")) {
      String name = method + "_alif_t20";
      assertTrue(metrics.get("mse_" + name).asDouble() > 0, metrics.toString());
      assertTrue(metrics.get("mse_sd_" + name).asDouble() > 0, metrics.toString());
      assertTrue(
          AddingTraining.STEP_SIZES.contains(metrics.get("step_" + name).asDouble()),
          metrics.toString());
    }
    for (String figure : List.of("t20-sequences", "t20-updates")) {
      assertTrue(Files.exists(folder.resolve("figures/" + figure + ".svg")), figure);
    }
  }
}
