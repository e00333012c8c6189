/**
 * The window. {@link spikeloom.ui.screen.Workbench} contains the panes, one for each {@link
 * spikeloom.ui.screen.Screen}, and {@link spikeloom.ui.screen.ScreenFollower} updates their models;
 * each pane is one class that shows a part of a view model and changes it through {@link
 * spikeloom.ui.screen.Action}s or bindings. No numbers are computed and no files are read here, and
 * nothing slow runs on the window's thread.
 */
@NullMarked
package spikeloom.ui.screen;

import org.jspecify.annotations.NullMarked;
