// The form of an account: its pick list, and the link that is shown once.

import { preparePicks } from "./picks.js";

preparePicks(document);

// Only where the browser lets a page write to the clipboard: not over plain HTTP from another machine.
for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
        button.lastElementChild.textContent = button.dataset.done;
    });
}
