// The mapping page: nothing is started while the preview is not of what the form says.

function waitForPreview(form) {
    const start = form.querySelector("#start");
    const told = start.querySelector("[data-stale]");
    start.querySelector("button").disabled = true;
    told.textContent = told.dataset.stale;
}

// Before htmx hears of it: the name of a mapping changes no row.
document.addEventListener(
    "input",
    (event) => {
        const form = event.target.closest("#mapping");
        if (event.target.id === "mappingName") {
            event.stopPropagation();
        } else if (form) {
            waitForPreview(form);
        }
    },
    true,
);
