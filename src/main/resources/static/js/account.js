// The form of an account: its pick list, and the link that is shown once.

import "./copy.js";
import { preparePicks } from "./picks.js";

preparePicks(document);
