package spikeloom.sweep;

import java.util.List;

/**
 * One combination of values with all its random seeds.
 *
 * @param combination the values
 * @param cells a cell for each seed
 */
public record Trial(Combination combination, List<Cell> cells) {
  /** Copies its list. */
  public Trial {
    cells = List.copyOf(cells);
  }
}
