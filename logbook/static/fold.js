/* Before the page is drawn: where JavaScript runs the lines of a form are folded (meeting.js), and nothing moves later. */
document.documentElement.classList.add("lines-fold");
