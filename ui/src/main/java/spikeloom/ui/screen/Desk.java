package spikeloom.ui.screen;

import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;

/**
 * What all panes of one window share.
 *
 * @param plan the plan that is edited
 * @param control starts and stops runs
 * @param view how things are shown
 * @param saver saves figures
 * @param places asks for files
 * @param notices tells what was done
 */
record Desk(
    PlanModel plan,
    RunControl control,
    ViewOptions view,
    FigureSaver saver,
    Places places,
    Notices notices) {

  RunModel run() {
    return control.model();
  }
}
