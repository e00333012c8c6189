package spikeloom.ui.film;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Similar colours that share a place in a palette.
 *
 * @param members the colours
 * @param widest the channel in which they differ most
 * @param middle their mean in that channel
 * @param spread weighted sum of their squared distances to the mean colour
 */
record ColourGroup(List<Member> members, Channel widest, double middle, double spread) {
  /**
   * A colour, from 0 to 255.
   *
   * @param red its red
   * @param green its green
   * @param blue its blue
   * @param weight how much it counts
   */
  record Member(double red, double green, double blue, double weight) {}

  /** The parts of a colour. */
  enum Channel {
    RED(Member::red),
    GREEN(Member::green),
    BLUE(Member::blue);

    @SuppressWarnings("ImmutableEnumChecker") // an accessor, which has no state
    private final ToDoubleFunction<Member> value;

    Channel(ToDoubleFunction<Member> value) {
      this.value = value;
    }

    double of(Member member) {
      return value.applyAsDouble(member);
    }
  }

  /** The group of some colours, at least one. */
  static ColourGroup of(List<Member> members) {
    Channel widest = Channel.RED;
    double most = -1;
    double all = 0;
    for (Channel channel : Channel.values()) {
      double mean = mean(members, channel);
      double spread = 0;
      for (Member member : members) {
        double off = channel.of(member) - mean;
        spread += member.weight() * off * off;
      }
      all += spread;
      if (spread > most) {
        most = spread;
        widest = channel;
      }
    }
    return new ColourGroup(members, widest, mean(members, widest), members.size() == 1 ? 0 : all);
  }

  private static double mean(List<Member> members, Channel channel) {
    double sum = 0;
    double weight = 0;
    for (Member member : members) {
      sum += member.weight() * channel.of(member);
      weight += member.weight();
    }
    return sum / weight;
  }

  /** Two groups, below and above the mean. */
  List<ColourGroup> halves() {
    List<Member> below = new ArrayList<>();
    List<Member> above = new ArrayList<>();
    for (Member member : members) {
      (widest.of(member) < middle ? below : above).add(member);
    }
    return List.of(of(below), of(above));
  }

  /** The mean colour, 0xRRGGBB. */
  int mean() {
    int rgb = 0;
    for (Channel channel : Channel.values()) {
      rgb = rgb << 8 | (int) Math.round(mean(members, channel));
    }
    return rgb;
  }
}
