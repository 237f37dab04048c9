// Buttons that copy what is shown once; its lines, where it has several.

// Only where the browser lets a page write to the clipboard: not over plain HTTP from another machine.
for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
        button.lastElementChild.textContent = button.dataset.done;
    });
}
