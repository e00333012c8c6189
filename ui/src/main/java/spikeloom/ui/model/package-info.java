/**
 * What the screens show and do, without a screen: the plan as editable text ({@link
 * spikeloom.ui.model.PlanModel}), the run as it goes ({@link spikeloom.ui.model.RunModel}) and the
 * hand that starts and stops it ({@link spikeloom.ui.model.RunControl}); {@link
 * spikeloom.ui.model.ViewModels} names those of the other screens. Only {@code javafx.beans} and
 * {@code javafx.collections} are used, so everything here is tested without a toolkit. {@link
 * spikeloom.ui.model.Backend} is what the program around the window provides.
 */
@NullMarked
package spikeloom.ui.model;

import org.jspecify.annotations.NullMarked;
