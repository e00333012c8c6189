package spikeloom.ui.screen;

import java.util.List;

/**
 * A stop of the guided tour: a part of the window, and what to do with it.
 *
 * @param anchor id of the node that it is about
 * @param title its title
 * @param text what to see and to do
 */
record TourStop(String anchor, String title, String text) {
  /** The tour, on the screen of a trained model that somebody draws for. */
  static final List<TourStop> ALL =
      List.of(
          new TourStop(
              "drawing-pad",
              "Draw",
              "Draw a digit with the mouse, or with Shift and the arrow keys. Everything else follows the"
                  + " pen."),
          new TourStop(
              "input-spikes",
              "Input spikes",
              "Your drawing enters the encoder as spikes: one row per pixel, one column per step. Bright"
                  + " pixels fire more often."),
          new TourStop(
              "latent-spikes",
              "Latent spikes",
              "This is all that the encoder sends. Nobody decided what a spike means: encoder and decoder"
                  + " learned it together. A dark spike carries much information, a pale one was"
                  + " expected."),
          new TourStop(
              "explore-signal",
              "Reconstruction",
              "The decoder receives only the latent spikes, and reconstructs your drawing from them."),
          new TourStop(
              "latent-spikes",
              "Delete a spike",
              "Click on a spike to delete it, or on an empty place to add one, and watch the"
                  + " reconstruction. Ctrl+Z takes it back."),
          new TourStop(
              "time",
              "Time",
              "Move the slider to see what the decoder knows after the first steps."),
          new TourStop(
              "screen-train",
              "Train your own",
              "In Train, choose data and settings, and press Start. Help on every screen: F1."));
}
