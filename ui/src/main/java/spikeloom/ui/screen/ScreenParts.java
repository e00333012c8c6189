package spikeloom.ui.screen;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import spikeloom.ui.model.ViewModels;

/**
 * What the panes of screens are built from.
 *
 * @param desk plan, run, options, files and messages of the window
 * @param models view models of the screens
 * @param actions all actions of the window
 * @param data opens data sets and files
 * @param detail shows a sample enlarged
 * @param background background threads
 * @param show shows another screen
 */
record ScreenParts(
    Desk desk,
    ViewModels models,
    List<Action> actions,
    DataActions data,
    SampleDetail detail,
    Executor background,
    Consumer<Screen> show) {}
