// A native date or time field writes in the language of the browser's own interface, which no page can ask for. So the
// field becomes text in the page's words, with the browser's calendar behind a button. Addresses carry ISO dates.

const LANGUAGE = document.documentElement.lang;

const TEXT = {
    date: {
        // Brazil writes the day first; elsewhere only ISO cannot be misread.
        write: (iso) => (LANGUAGE.startsWith("pt") ? iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1") : iso),
        read: (text) => {
            const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(
                text.replace(/^(\d\d)(\d\d)(\d{4})$/, "$1/$2/$3"),
            ) ?? [];
            return year && LANGUAGE.startsWith("pt") ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
        },
    },
    time: {
        write: (iso) => iso,
        read: (text) => {
            const [, hour, minute] = /^(\d{1,2})[:h](\d{2})?$/.exec(text.replace(/^(\d\d)(\d\d)$/, "$1:$2")) ?? [];
            return hour ? `${hour.padStart(2, "0")}:${minute ?? "00"}` : text;
        },
    },
};

/** What the field says as ISO, or as it was typed if that is no date. */
export function valueOf(field) {
    return field.type === "text" ? TEXT[field.dataset.pattern].read(field.value.trim()) : field.value;
}

export function setValue(field, iso) {
    field.value = field.type === "text" ? TEXT[field.dataset.pattern].write(iso) : iso;
}

/** In words, empty if the field names no day. */
export function inWords(field) {
    const day = new Date(`${valueOf(field)}T00:00:00Z`);
    return Number.isNaN(day.valueOf())
        ? ""
        : new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "full", timeZone: "UTC" }).format(day);
}

function offerCalendar(field) {
    const { calendar } = field.dataset;
    const native = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1, className: "calendar" });
    native.setAttribute("aria-hidden", "true");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet" });
    button.setAttribute("aria-label", `${calendar}: ${field.getAttribute("aria-label")}`);
    button.append(Object.assign(document.createElement("i"), { className: "ti ti-calendar" }));
    button.addEventListener("click", () => {
        native.value = valueOf(field);
        native.showPicker();
    });
    native.addEventListener("change", () => {
        setValue(field, native.value);
        field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    field.after(native, button);
}

/** Makes the form's date and time fields speak the page's language. */
export function speakTheirLanguage(form) {
    form.querySelectorAll("input[data-pattern]:not([data-spoken])").forEach((field) => {
        const iso = field.value;
        field.dataset.spoken = LANGUAGE;
        field.type = "text";
        field.autocomplete = "off";
        setValue(field, iso);
        field.addEventListener("change", () => setValue(field, valueOf(field)));
        if (field.dataset.pattern === "date") {
            offerCalendar(field);
        }
    });
}

document.addEventListener("formdata", ({ target, formData }) => {
    target.querySelectorAll("input[data-pattern][type=text]:enabled").forEach((field) => {
        formData.set(field.name, valueOf(field));
    });
});
