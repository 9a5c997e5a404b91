// Arrow keys, Page Up and Down, Home and End go from slide to slide.
const slides = [...document.querySelectorAll(".slide")];
const shown = () => slides.reduce((best, slide, place) =>
  Math.abs(slide.getBoundingClientRect().top) <
  Math.abs(slides[best].getBoundingClientRect().top) ? place : best, 0);
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const ends = { Home: 0, End: slides.length - 1 };
  let to = ends[event.key];
  if (event.key in steps) to = shown() + steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  slides[Math.max(0, Math.min(to, slides.length - 1))].scrollIntoView();
});
