// The filter form: pick lists that search as you type, dates or a period, a clean address, and a way out of a slow search.

import { inWords, setValue, speakTheirLanguage, valueOf as dateOf } from "./dates.js";
import { preparePicks } from "./picks.js";

const PATIENCE = 300;

// The dates stand below in words, with the day of the week.
function sayDates(form) {
    const days = ["#f-from", "#f-to"].map((field) => inWords(form.querySelector(field)));
    form.querySelector("[data-dates]").textContent = days.some(Boolean) ? days.map((day) => day || "…").join(" – ") : "";
}

function prepare(form) {
    preparePicks(form);
    speakTheirLanguage(form);
    sayDates(form);
}

["input", "change"].forEach((happening) => {
    document.addEventListener(happening, (event) => {
        if (event.target.matches("#f-from, #f-to")) {
            event.target.form.querySelector("#f-period").value = "";
            sayDates(event.target.form);
        } else if (event.target.matches("#f-period") && event.target.value !== "") {
            setDates(event.target.form, "", "");
        }
    });
});

function setDates(form, from, to) {
    setValue(form.querySelector("#f-from"), from);
    setValue(form.querySelector("#f-to"), to);
    sayDates(form);
}

function swapDates(form) {
    setDates(form, dateOf(form.querySelector("#f-to")), dateOf(form.querySelector("#f-from")));
    form.querySelector("#f-to").focus();
}

// The summary of what is wrong leads to the field itself, also where the list's own box is hidden behind a search box.
function goTo(link, form) {
    const field = form.querySelector(link.hash);
    field?.closest("details")?.setAttribute("open", "");
    (field?.tomselect ?? field)?.focus();
}

document.addEventListener("click", (event) => {
    const form = event.target.closest("#filter-form");
    const link = form && event.target.closest("[data-swap-dates], .problem-list a");
    if (!link) {
        return;
    }
    event.preventDefault();
    if (link.closest(".problem-list")) {
        goTo(link, form);
    } else {
        swapDates(form);
    }
});

// Blank fields stay out of the address. Service status is the exception in a draft: there its absence means "not asked
// yet", which preselects the usual one.
function withoutBlanks(data, kept) {
    const filled = new URLSearchParams();
    for (const [name, value] of data) {
        if (value !== "" || name === kept) {
            filled.append(name, value);
        }
    }
    return filled;
}

function draft(form) {
    const filled = withoutBlanks(new FormData(form), "serviceStatus");
    filled.set("edit", "1");
    return filled;
}

// Coming back to this page shows the form as it was sent.
function remember(form) {
    const address = draft(form);
    address.delete("_csrf");
    history.replaceState(history.state, "", `${form.action}?${address}`);
}

// What may say who somebody is goes in the body, also to be remembered: the answer's address has an id in its place.
async function sendPrivately(form) {
    try {
        const answer = await fetch(form.action, { method: "POST", body: draft(form) });
        if (answer.redirected && new URL(answer.url).pathname === new URL(form.action).pathname) {
            history.replaceState(history.state, "", answer.url);
        }
    } catch {
        // The page that is asked for next says what is wrong.
    }
    disableBlanks(form);
    document.dispatchEvent(new Event("search:page"));
    form.submit();
}

function tellsOfPeople(form) {
    return [...form.elements].some((field) => "personal" in field.dataset && field.value.trim() !== "");
}

function disableBlanks(form) {
    for (const field of form.elements) {
        if (field.name && field.value === "" && field.type !== "radio") {
            field.disabled = true;
        }
    }
}

let slow = 0;

function backToNormal() {
    clearTimeout(slow);
    document.querySelector(".searching")?.remove();
    document.querySelectorAll("#filter-form :disabled").forEach((field) => {
        field.disabled = false;
    });
}

window.addEventListener("pageshow", backToNormal);

function cancelSearch(form) {
    window.stop();
    // search.js tells the server.
    document.dispatchEvent(new Event("search:cancel"));
    backToNormal();
    form.querySelector("button.btn-primary").focus();
}

function offerCancel(form) {
    const box = Object.assign(document.createElement("div"), { className: "searching flash", role: "status" });
    const text = Object.assign(document.createElement("span"), { textContent: form.dataset.slow });
    const cancel = Object.assign(document.createElement("button"), {
        type: "button",
        className: "btn",
        textContent: form.dataset.cancel,
    });
    cancel.addEventListener("click", () => cancelSearch(form));
    box.append(text, cancel);
    form.after(box);
}

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.id === "filter-form") {
        if (tellsOfPeople(form)) {
            event.preventDefault();
            form.method = "post";
            sendPrivately(form);
        } else {
            form.method = "get";
            remember(form);
            disableBlanks(form);
            form.elements["_csrf"]?.setAttribute("disabled", "");
        }
        clearTimeout(slow);
        slow = setTimeout(offerCancel, PATIENCE, form);
    }
});

document.addEventListener("htmx:configRequest", (event) => {
    const { parameters, elt } = event.detail;
    if (elt.closest("#filter-form")) {
        for (const name of Object.keys(parameters)) {
            if (parameters[name] === "" && name !== "serviceStatus") {
                delete parameters[name];
            }
        }
    }
});

// What is filled in while the other medium's fields are on their way is carried over into them.
let sent = new Map();
let filledMeanwhile = [];

function valueOf(field) {
    return field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
}

function fieldsOf(form) {
    return [...form.elements].filter((field) => field.name && field.type !== "radio" && field.type !== "checkbox");
}

function fill(field, { value, options }) {
    if (field.tomselect) {
        field.tomselect.addOptions(options);
        field.tomselect.setValue(value);
    } else if (field.dataset.pattern) {
        field.value = value;
        setValue(field, dateOf(field));
    } else {
        field.value = value;
    }
}

document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt.closest("#filter-form");
    if (form) {
        sent = new Map(fieldsOf(form).map((field) => [field.id, String(valueOf(field))]));
    }
});

document.addEventListener("htmx:beforeSwap", (event) => {
    const form = event.detail.target;
    if (form.id === "filter-form") {
        filledMeanwhile = fieldsOf(form)
            .filter((field) => sent.has(field.id) && sent.get(field.id) !== String(valueOf(field)))
            .map((field) => [field.id, { value: valueOf(field), options: Object.values(field.tomselect?.options ?? {}) }]);
    }
});

document.addEventListener("htmx:load", (event) => {
    const form = event.target.closest?.("#filter-form") ?? event.target.querySelector?.("#filter-form");
    if (form) {
        prepare(form);
        filledMeanwhile.forEach(([id, filled]) => {
            const field = document.getElementById(id);
            if (field) {
                fill(field, filled);
            }
        });
        filledMeanwhile = [];
    }
});

const present = document.getElementById("filter-form");
if (present) {
    prepare(present);
    document.querySelector("[data-focus]")?.focus();
}
