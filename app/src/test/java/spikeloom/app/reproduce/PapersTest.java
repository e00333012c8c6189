package spikeloom.app.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.app.command.Experiments;

final class PapersTest {
  @Test
  void everyExperimentOfAPaperIsKnownWithItsParts() {
    for (Paper paper : Papers.all()) {
      for (PaperStep step : paper.steps()) {
        Experiments.requireParts(Experiments.named(step.experiment()), step.only());
        assertTrue(step.hours() > 0, step.experiment());
      }
    }
  }

  @Test
  void everyFigureHasANameOfItsOwnAndItsSamples() {
    for (Paper paper : Papers.all()) {
      List<String> names = paper.rows().stream().map(PaperRow::what).toList();
      assertEquals(names.stream().distinct().toList(), names);
      paper.rows().forEach(row -> assertFalse(row.split().isEmpty(), row.what()));
      assertTrue(paper.rows().stream().anyMatch(PaperRow::headline), paper.name());
    }
  }
}
