// The filter form: pick lists that search as you type, date presets, a clean address, and a way out of a slow search.

import { inWords, setValue, speakTheirLanguage, valueOf as dateOf } from "./dates.js";

const PATIENCE = 300;

// So many options are drawn at once; all are searched.
const DRAWN = 200;

// A contact is found on the server, by the name typed here or in "find contact"; the other lists came with the page.
function remotely(address) {
    // The name that the options answer: the server ignores accents and case, so they are not narrowed again here, and
    // what another name found is no answer.
    let answered = "";
    return {
        load(name, done) {
            fetch(`${address}?name=${encodeURIComponent(name)}`, { headers: { Accept: "application/json" } })
                .then((answer) => (answer.ok ? answer.json() : []))
                .then((found) => {
                    const asked = this.inputValue();
                    if (asked !== "" && asked !== name) {
                        done();
                        return;
                    }
                    this.clearOptions();
                    answered = asked;
                    done(found);
                }, () => done());
        },
        shouldLoad: (name) => name.trim().length > 1,
        score: (name) => () => (name === answered ? 1 : 0),
    };
}

// A pick empties the text, so that the next one is searched for by itself. Enter picks what was typed for or walked to,
// never what happens to stand first, and searches only after Escape.
function pickDeliberately(list) {
    let walkedOn = null;
    let left = false;
    list.on("item_add", () => {
        list.setTextboxValue("");
        list.refreshOptions(list.isFocused);
    });
    list.hook("before", "onOptionSelect", (event, option) => {
        walkedOn = list.getAdjacent(option, 1);
    });
    list.hook("after", "refreshOptions", () => {
        if (list.inputValue() === "") {
            list.clearActiveOption();
        }
    });
    // The list opens with the focus itself: opened a moment later, it lost the keys of quick hands.
    list.focus = () => {
        if (list.isDisabled || list.isReadOnly) {
            return;
        }
        list.control_input.focus();
        list.onFocus();
    };
    const onKeyDown = list.onKeyDown.bind(list);
    list.onKeyDown = (event) => {
        const [first] = list.selectable();
        if (event.key === "ArrowDown" && list.isOpen && !list.activeOption && first) {
            event.preventDefault();
            list.ignoreHover = true;
            list.setActiveOption(list.dropdown_content.contains(walkedOn) ? walkedOn : first);
        } else if (event.key === "Enter" && !left && !list.canSelect(list.activeOption)) {
            event.preventDefault();
        } else {
            onKeyDown(event);
        }
        left = event.key === "Escape";
    };
}

// Says how many options match beyond those drawn.
function tellMore(list, text) {
    const note = Object.assign(document.createElement("div"), { className: "more-options", hidden: true });
    note.setAttribute("role", "status");
    list.dropdown.append(note);
    list.hook("after", "refreshOptions", () => {
        const more = list.currentResults.items.length - DRAWN;
        note.hidden = more <= 0;
        note.textContent = text.replace("{0}", new Intl.NumberFormat(document.documentElement.lang).format(more));
    });
}

function pickList(select) {
    const { remote, placeholder, remove, none, more } = select.dataset;
    const list = new TomSelect(select, {
        plugins: { remove_button: { title: remove } },
        placeholder,
        maxOptions: DRAWN,
        // Enter must pick what was typed, also by quick hands.
        refreshThrottle: 0,
        valueField: "id",
        labelField: "name",
        searchField: ["name"],
        hidePlaceholder: true,
        closeAfterSelect: false,
        render: { no_results: () => Object.assign(document.createElement("div"), { className: "no-results", textContent: none }) },
        ...(remote ? remotely(remote) : {}),
    });
    pickDeliberately(list);
    tellMore(list, more);
    // The box to type in stands for the list and has taken its label.
    select.setAttribute("aria-hidden", "true");
    for (const name of ["aria-invalid", "aria-describedby"]) {
        if (select.hasAttribute(name)) {
            list.control_input.setAttribute(name, select.getAttribute(name));
        }
    }
    if (remote) {
        const typed = document.getElementById("f-contactSearch");
        typed?.addEventListener("change", () => list.settings.shouldLoad(typed.value) && list.load(typed.value));
    }
}

// The dates stand below in words, with the day of the week.
function sayDates(form) {
    const days = ["#f-from", "#f-to"].map((field) => inWords(form.querySelector(field)));
    form.querySelector("[data-dates]").textContent = days.some(Boolean) ? days.map((day) => day || "…").join(" – ") : "";
}

function prepare(form) {
    form.querySelectorAll("select[data-picks]:not(.tomselected)").forEach(pickList);
    speakTheirLanguage(form);
    sayDates(form);
}

document.addEventListener("change", (event) => {
    if (event.target.matches("#f-from, #f-to")) {
        sayDates(event.target.form);
    }
});

function setDates(form, from, to) {
    setValue(form.querySelector("#f-from"), from);
    setValue(form.querySelector("#f-to"), to);
    sayDates(form);
    form.querySelectorAll(".presets a").forEach((preset) => {
        if (preset.dataset.from === from && preset.dataset.to === to) {
            preset.setAttribute("aria-current", "true");
        } else {
            preset.removeAttribute("aria-current");
        }
    });
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
    const link = form && event.target.closest(".presets a, [data-swap-dates], .problem-list a");
    if (!link) {
        return;
    }
    event.preventDefault();
    if (link.closest(".presets")) {
        setDates(form, link.dataset.from, link.dataset.to);
    } else if (link.closest(".problem-list")) {
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

// Coming back to this page shows the form as it was sent.
function remember(form) {
    const draft = withoutBlanks(new FormData(form), "serviceStatus");
    draft.set("edit", "1");
    history.replaceState(history.state, "", `${form.action}?${draft}`);
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
        remember(form);
        disableBlanks(form);
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

function fill(field, value) {
    if (field.tomselect) {
        field.tomselect.setValue(value);
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
            .map((field) => [field.id, valueOf(field)]);
    }
});

document.addEventListener("htmx:load", (event) => {
    const form = event.target.closest?.("#filter-form") ?? event.target.querySelector?.("#filter-form");
    if (form) {
        prepare(form);
        filledMeanwhile.forEach(([id, value]) => {
            const field = document.getElementById(id);
            if (field) {
                fill(field, value);
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
