// The print button of a conversation; without script the browser's own menu prints as well. A conversation that is shown
// in parts is fetched whole first.
const button = document.querySelector(".print-page");
const AT_ONCE = "#print";

if (button) {
    button.hidden = false;
    button.addEventListener("click", () => {
        if (button.dataset.whole) {
            document.dispatchEvent(new Event("search:page"));
            location.href = button.dataset.whole + AT_ONCE;
        } else {
            window.print();
        }
    });
    if (location.hash === AT_ONCE) {
        window.addEventListener("load", () => window.print());
    }
}
