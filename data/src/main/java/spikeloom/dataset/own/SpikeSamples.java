package spikeloom.dataset.own;

import java.util.List;
import spikeloom.dataset.recorded.RecordedSet;

/**
 * What is known of the samples of a file of spikes.
 *
 * @param classes names of the classes
 * @param labels class of every sample
 * @param groups speaker, subject or other origin of every sample; empty if unknown
 * @param identities unique name of every sample
 * @param test numbers of the samples of the published test part; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SpikeSamples(
    List<String> classes,
    int[] labels,
    List<String> groups,
    List<String> identities,
    List<Integer> test) {
  SpikeSamples {
    classes = List.copyOf(classes);
    groups = List.copyOf(groups);
    identities = List.copyOf(identities);
    test = List.copyOf(test);
  }

  /** Numbered samples of one class. */
  static SpikeSamples one(int samples) {
    return of(List.of("all"), new int[samples]);
  }

  /** Numbered samples. */
  static SpikeSamples of(List<String> classes, int[] labels) {
    return new SpikeSamples(
        classes, labels, List.of(), RecordedSet.numbered(labels.length), List.of());
  }

  /** Numbered samples whose classes are words, in numeric or alphabetical order. */
  static SpikeSamples of(String source, List<String> words) {
    List<String> classes = ArrayLabels.classes(source, words);
    return of(classes, ArrayLabels.indices(words, classes));
  }

  /** The same with groups. */
  SpikeSamples grouped(List<String> by) {
    return new SpikeSamples(classes, labels, by, identities, test);
  }

  /** The same with names and a published test part. */
  SpikeSamples named(List<String> names, List<Integer> tested) {
    return new SpikeSamples(classes, labels, groups, names, tested);
  }
}
