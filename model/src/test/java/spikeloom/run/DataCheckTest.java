package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.decoder.DecoderKind;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Bars;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.spike.SignalShape;
import spikeloom.training.Plans;
import spikeloom.training.ResumeTest;
import spikeloom.training.TrainingControl;

final class DataCheckTest {
  private static final TrainingPlan PLAN = Plans.tiny(DecoderKind.LINEAR, 1, 1);

  /** The bars with one value of one training sample changed. */
  private static Dataset changed() {
    Dataset bars = Bars.dataset(40, 10);
    return new Dataset("bars", 2, new Changed(bars.train()), bars.test());
  }

  private record Changed(Dataset.Split split) implements Dataset.Split {
    @Override
    public int size() {
      return split.size();
    }

    @Override
    public SignalShape shape() {
      return split.shape();
    }

    @Override
    public int label(int index) {
      return split.label(index);
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      split.copyTo(index, target, at);
      target[at] = index == 6 ? 0.987f : target[at];
    }
  }

  private static Path trained(Path folder) {
    Path run = folder.resolve("run");
    ResumeTest.start(PLAN, run, Bars.dataset(40, 10));
    return run;
  }

  @Test
  void aRunWhoseDataWereChangedIsNotResumedAndTheSentenceNamesTheSample(@TempDir Path folder)
      throws IOException {
    Path run = trained(folder);
    Files.delete(run.resolve("summary.json"));
    RunException refused =
        assertThrows(
            RunException.class, () -> ResumeTest.resume(run, changed(), new TrainingControl()));
    String sentence = Sentences.require(refused);
    assertTrue(
        sentence.contains("1 of the 40 train samples differ, the first is number 7"), sentence);
    assertTrue(sentence.contains("bars") && sentence.contains("--data"), sentence);
    ResumeTest.resume(run, Bars.dataset(40, 10), new TrainingControl());
    assertTrue(Files.exists(run.resolve("summary.json")));
  }

  @Test
  void aModelWarnsOfChangedDataAndNotOfTheSame(@TempDir Path folder) {
    Path run = trained(folder);
    assertEquals(List.of(), notes(run, Bars.dataset(40, 10)));
    List<String> notes = notes(run, changed());
    assertEquals(1, notes.size());
    assertTrue(
        notes.get(0).startsWith("Warning: the data of bars differ from those"), notes.get(0));
    assertTrue(notes.get(0).contains("number 7"), notes.get(0));
  }

  private static List<String> notes(Path run, Dataset dataset) {
    List<String> notes = new ArrayList<>();
    TrainedModel.load(RunDirectory.openToRead(run), dataset, 1, notes::add).close();
    return notes;
  }

  @Test
  void aRecordOfAnEarlierVersionIsAcceptedAndComparesIdentities(@TempDir Path folder)
      throws IOException {
    Path run = trained(folder);
    Path file = run.resolve("split.json");
    ObjectNode record = (ObjectNode) Json.mapper().readTree(Files.readString(file));
    assertTrue(record.has("contents"));
    record.remove("contents");
    Files.writeString(file, record.toString());

    assertEquals(List.of(), notes(run, changed()), "values are not known");
    List<String> notes = notes(run, Bars.dataset(41, 10));
    assertTrue(notes.get(0).contains("40 training and 10 test samples became 41"), notes.get(0));
    DataCheck check = DataCheck.of(RunDirectory.openToRead(run)).orElseThrow();
    assertTrue(check.proof().contains("earlier version"), check.proof());
    Dataset bars = Bars.dataset(40, 10);
    Dataset renamed = new Dataset("other name", 2, bars.train(), bars.test());
    assertEquals(List.of(), notes(run, renamed));
  }

  @Test
  void theRecordShowsWhetherAllSamplesWereHashed(@TempDir Path folder) {
    Path run = trained(folder);
    DataCheck check = DataCheck.of(RunDirectory.openToRead(run)).orElseThrow();
    assertTrue(check.seen().complete());
    assertTrue(check.proof().contains("40 + 10 samples"), check.proof());
  }

  @Test
  void aRecordWithNullInThePlaceOfAHashOrNameIsRefusedOrReadAsUnknown(@TempDir Path folder)
      throws IOException {
    String text = Files.readString(trained(folder).resolve("split.json"));
    Matcher words = Pattern.compile(": \"[^\"]*\"").matcher(text);
    int refused = 0;
    int read = 0;
    while (words.find()) {
      String damaged = text.substring(0, words.start()) + ": null" + text.substring(words.end());
      try {
        SplitRecord record = SplitRecord.read(damaged);
        assertEquals(
            Optional.empty(),
            record.difference(Bars.dataset(40, 10), ContentHash.Depth.FULL),
            damaged);
        read++;
      } catch (IOException e) {
        refused++;
      }
    }
    assertEquals(3 + 3 * 2, refused, "data, rule, SHA-256; of both splits name, SHA-256, digests");
    assertEquals(2, read, "of both splits the hash of all samples, which may be unknown");
  }

  @Test
  void aDamagedRecordOfContentsIsNamed(@TempDir Path folder) throws IOException {
    Path run = trained(folder);
    Path file = run.resolve("split.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\"samples\" : 40", "\"samples\" : 41"));
    assertFalse(text.equals(Files.readString(file)));
    RunException damaged =
        assertThrows(RunException.class, () -> RunDirectory.openToRead(run).split());
    assertTrue(Sentences.require(damaged).contains("split.json"), damaged.getMessage());
  }
}
