/**
 * Films: a trained model's sample step by step as an animated GIF or PNG. {@link
 * spikeloom.ui.film.SampleFilm} draws the frames, {@link spikeloom.ui.film.FilmFile} writes them
 * one by one. No display and no JavaFX toolkit is needed here.
 */
@NullMarked
package spikeloom.ui.film;

import org.jspecify.annotations.NullMarked;
