// The forms of the administration: their pick lists and dates, and the link that is shown once.

import "./copy.js";
import { speakTheirLanguage } from "./dates.js";
import { preparePicks } from "./picks.js";

preparePicks(document);
document.querySelectorAll("form.account-form").forEach(speakTheirLanguage);
