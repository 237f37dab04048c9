// The filter form: pick lists that search as you type, date presets, a clean address, and a way out of a slow search.

const PATIENCE = 300;

function pickList(select) {
    const { remote, placeholder, remove, none } = select.dataset;
    const options = {
        plugins: { remove_button: { title: remove } },
        placeholder,
        maxOptions: 500,
        valueField: "id",
        labelField: "name",
        searchField: ["name"],
        hidePlaceholder: true,
        closeAfterSelect: false,
        render: { no_results: () => Object.assign(document.createElement("div"), { className: "no-results", textContent: none }) },
    };
    if (remote) {
        const typed = document.getElementById("f-contactSearch");
        options.load = (name, done) => {
            fetch(`${remote}?name=${encodeURIComponent(name)}`, { headers: { Accept: "application/json" } })
                .then((answer) => (answer.ok ? answer.json() : []))
                .then(done, () => done());
        };
        options.shouldLoad = (name) => name.length > 1;
        options.score = () => () => 1;
        const list = new TomSelect(select, options);
        typed?.addEventListener("change", () => list.load(typed.value));
        return;
    }
    new TomSelect(select, options);
}

function prepare(form) {
    form.querySelectorAll("select[data-picks]").forEach((select) => {
        if (!select.tomselect) {
            pickList(select);
        }
    });
}

function setDates(form, from, to) {
    form.querySelector("#f-from").value = from;
    form.querySelector("#f-to").value = to;
    form.querySelectorAll(".presets a").forEach((preset) => {
        const current = preset.dataset.from === from && preset.dataset.to === to;
        preset.toggleAttribute("aria-current", current);
    });
}

function swapDates(form) {
    setDates(form, form.querySelector("#f-to").value, form.querySelector("#f-from").value);
    form.querySelector("#f-to").focus();
}

document.addEventListener("click", (event) => {
    const form = event.target.closest("#filter-form");
    const preset = event.target.closest(".presets a");
    if (form && preset) {
        event.preventDefault();
        setDates(form, preset.dataset.from, preset.dataset.to);
    } else if (form && event.target.closest("[data-swap-dates]")) {
        event.preventDefault();
        swapDates(form);
    }
});

// Blank fields stay out of the address; they come back when the page is shown again from the browser's memory.
function leaveOutBlanks(form) {
    for (const field of form.elements) {
        if (field.name && field.value === "" && field.type !== "radio") {
            field.disabled = true;
        }
    }
}

window.addEventListener("pageshow", () => {
    document.querySelectorAll("#filter-form :disabled").forEach((field) => {
        field.disabled = false;
    });
    document.querySelector(".searching")?.remove();
});

function offerCancel(form) {
    const box = document.createElement("div");
    box.className = "searching flash";
    box.setAttribute("role", "status");
    const text = Object.assign(document.createElement("span"), { textContent: form.dataset.slow });
    const cancel = Object.assign(document.createElement("button"), {
        type: "button",
        className: "btn",
        textContent: form.dataset.cancel,
    });
    cancel.addEventListener("click", () => {
        window.stop();
        box.remove();
        form.querySelectorAll(":disabled").forEach((field) => {
            field.disabled = false;
        });
    });
    box.append(text, cancel);
    form.after(box);
}

document.addEventListener("submit", (event) => {
    if (event.target.id === "filter-form") {
        leaveOutBlanks(event.target);
        setTimeout(offerCancel, PATIENCE, event.target);
    }
});

document.addEventListener("htmx:load", (event) => {
    const form = event.target.closest?.("#filter-form") ?? event.target.querySelector?.("#filter-form");
    if (form) {
        prepare(form);
    }
});

const present = document.getElementById("filter-form");
if (present) {
    prepare(present);
    document.querySelector("[data-focus]")?.focus();
}
