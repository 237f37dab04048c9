// The print button of a conversation; without script the browser's own menu prints as well.
const button = document.querySelector(".print-page");

if (button) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}
