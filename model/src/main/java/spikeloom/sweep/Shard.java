package spikeloom.sweep;

import java.util.List;
import java.util.stream.IntStream;
import spikeloom.plan.PlanException;

/**
 * A part of a sweep for one process: cells {@code index}, {@code index + of}, and so on.
 *
 * @param index number of the part, from 1
 * @param of number of parts
 */
public record Shard(int index, int of) {
  /** Checks the range. */
  public Shard {
    PlanException.unless(
        of >= 1 && index >= 1 && index <= of,
        "--shard %d/%d: the first number counts from 1 to the second",
        index,
        of);
  }

  /**
   * Parses {@code 2/8}, the second of eight parts.
   *
   * @throws PlanException if it is something else
   */
  public static Shard parse(String text) {
    String[] parts = text.strip().split("/", -1);
    try {
      PlanException.unless(parts.length == 2, "--shard must be I/N, for instance 1/8");
      return new Shard(Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
    } catch (NumberFormatException e) {
      throw new PlanException("--shard must be I/N, for instance 1/8, not '" + text + "'");
    }
  }

  /** The cells of this part. */
  public <T> List<T> of(List<T> cells) {
    return IntStream.range(0, cells.size())
        .filter(i -> i % of == index - 1)
        .mapToObj(cells::get)
        .toList();
  }
}
