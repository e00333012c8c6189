package spikeloom.app.reproduce;

import java.util.List;
import java.util.stream.Collectors;
import spikeloom.plan.PlanException;

/** The papers whose figures can be measured. */
public final class Papers {
  private static final List<Paper> ALL =
      List.of(
          VdibPaper.paper(),
          SrcPaper.paper(),
          FpttPaper.paper(),
          SmoothPaper.paper(),
          FpPaper.paper());

  private Papers() {}

  /** All of them. */
  public static List<Paper> all() {
    return ALL;
  }

  /**
   * Returns the paper with that name.
   *
   * @throws PlanException if there is none
   */
  public static Paper named(String name) {
    return ALL.stream()
        .filter(paper -> paper.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "paper '%s' is not known; it is one of: %s"
                        .formatted(
                            name,
                            ALL.stream().map(Paper::name).collect(Collectors.joining(", ")))));
  }
}
