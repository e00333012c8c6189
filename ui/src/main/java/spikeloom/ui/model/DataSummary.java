package spikeloom.ui.model;

import java.util.List;
import spikeloom.spike.Signal;

/**
 * What is in a data set.
 *
 * @param name its name, or the path of the user's files
 * @param kind what was recognised, in a few words
 * @param shape the shape of a sample's values
 * @param least the least value
 * @param most the greatest value
 * @param mean the mean value
 * @param spikes whether samples are spikes already
 * @param splitRule how samples were dealt out
 * @param classes samples of every class
 * @param samples the first test samples
 * @param notes what a user should know about how the files were read, a sentence each
 */
public record DataSummary(
    String name,
    String kind,
    String shape,
    double least,
    double most,
    double mean,
    boolean spikes,
    String splitRule,
    List<ClassCount> classes,
    List<Thumbnail> samples,
    List<String> notes) {
  /** Copies its lists. */
  public DataSummary {
    classes = List.copyOf(classes);
    samples = List.copyOf(samples);
    notes = List.copyOf(notes);
  }

  /**
   * How often a class occurs.
   *
   * @param name its name
   * @param train training samples
   * @param validation validation samples
   * @param test test samples
   */
  public record ClassCount(String name, int train, int validation, int test) {}

  /**
   * One sample.
   *
   * @param className its class
   * @param signal its values
   */
  public record Thumbnail(String className, Signal signal) {}

  /** The number of training samples. */
  public int train() {
    return classes.stream().mapToInt(ClassCount::train).sum();
  }

  /** The number of validation samples. */
  public int validation() {
    return classes.stream().mapToInt(ClassCount::validation).sum();
  }

  /** The number of test samples. */
  public int test() {
    return classes.stream().mapToInt(ClassCount::test).sum();
  }
}
