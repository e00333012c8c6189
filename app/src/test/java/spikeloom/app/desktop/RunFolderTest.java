package spikeloom.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;

class RunFolderTest {
  @TempDir Path folder;

  private final Desktop desktop = new Desktop();

  @Test
  void newRunsBeginInTheChosenFolderAndAreListedFromThere() {
    TrainingPlan plan = TrainingPlan.defaults();
    assertEquals(Path.of("runs"), desktop.defaultFolder());
    assertEquals(Path.of("runs"), desktop.newRunDirectory(plan).getParent());
    desktop.useFolder(folder);
    Path first = desktop.newRunDirectory(plan);
    assertEquals(folder, first.getParent());
    RunDirectory.create(first, plan).close();
    assertEquals(folder, desktop.newRunDirectory(plan).getParent());
    assertEquals(List.of(first), runs().stream().map(RunOverview::directory).toList());
  }

  @Test
  void aRenamedRunKeepsItsLabelAndThePlaceOfItsData() throws IOException {
    Path data = Files.writeString(folder.resolve("table.csv"), "1,2\n3,4\n");
    Path run = folder.resolve("run");
    String gone = folder.resolve("gone.csv").toString();
    TrainingPlan plan = Setting.change(TrainingPlan.defaults(), Map.of(Setting.DATA, gone));
    RunDirectory.create(run, plan).close();
    assertTrue(desktop.missingData(run).isPresent());
    desktop.locateData(run, data);
    assertEquals(Optional.empty(), desktop.missingData(run));
    RunLabel label = new RunLabel(true, "kept");
    desktop.label(run, label);
    Path renamed = desktop.rename(run, "other");
    assertEquals(Optional.empty(), desktop.missingData(renamed));
    desktop.useFolder(folder);
    assertEquals(label, runs().get(0).label());
    assertEquals("other", runs().get(0).name());
  }

  private List<RunOverview> runs() {
    return desktop.runs(warning -> {});
  }
}
